/** The points of a skill's history as they are drawn and listed (pure). */
import type { MasteryAtOut } from "@/shared/api/schema";
import { range } from "@/shared/lib/certainty";

export type Point = { day: string; at: number; mastery: number; low: number; high: number; answers: number };

/** Return each point with the range that mastery lay in, and its noon as a number, so that time is drawn to scale. */
export function pointsOf(found: readonly MasteryAtOut[]): Point[] {
  return found.map((one) => ({
    day: one.day,
    at: new Date(`${one.day}T12:00:00`).getTime(),
    mastery: one.mastery,
    ...range(one.mastery, one.uncertainty),
    answers: one.answers,
  }));
}
