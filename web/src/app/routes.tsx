/** All addresses of the client: the only place where features meet. A route may say whose it is: `handle: { roles: ["educator"] }`. */
import { createBrowserRouter, type RouteObject } from "react-router";
import { routes as analytics } from "@/features/analytics";
import { routes as curriculum } from "@/features/curriculum";
import { routes as identity, openRoutes } from "@/features/identity";
import { routes as mastery } from "@/features/mastery";
import { routes as memory } from "@/features/memory";
import { routes as operations } from "@/features/operations";
import { routes as pathway } from "@/features/pathway";
import { openRoutes as erased, routes as privacy } from "@/features/privacy";
import { routes as safeguarding } from "@/features/safeguarding";
import { routes as tutor } from "@/features/tutor";
import { Broken } from "./broken";
import { GoHome } from "./go-home";
import { NotFound } from "./not-found";
import { Shell } from "./shell";

const inside: RouteObject[] = [
  { index: true, Component: GoHome },
  ...pathway,
  ...tutor,
  ...mastery,
  ...memory,
  ...privacy,
  ...identity,
  ...analytics,
  ...curriculum,
  ...safeguarding,
  ...operations,
  { path: "*", Component: NotFound },
];

export const router = createBrowserRouter([
  ...[...openRoutes, ...erased].map((route) => ({ ...route, ErrorBoundary: Broken })),
  {
    path: "/",
    Component: Shell,
    ErrorBoundary: Broken,
    HydrateFallback: () => null,
    children: [{ ErrorBoundary: Broken, children: inside }],
  },
]);
