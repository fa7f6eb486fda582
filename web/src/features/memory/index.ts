/** What my tutor remembers: beliefs, journal, recall, forgetting; for the learner, and as far as policy goes for a guardian. */
import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  {
    path: "/memory",
    lazy: async () => ({ Component: (await import("./memory-page")).MemoryPage }),
    handle: { roles: ["learner"] },
  },
  {
    path: "/family/:learnerId/memory",
    lazy: async () => ({ Component: (await import("./child-page")).ChildPage }),
    handle: { roles: ["guardian"] },
  },
];
