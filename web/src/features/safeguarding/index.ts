/** The safeguarding inbox, for those who are named for it, and who is named. */
import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  {
    path: "care",
    handle: { roles: ["educator", "operator"] },
    lazy: async () => ({ Component: (await import("./care-page")).CarePage }),
  },
];
