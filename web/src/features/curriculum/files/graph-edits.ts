/** Changes to what skills build on, written into their files; and the circle that one would close (pure). */
import { fieldsOf, frontOf, type SkillOutline, wordOf } from "./outline";
import { plainOf, type Value, withAdded, withValue } from "./yaml-text";

/** Return the circle that would come about if a skill built on another, as the ids on its way, the first again at the end; null without one. */
export function circleOf(skills: readonly SkillOutline[], skill: string, needs: string): string[] | null {
  const needsOf = new Map(skills.map((one) => [one.id, one.needs.map((edge) => edge.id)]));
  const from = new Map<string, string | null>([[needs, null]]);
  const waiting = [needs];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (at === skill) return wayBack(from, skill);
    for (const next of needsOf.get(at) ?? []) {
      if (from.has(next)) continue;
      from.set(next, at);
      waiting.push(next);
    }
  }
  return null;
}

/** Each of the circle builds on the next: the skill on what it needs, and so on, until the skill comes again. */
function wayBack(from: ReadonlyMap<string, string | null>, skill: string): string[] {
  const way: string[] = [];
  for (let at: string | null | undefined = skill; at; at = from.get(at)) way.unshift(at);
  return [skill, ...way];
}

/** Return a skill's file with one more prerequisite and its why; as it was where it is there already or cannot be read. */
export function withNeed(text: string, needs: string, why: string): string {
  if (placeOf(text, needs) >= 0) return text;
  return inFront(text, (front) =>
    withAdded(front, ["prerequisites"], { fields: { id: needs, why: { text: why } } as Record<string, Value> }),
  );
}

/** Return a skill's file without a prerequisite. */
export function withoutNeed(text: string, needs: string): string {
  const at = placeOf(text, needs);
  return at < 0 ? text : inFront(text, (front) => withValue(front, ["prerequisites", at], null));
}

/** Return a skill's file with another why of a prerequisite; one that an importer proposed is confirmed by it. */
export function withWhy(text: string, needs: string, why: string): string {
  const at = placeOf(text, needs);
  if (at < 0) return text;
  return inFront(text, (front) =>
    withValue(withValue(front, ["prerequisites", at, "why"], { text: why }), ["prerequisites", at, "proposed"], null),
  );
}

function placeOf(text: string, needs: string): number {
  return fieldsOf(plainOf(frontOf(text))?.prerequisites).findIndex((one) => wordOf(one.id) === needs);
}

function inFront(text: string, change: (front: string) => string): string {
  const front = frontOf(text);
  const at = text.indexOf(front, 3);
  if (!text.startsWith("---") || (front === "" && !/^---\s*\n---/.test(text))) return text;
  if (front === "") return text.replace(/^---[^\S\n]*\n/, `---\n${change("")}\n`);
  return text.slice(0, at) + change(front.replace(/\r\n/g, "\n")) + text.slice(at + front.length);
}
