/** A person's rights: consents, archives, erasure, who looked; and a guardian's family. */
import type { RouteObject } from "react-router";

/** For those whose account is gone: the receipt. */
export const openRoutes: RouteObject[] = [
  { path: "/erased", lazy: async () => ({ Component: (await import("./erased-page")).ErasedPage }) },
];

export const routes: RouteObject[] = [
  { path: "/privacy", lazy: async () => ({ Component: (await import("./privacy-page")).PrivacyPage }) },
  {
    path: "/family",
    lazy: async () => ({ Component: (await import("./family-page")).FamilyPage }),
    handle: { roles: ["guardian"] },
  },
];
