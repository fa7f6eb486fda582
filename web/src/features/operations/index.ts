/** The screens of operations: how it is, spending, the school's rules, keys and proof, the learner model, people. */
import type { RouteObject } from "react-router";

const handle = { roles: ["operator"] };

export const routes: RouteObject[] = [
  { path: "operations", handle, lazy: async () => ({ Component: (await import("./health/health-page")).HealthPage }) },
  {
    path: "operations/spending",
    handle,
    lazy: async () => ({ Component: (await import("./spending/spending-page")).SpendingPage }),
  },
  {
    path: "operations/rules",
    handle,
    lazy: async () => ({ Component: (await import("./policy/policy-page")).PolicyPage }),
  },
  { path: "operations/keys", handle, lazy: async () => ({ Component: (await import("./keys/keys-page")).KeysPage }) },
  {
    path: "operations/learner-model",
    handle,
    lazy: async () => ({ Component: (await import("./fits/fits-page")).FitsPage }),
  },
  { path: "people", handle, lazy: async () => ({ Component: (await import("./people/people-page")).PeoplePage }) },
  {
    path: "people/:accountId",
    handle,
    lazy: async () => ({ Component: (await import("./people/person-page")).PersonPage }),
  },
];
