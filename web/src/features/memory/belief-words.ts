/** How a belief is told: its group, how sure, in which state; and what changed between then and now (pure). */
import type { FactOut } from "@/shared/api/schema";

export type Kind = FactOut["kind"];
export const GROUPS = {
  wishes: ["goal", "preference", "interest"],
  helps: ["strategy_that_works", "accommodation", "context"],
  hard: ["misconception", "recurring_error"],
  habits: ["pace", "hint_dependence"],
  past: ["episode_summary"],
} as const satisfies Record<string, readonly Kind[]>;
export type Group = keyof typeof GROUPS;

/** Return the groups that have beliefs, in the order in which they are told, the surest first. */
export function grouped(facts: readonly FactOut[]): [Group, FactOut[]][] {
  const names = Object.keys(GROUPS) as Group[];
  return names
    .map((name): [Group, FactOut[]] => [
      name,
      facts
        .filter((fact) => (GROUPS[name] as readonly Kind[]).includes(fact.kind))
        .sort((one, other) => other.confidence - one.confidence),
    ])
    .filter(([, found]) => found.length > 0);
}

export type Sureness = "sure" | "fairly" | "guess";
const SURE = 0.85;
const FAIRLY = 0.6;

/** Return how sure the tutor is, as a word. */
export function sureness(confidence: number): Sureness {
  if (confidence >= SURE) return "sure";
  return confidence >= FAIRLY ? "fairly" : "guess";
}

export type BeliefState = "active" | "contested" | "corrected";

/** Return a belief's state: what the learner said themselves stands as corrected or stated. */
export function stateOf(fact: FactOut): BeliefState {
  if (fact.contested || fact.contests) return "contested";
  return fact.source === "learner" && !fact.quote && fact.evidence.includes(fact.id) ? "corrected" : "active";
}

export type Change = "same" | "gone" | "changed" | "new";
export type Compared = { fact: FactOut; change: Change; now?: FactOut };

/** Return what was believed then, each with what became of it, and what is believed only now. */
export function compared(then: readonly FactOut[], now: readonly FactOut[]): Compared[] {
  const current = new Map(now.map((fact) => [fact.id, fact]));
  const known = new Set(then.map((fact) => fact.id));
  const before = then.map((fact): Compared => {
    const found = current.get(fact.id);
    if (!found) return { fact, change: "gone" };
    const same = found.value === fact.value && Math.abs(found.confidence - fact.confidence) < 0.05;
    return { fact, change: same ? "same" : "changed", now: found };
  });
  const since = now.filter((fact) => !known.has(fact.id)).map((fact): Compared => ({ fact, change: "new" }));
  return [...before, ...since];
}
