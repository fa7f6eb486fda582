/** What becomes of skills that a version no longer has: what the files suggest, and the lines of the map (pure). */
import { frontOf, type SkillOutline, skillsOf, wordsIn } from "../files/outline";
import { plainOf, type Value, withAdded } from "../files/yaml-text";

type Texts = Readonly<Record<string, string>>;
export type Kind = "kept" | "renamed" | "split" | "merged" | "retired";
export type Becomes = { kind: Kind; to: string[] };
/** Nothing is said yet of a skill that is null. */
export type Choices = Readonly<Record<string, Becomes | null>>;

export const MIGRATIONS = "migrations.yaml";
const ALIKE = 0.5; // share of words that two names must have in common to be taken for one

/** Return what probably became of each skill that is gone: where its items went, or else a new skill of a similar name. */
export function suggested(gone: readonly string[], before: Texts, after: Texts): Record<string, Becomes | null> {
  const old = skillsOf(before);
  const now = skillsOf(after);
  const added = now.filter((one) => !old.some((other) => other.id === one.id));
  const went = itemsWent(gone, before, after);
  const found = Object.fromEntries(
    gone.map((id) => {
      const to = went.get(id) ?? [];
      if (to.length > 1) return [id, { kind: "split" as const, to }];
      const one =
        to[0] ??
        alike(
          old.find((skill) => skill.id === id),
          added,
        );
      if (!one) return [id, null];
      return [
        id,
        { kind: added.some((skill) => skill.id === one) ? ("renamed" as const) : ("merged" as const), to: [one] },
      ];
    }),
  );
  return joined(found);
}

/** Several skills that go to one are merged there, whatever each was taken for. */
function joined(choices: Record<string, Becomes | null>): Record<string, Becomes | null> {
  const fed = Object.values(choices).flatMap((one) => (one?.kind === "renamed" ? one.to : []));
  return Object.fromEntries(
    Object.entries(choices).map(([id, one]) => {
      const shares = one?.kind === "renamed" && fed.filter((to) => to === one.to[0]).length > 1;
      return [id, shares && one ? { kind: "merged" as const, to: one.to } : one];
    }),
  );
}

function itemsWent(gone: readonly string[], before: Texts, after: Texts): Map<string, string[]> {
  const went = new Map<string, string[]>();
  const nameOf = (path: string) => path.replace(/^.*\//, "");
  const now = new Map(Object.entries(after).map(([path, text]) => [nameOf(path), text]));
  for (const [path, text] of Object.entries(before)) {
    const later = path.startsWith("items/") ? now.get(nameOf(path)) : undefined;
    if (later === undefined) continue;
    const had = skillsIn(text);
    const fresh = skillsIn(later).filter((id) => !had.includes(id));
    for (const id of had.filter((one) => gone.includes(one)))
      went.set(id, [...new Set([...(went.get(id) ?? []), ...fresh])]);
  }
  return went;
}

function skillsIn(text: string): string[] {
  return wordsIn(plainOf(frontOf(text))?.skills);
}

function alike(skill: SkillOutline | undefined, added: readonly SkillOutline[]): string | undefined {
  const words = (one: SkillOutline) =>
    new Set(
      `${one.title} ${one.id}`
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter(Boolean),
    );
  if (!skill) return undefined;
  const mine = words(skill);
  const shares = added.map((one) => {
    const theirs = words(one);
    const common = [...mine].filter((word) => theirs.has(word)).length;
    return { id: one.id, share: common / Math.max(mine.size, theirs.size) };
  });
  const best = shares.sort((one, other) => other.share - one.share)[0];
  return best && best.share >= ALIKE ? best.id : undefined;
}

/** Return the skills of which too little is said to make a map. */
export function unsaid(choices: Choices): string[] {
  const least: Record<Kind, number> = { kept: 0, retired: 0, renamed: 1, merged: 1, split: 2 };
  return Object.entries(choices)
    .filter(([, one]) => one === null || one.to.length < least[one.kind])
    .map(([id]) => id);
}

/** Return the course's texts with the map written into them; skills that are kept come back with their own items. */
export function withMap(choices: Choices, before: Texts, after: Texts): Record<string, string> {
  const said = Object.entries(choices).flatMap(([id, one]) => (one ? [[id, one] as const] : []));
  const kept = said.filter(([, one]) => one.kind === "kept").map(([id]) => id);
  const next = { ...after, ...broughtBack(kept, before, after) };
  const lines: Value[] = said.flatMap(([id, one]): Value[] => {
    if (one.kind === "retired") return [{ fields: { retire: id } }];
    if (one.kind === "split") return [{ fields: { split: id, to: one.to } }];
    return [];
  });
  const single = said.filter(([, one]) => one.kind === "renamed" || one.kind === "merged");
  for (const to of new Set(single.map(([, one]) => one.to[0] as string))) {
    const olds = single.filter(([, one]) => one.to[0] === to);
    const [first] = olds;
    if (olds.length === 1 && first?.[1].kind === "renamed") lines.push({ fields: { rename: first[0], to } });
    else lines.push({ fields: { merge: olds.map(([id]) => id), to } });
  }
  if (lines.length > 0)
    next[MIGRATIONS] =
      `${lines.reduce<string>((text, line) => withAdded(text, ["skills"], line), after[MIGRATIONS] ?? "")}\n`;
  return next;
}

function broughtBack(kept: readonly string[], before: Texts, after: Texts): Record<string, string> {
  const there = new Set(Object.keys(after).map((path) => path.replace(/^.*\//, "")));
  const known = new Set([...skillsOf(after).map((one) => one.id), ...kept]);
  const files = Object.entries(before).filter(([path, text]) => {
    if (kept.some((id) => path === `skills/${id}.md`)) return true;
    const named = path.startsWith("items/") && !there.has(path.replace(/^.*\//, "")) ? skillsIn(text) : [];
    return named.some((id) => kept.includes(id)) && named.every((id) => known.has(id));
  });
  return Object.fromEntries(files);
}
