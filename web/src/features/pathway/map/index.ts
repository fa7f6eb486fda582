/** The skill map. */
import type { RouteObject } from "react-router";

export const mapRoutes: RouteObject[] = [
  {
    path: "map",
    handle: { roles: ["learner"] },
    lazy: async () => ({ Component: (await import("./map-page")).MapPage }),
  },
];
