/** What course.yaml says, and what is wrong in it as far as it can be told at once (pure). */
import type { SeenFault } from "./faults";
import { fieldsOf, wordOf } from "./outline";
import { withAdded, withValue } from "./yaml-text";

type Fields = Record<string, unknown>;

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** Return what is wrong at which field. */
export function courseFaults(head: Fields): SeenFault[] {
  const faults: SeenFault[] = (["title", "licence"] as const)
    .filter((name) => wordOf(head[name]).trim() === "")
    .map((name) => ({ place: `front:${name}`, code: "needed" }));
  if ("locale" in head && !LANGUAGE.test(wordOf(head.locale))) faults.push({ place: "front:locale", code: "language" });
  return faults;
}

/** Return what a figure shows in words, as course.yaml has it. */
export function altOf(head: Fields, figure: string): string {
  return wordOf(fieldsOf(head.assets).find((one) => one.name === figure)?.alt);
}

/** Return course.yaml with what a figure shows in words. */
export function withAlt(text: string, head: Fields, figure: string, alt: string): string {
  const listed = fieldsOf(head.assets);
  const at = listed.findIndex((one) => one.name === figure);
  if (at >= 0) return withValue(text, ["assets", at, "alt"], alt === "" ? null : { text: alt });
  return alt === "" ? text : withAdded(text, ["assets"], { fields: { name: figure, alt: { text: alt } }, flow: true });
}

/** Return a share such as `0.5` as a number of percent, null where none is written. */
export function percentOf(written: unknown): number | null {
  const share = Number(wordOf(written) || "x");
  return Number.isFinite(share) ? Math.round(share * 10_000) / 100 : null;
}

/** Return course.yaml with one of the numbers of its policy, given in percent; null takes it out. */
export function withPolicy(text: string, head: Fields, name: string, percent: number | null): string {
  if (percent !== null) return withValue(text, ["policy", name], String(Math.round(percent * 100) / 10_000));
  const policy = (head.policy ?? {}) as Fields;
  const isLast = Object.keys(policy).every((one) => one === name);
  return withValue(text, isLast ? ["policy"] : ["policy", name], null);
}
