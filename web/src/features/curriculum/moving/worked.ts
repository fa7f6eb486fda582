/** About how many of a class have worked on a skill, as far as the class's own rule lets it be said (pure). */
import type { SkillSpreadOut } from "@/shared/api/schema";

/**
 * Return about how many have begun a skill, null where it could tell of somebody.
 *
 * The cells are masked by the service: where one is hidden, so is the sum.
 */
export function workedOn(spread: SkillSpreadOut | undefined): number | null {
  if (!spread) return null;
  const { learning, stuck, mastered } = spread;
  return learning === null || stuck === null || mastered === null ? null : Math.max(0, learning + stuck + mastered);
}
