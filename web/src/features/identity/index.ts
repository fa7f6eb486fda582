/** Signing in, joining a class, one-time codes, settings, people: who somebody is. */
import type { RouteObject } from "react-router";

/** For visitors. */
export const openRoutes: RouteObject[] = [
  { path: "/sign-in", lazy: async () => ({ Component: (await import("./sign-in-page")).SignInPage }) },
  { path: "/code", lazy: async () => ({ Component: (await import("./code-page")).CodePage }) },
];

export const routes: RouteObject[] = [
  { path: "/settings", lazy: async () => ({ Component: (await import("./settings/settings-page")).SettingsPage }) },
];
