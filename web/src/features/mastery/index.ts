/** Progress: how far one is, how it went over time, and the evidence. */
import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  {
    path: "progress",
    handle: { roles: ["learner"] },
    lazy: async () => ({ Component: (await import("./progress-page")).ProgressPage }),
  },
];
