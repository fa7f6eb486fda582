/** What an educator sees of a class, and sets for it: overview, learner, assignments, people, inbox. */
import type { RouteObject } from "react-router";

const handle = { roles: ["educator", "operator"] };

export const routes: RouteObject[] = [
  { path: "classes", handle, lazy: async () => ({ Component: (await import("./classes-page")).ClassesPage }) },
  {
    path: "classes/:classId",
    handle,
    lazy: async () => ({ Component: (await import("./overview/overview-page")).OverviewPage }),
  },
  {
    path: "classes/:classId/assignments",
    handle,
    lazy: async () => ({ Component: (await import("./assignments/assignments-page")).AssignmentsPage }),
  },
  {
    path: "classes/:classId/people",
    handle,
    lazy: async () => ({ Component: (await import("./people/people-page")).PeoplePage }),
  },
  {
    path: "classes/:classId/learners/:learnerId",
    handle,
    lazy: async () => ({ Component: (await import("./learner/learner-page")).LearnerPage }),
  },
  { path: "inbox", handle, lazy: async () => ({ Component: (await import("./inbox/inbox-page")).InboxPage }) },
];
