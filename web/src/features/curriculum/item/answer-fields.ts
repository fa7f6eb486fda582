/** What an answer of each type says, beside its value (pure). */
import type { StepOut } from "@/shared/api/schema";
import { fieldsOf, wordOf, wordsIn } from "../files/outline";
import type { Path, Value } from "../files/yaml-text";

export type AnswerType = StepOut["answer_type"];
export type AnswerField =
  | "alternatives"
  | "form"
  | "unknown"
  | "tolerance"
  | "decimal_places"
  | "significant_figures"
  | "units"
  | "unit_optional"
  | "examples"
  | "case_sensitive"
  | "start"
  | "domain"
  | "rubric";

const MATHS: readonly AnswerField[] = ["alternatives", "form", "unknown"];

export const FIELDS: Readonly<Record<AnswerType, readonly AnswerField[]>> = {
  number: ["alternatives", "unknown", "tolerance", "decimal_places", "significant_figures"],
  fraction: MATHS,
  expression: MATHS,
  equation: MATHS,
  interval: ["alternatives"],
  set: ["alternatives"],
  point: ["alternatives", "tolerance"],
  ratio: ["alternatives", "form"],
  matrix: ["tolerance"],
  quantity: ["units", "unit_optional", "tolerance", "decimal_places", "significant_figures"],
  short_text: ["alternatives", "case_sensitive"],
  pattern: ["examples", "case_sensitive"],
  argument: ["start", "unknown", "domain"],
  free_text: ["rubric"],
  choice: [],
  multi_choice: [],
  ordering: [],
  code: [],
};

export const TYPES = Object.keys(FIELDS) as AnswerType[];
export const FORMS = [
  "any",
  "simplest",
  "factored",
  "expanded",
  "single_fraction",
  "lowest_terms",
  "completed_square",
  "partial_fractions",
  "as_given",
] as const;
export const DOMAINS = ["real", "positive", "complex"] as const;
export const LINES: ReadonlySet<string> = new Set(["alternatives", "units", "examples"]);
export const YES_NO: ReadonlySet<string> = new Set(["unit_optional", "case_sensitive"]);
const BARE: ReadonlySet<string> = new Set([
  "decimal_places",
  "significant_figures",
  "form",
  "domain",
  "unknown",
  "rubric",
]);

/** `at` is where the option stands in the file. */
export type Option = { id: string; text: string; right: boolean; at: number };

/** Return the options of a choice; those of an ordering in their right order. */
export function optionsOf(answer: Record<string, unknown>): Option[] {
  const value = Array.isArray(answer.value) ? wordsIn(answer.value) : [wordOf(answer.value)];
  const found = fieldsOf(answer.choices).map((one, at) => ({
    id: wordOf(one.id),
    text: wordOf(one.text),
    right: value.includes(wordOf(one.id)),
    at,
  }));
  if (wordOf(answer.type) !== "ordering") return found;
  const place = (one: Option) => (value.includes(one.id) ? value.indexOf(one.id) : value.length);
  return found.sort((one, other) => place(one) - place(other));
}

type Change = readonly [Path, Value | null];

/** Return what is to be written for the options of a choice. */
export function optionChanges(type: AnswerType, options: readonly Option[]): Change[] {
  const right = options.filter((one) => one.right || type === "ordering").map((one) => one.id);
  return [
    [["choices"], options.map((one) => ({ fields: { id: one.id, text: { text: one.text } } }))],
    [["value"], type === "choice" ? (right[0] ?? options[0]?.id ?? "") : right],
  ];
}

/** Return what is to be written when an answer becomes one of another type: what the new type cannot say goes. */
export function typeChanges(answer: Record<string, unknown>, type: AnswerType): Change[] {
  const gone = ["choices", "tests", ...new Set(Object.values(FIELDS).flat())].filter(
    (name) => name in answer && !(FIELDS[type] as readonly string[]).includes(name),
  );
  const options = optionsOf(answer);
  const chosen = type === "choice" || type === "multi_choice" || type === "ordering";
  const stays = chosen && options.length > 1;
  const changes: Change[] = gone.filter((name) => !(stays && name === "choices")).map((name) => [[name], null]);
  const blank: Option[] = ["one", "two"].map((id, at) => ({ id, text: id, right: at === 0, at }));
  if (chosen) changes.push(...optionChanges(type, stays ? options : blank));
  else if (typeof answer.value !== "string") changes.push([["value"], { text: "" }]);
  if (type === "code") changes.push([["tests"], [{ fields: { call: { text: "f(1)" }, expect: { text: "1" } } }]]);
  if (type === "pattern") changes.push([["examples"], [{ text: "" }]]);
  return [[["type"], type], ...changes];
}

/** Return a field's value as it is written. */
export function fieldValue(name: AnswerField | "value", written: string): Value | null {
  if (LINES.has(name)) {
    const lines = written.split("\n").filter((line) => line.trim() !== "");
    return lines.length > 0 ? lines.map((line) => ({ text: line })) : null;
  }
  if (name === "value") return { text: written };
  if (written === "") return null;
  return BARE.has(name) || YES_NO.has(name) ? written : { text: written };
}
