/** Where each role can go; the first place of a role is its home. */
import {
  IconBook2,
  IconBrain,
  IconBuildingCommunity,
  IconChartLine,
  IconHeartHandshake,
  IconHome,
  IconInbox,
  IconMap2,
  IconSettings,
  IconUsers,
  IconUsersGroup,
} from "@tabler/icons-react";
import type { Role } from "@/shared/lib/role";

export type Place = { to: string; label: string; icon: typeof IconHome };

const SETTINGS: Place = { to: "/settings", label: "nav.settings", icon: IconSettings };
const CARE: Place = { to: "/care", label: "nav.care", icon: IconHeartHandshake };

export const PLACES: Record<Role, readonly Place[]> = {
  learner: [
    { to: "/today", label: "nav.today", icon: IconHome },
    { to: "/map", label: "nav.map", icon: IconMap2 },
    { to: "/progress", label: "nav.progress", icon: IconChartLine },
    { to: "/memory", label: "nav.memory", icon: IconBrain },
    SETTINGS,
  ],
  educator: [
    { to: "/classes", label: "nav.classes", icon: IconUsersGroup },
    { to: "/studio", label: "nav.studio", icon: IconBook2 },
    { to: "/inbox", label: "nav.inbox", icon: IconInbox },
    CARE,
    SETTINGS,
  ],
  guardian: [{ to: "/family", label: "nav.family", icon: IconUsers }, SETTINGS],
  operator: [
    { to: "/operations", label: "nav.operations", icon: IconBuildingCommunity },
    { to: "/people", label: "nav.people", icon: IconUsers },
    { to: "/studio", label: "nav.studio", icon: IconBook2 },
    CARE,
    SETTINGS,
  ],
};

/** Return the first screen of a role. */
export function home(role: Role): string {
  return PLACES[role][0]?.to ?? "/settings";
}
