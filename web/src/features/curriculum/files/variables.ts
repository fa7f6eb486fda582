/** Variables of an item, as a form shows and changes them in its front matter (pure). */
import type { SeenFault } from "./faults";
import { wordOf, wordsIn } from "./outline";
import { type Value, withKey, withKeysSwapped, withList, withValue } from "./yaml-text";

export const KINDS = ["range", "choices", "value"] as const;
export type Kind = (typeof KINDS)[number];
/** `short` is a computed value that is written without `value:`. */
export type Variable = {
  name: string;
  kind: Kind;
  low: string;
  high: string;
  step: string;
  exclude: string[];
  choices: string[];
  value: string;
  short: boolean;
};

type Fields = Record<string, unknown>;

/** Return the variables in the order in which they are drawn. */
export function variablesOf(front: Fields): Variable[] {
  const found = front.variables;
  if (typeof found !== "object" || found === null || Array.isArray(found)) return [];
  return Object.entries(found as Fields).map(([name, given]) => {
    const short = typeof given === "string";
    const fields = typeof given === "object" && given !== null && !Array.isArray(given) ? (given as Fields) : {};
    const range = wordsIn(fields.range);
    return {
      name,
      kind: "range" in fields ? "range" : "choices" in fields ? "choices" : "value",
      low: range[0] ?? "",
      high: range[1] ?? "",
      step: wordOf(fields.step),
      exclude: wordsIn(fields.exclude),
      choices: wordsIn(fields.choices),
      value: short ? given : wordOf(fields.value),
      short,
    };
  });
}

const FIRST: Readonly<Record<Kind, Value>> = {
  range: { fields: { range: ["2", "9"] }, flow: true },
  choices: { fields: { choices: ["2", "3", "5"] }, flow: true },
  value: { text: "1 + 1" },
};

/** Return the front matter with one more variable: the first letter that is free, from 2 to 9. */
export function withVariable(front: string, known: readonly Variable[]): string {
  const names = new Set(known.map((one) => one.name));
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const name = letters.find((one) => !names.has(one)) ?? `v${known.length + 1}`;
  return withValue(front, ["variables", name], FIRST.range);
}

/** Return the front matter without a variable. */
export function withoutVariable(front: string, known: readonly Variable[], name: string): string {
  return withValue(front, known.length > 1 ? ["variables", name] : ["variables"], null);
}

/** Return the front matter with a variable that gets its value in another way. */
export function withKind(front: string, name: string, kind: Kind): string {
  return withValue(withValue(front, ["variables", name], ""), ["variables", name], FIRST[kind]);
}

/** Return the front matter with another name of a variable; what uses it is for its author to change. */
export function withName(front: string, from: string, to: string): string {
  return withKey(front, ["variables"], from, to);
}

/** Return the front matter with a variable drawn before the one that was drawn before it. */
export function withEarlier(front: string, at: number): string {
  return withKeysSwapped(front, ["variables"], at - 1, at);
}

/** Return the front matter with one end of a range. */
export function withEnd(front: string, name: string, end: "low" | "high", to: string): string {
  return withValue(front, ["variables", name, "range", end === "low" ? 0 : 1], to.trim());
}

/** Return the front matter with another step of a range, 1 where nothing is said. */
export function withStepSize(front: string, name: string, to: string): string {
  return withValue(front, ["variables", name, "step"], to.trim() === "" ? null : to.trim());
}

/** Return the front matter with the numbers that a range leaves out, written with commas or spaces between. */
export function withExcluded(front: string, name: string, written: string): string {
  return withList(front, ["variables", name, "exclude"], written.split(/[\s,;]+/).filter(Boolean), (one) => one);
}

/** Return the front matter with the values to choose from, a line each; a number stays one. */
export function withChoices(front: string, name: string, written: string): string {
  const path = ["variables", name, "choices"];
  const lines = written.split("\n").filter((one) => one.trim() !== "");
  if (lines.length === 0) return withValue(front, path, []); // it is still one of a list, while another is typed
  return withList(front, path, lines, (one) => (isNumber(one) ? one : { text: one }));
}

/** Return the front matter with what a variable is computed from. */
export function withComputed(front: string, one: Variable, to: string): string {
  return withValue(front, one.short ? ["variables", one.name] : ["variables", one.name, "value"], { text: to });
}

/** Return the front matter with the conditions that every draw fulfils, a line each. */
export function withConditions(front: string, written: string): string {
  const lines = written.split("\n").filter((one) => one.trim() !== "");
  return withList(front, ["where"], lines, (one) => ({ text: one }));
}

function isNumber(text: string): boolean {
  return /^[-+]?\d{1,20}(\.\d{1,20})?$/.test(text);
}

const NAME = /^[a-zA-Z][a-zA-Z0-9_]{0,23}$/;
const WHOLE = /^[-+]?\d{1,10}$/;

/** Return whether a variable may be called so. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

/** Return what is wrong with variables, as places in a form and codes of sentences. What can only be told by drawing, the service tells. */
export function variableFaults(known: readonly Variable[]): SeenFault[] {
  return known.flatMap((one) => {
    const place = (part: string) => `front:variables.${one.name}${part}`;
    const faults: SeenFault[] = [];
    if (one.kind === "value" && one.value.trim() === "")
      faults.push({ place: place(one.short ? "" : ".value"), code: "needed" });
    if (one.kind === "choices" && one.choices.length === 0) faults.push({ place: place(".choices"), code: "needed" });
    if (one.kind !== "range") return faults;
    const parts = { ".range.0": one.low, ".range.1": one.high, ".step": one.step || "1" };
    for (const [part, text] of Object.entries(parts))
      if (!WHOLE.test(text)) faults.push({ place: place(part), code: "whole" });
    if (Number(one.low) > Number(one.high)) faults.push({ place: place(".range.1"), code: "order" });
    if (Number(one.step || "1") < 1) faults.push({ place: place(".step"), code: "whole" });
    if (one.exclude.some((each) => !WHOLE.test(each))) faults.push({ place: place(".exclude"), code: "whole" });
    return faults;
  });
}
