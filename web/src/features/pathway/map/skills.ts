/** Skills of a course with where one stands on them, and the ways between them (pure). */
import type { GraphOut, ProgressOut, SkillProgressOut } from "@/shared/api/schema";

export type SkillState = SkillProgressOut["state"];
/** A skill at the other end of a way, and why the way is there. */
export type Way = { id: string; title: string; why: string; met: boolean };
export type MapSkill = {
  id: string;
  title: string;
  objective: string;
  state: SkillState;
  standing: SkillState | "exempt" | "presumed";
  due: boolean;
  mastery: number | null;
  uncertainty: number | null;
  retrievability: number | null;
  nextReview: string | null;
  needs: Way[];
  opens: Way[];
};

const MET = new Set<SkillState>(["mastered", "known"]);

/** Return the skills of a course in its order, each with what it needs and what it opens, and why. */
export function skillsOf(graph: GraphOut, progress: ProgressOut, now: Date): MapSkill[] {
  const standing = new Map(progress.skills.map((one) => [one.skill.id, one]));
  const titles = new Map(graph.skills.map((one) => [one.id, one.title]));
  const met = (id: string) => MET.has(standing.get(id)?.state ?? "locked");
  const opens = new Map<string, Way[]>();
  for (const skill of graph.skills)
    for (const edge of skill.prerequisites) {
      const way = { id: skill.id, title: skill.title, why: edge.why ?? "", met: met(skill.id) };
      opens.set(edge.id, [...(opens.get(edge.id) ?? []), way]);
    }
  return graph.skills.map((skill) => ({
    id: skill.id,
    title: skill.title,
    objective: skill.objective,
    ...standingOf(standing.get(skill.id), now),
    needs: skill.prerequisites.map((edge) => ({
      id: edge.id,
      title: titles.get(edge.id) ?? edge.id,
      why: edge.why ?? "",
      met: met(edge.id),
    })),
    opens: opens.get(skill.id) ?? [],
  }));
}

function standingOf(found: SkillProgressOut | undefined, now: Date) {
  const state = found?.state ?? "locked";
  const nextReview = found?.next_review ?? null;
  const standing = found?.exempt ? "exempt" : found?.presumed ? "presumed" : state;
  return {
    state,
    standing: standing as MapSkill["standing"],
    due: nextReview !== null && new Date(nextReview) <= now,
    mastery: found?.mastery ?? null,
    uncertainty: found?.uncertainty ?? null,
    retrievability: found?.retrievability ?? null,
    nextReview,
  };
}
