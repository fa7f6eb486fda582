/** What the skills of a course are and need, read from its files as they are being edited (pure). */
import { plainOf } from "./yaml-text";

export type Edge = { id: string; why: string };
export type Named = { id: string; name: string };
export type SkillOutline = { id: string; path: string; title: string; needs: Edge[]; misconceptions: Named[] };

const SKILL = /^skills\/([^/]+)\.md$/;
const FRONT = /^---[^\S\r\n]*\r?\n(?:([\s\S]*?)\r?\n)?---[^\S\r\n]*(?:\r?\n|$)/;
const read = new Map<string, { text: string; outline: SkillOutline }>();

/** Return the front matter of a Markdown file; empty where there is none. */
export function frontOf(text: string): string {
  return FRONT.exec(text)?.[1] ?? "";
}

/** Return whether a file is a skill's. */
export function isSkill(path: string): boolean {
  return SKILL.test(path);
}

/** Return the skills of a course in the order of their files. Each file is read again only when it has changed. */
export function skillsOf(texts: Readonly<Record<string, string>>): SkillOutline[] {
  return Object.keys(texts)
    .filter(isSkill)
    .sort()
    .map((path) => skillOf(path, texts[path] ?? ""));
}

function skillOf(path: string, text: string): SkillOutline {
  const known = read.get(path);
  if (known?.text === text) return known.outline;
  const front = plainOf(frontOf(text)) ?? {};
  const id = wordOf(front.id) || (SKILL.exec(path)?.[1] ?? path);
  const outline = {
    id,
    path,
    title: wordOf(front.title) || id,
    needs: fieldsOf(front.prerequisites).map((one) => ({ id: wordOf(one.id), why: wordOf(one.why) })),
    misconceptions: fieldsOf(front.misconceptions).map((one) => ({ id: wordOf(one.id), name: wordOf(one.name) })),
  };
  read.set(path, { text, outline });
  return outline;
}

/** Return a value that is a text, or an empty one. */
export function wordOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Return a value that is a list of texts, or an empty one. */
export function wordsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

/** Return a value that is a list of fields, or an empty one. */
export function fieldsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value)
    ? value.filter(
        (one): one is Record<string, unknown> => typeof one === "object" && one !== null && !Array.isArray(one),
      )
    : [];
}
