/** The screens of tutor. */
import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  {
    path: "/session/:enrollmentId",
    lazy: async () => ({ Component: (await import("./session-page")).SessionPage }),
    handle: { roles: ["learner"], bare: true },
  },
];
