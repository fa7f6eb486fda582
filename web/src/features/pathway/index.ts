/** What comes next: today, the plan, placement and reviews. */
import type { RouteObject } from "react-router";
import { mapRoutes } from "./map";

const handle = { roles: ["learner"] };

export const routes: RouteObject[] = [
  ...mapRoutes,
  { path: "today", handle, lazy: async () => ({ Component: (await import("./today/today-page")).TodayPage }) },
  {
    path: "plan/:enrollmentId",
    handle,
    lazy: async () => ({ Component: (await import("./plan/plan-page")).PlanPage }),
  },
  {
    path: "placement/:enrollmentId",
    handle: { ...handle, bare: true },
    lazy: async () => ({ Component: (await import("./placement/placement-page")).PlacementPage }),
  },
  {
    path: "reviews/:enrollmentId",
    handle: { ...handle, bare: true },
    lazy: async () => ({ Component: (await import("./reviews/reviews-page")).ReviewsPage }),
  },
];
