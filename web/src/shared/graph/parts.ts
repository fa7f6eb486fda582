/** What the graph draws of skills: made once for what is known of them, and the same objects as long as that stays. */
import type { TFunction } from "i18next";
import { NODE } from "./places";
import type { SkillNodeType } from "./skill-node";
import type { GraphSkill, Place } from "./walking";
import type { WhyEdgeType } from "./why-edge";

/** Return the nodes of skills; one that has no place yet waits until the graph is laid out anew. */
export function nodesOf(
  skills: readonly GraphSkill[],
  places: ReadonlyMap<string, Place>,
  open: boolean,
): SkillNodeType[] {
  return skills.flatMap((skill) => {
    const position = places.get(skill.id);
    return position ? [{ id: skill.id, type: "skill" as const, position, ...NODE, data: { skill, open } }] : [];
  });
}

/** Return the ways between skills; one to what is not there is left out. */
export function edgesOf(skills: readonly GraphSkill[], t: TFunction<"graph">): WhyEdgeType[] {
  const titles = new Map(skills.map((one) => [one.id, one.title]));
  return skills.flatMap((skill) =>
    skill.needs.flatMap(({ id, why }) => {
      const from = titles.get(id);
      if (from === undefined) return [];
      const label = t("way", { from, to: skill.title, why });
      return [
        {
          id: `${id}-${skill.id}`,
          type: "why" as const,
          source: id,
          target: skill.id,
          focusable: false,
          ariaRole: "group" as const,
          ariaLabel: label,
          data: { why, label },
        },
      ];
    }),
  );
}
