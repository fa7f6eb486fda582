/** Findings that rules have written are told in the reader's language; what a person wrote stays as it is (pure). */
import type { FactOut } from "@/shared/api/schema";

/** What to say: words as they are, or a message with its values; `skill` and `skills` are short names still. */
export type Told =
  | { as: "words"; words: string }
  | { as: "message"; key: string; values: Record<string, string> }
  | { as: "summary"; answers: number; right: number; hinted: number; skills: [string, number][] };

const PACE = /^about (\d+) seconds an answer$/;
const STEP = /^step (\S+) of (\S+) goes wrong again and again$/;
const SUMMARY = /^(\d+) answers, (\d+) right(?:, (\d+) with hints)?: (.+)$/;
const FIXED: Record<string, string> = {
  "often wrong at the first try": "firstTry",
  "reviews go wrong although it was known before": "lapsing",
  "usually solved with hints only": "hinted",
};
const HELPS = /^(.+) helps: the next question goes right without help$/;
const RUNG = /^a hint up to rung (\d+)$/;
const HELP: Record<string, string> = {
  "reading the lesson again": "lesson",
  "a worked example": "example",
  "seeing the whole solution once": "solution",
};
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)+$/;

/** Return how a belief's value is told. */
export function told({ value, source, kind }: Pick<FactOut, "value" | "source" | "kind">): Told {
  if (value === null || source !== "graded") return { as: "words", words: value ?? "" };
  const pace = PACE.exec(value);
  if (pace) return { as: "message", key: "pace", values: { seconds: pace[1] ?? "" } };
  const step = STEP.exec(value);
  if (step) return { as: "message", key: "step", values: { step: step[1] ?? "", item: step[2] ?? "" } };
  const fixed = FIXED[value];
  if (fixed) return { as: "message", key: fixed, values: {} };
  const help = HELPS.exec(value)?.[1];
  if (help) return helpOf(help);
  const summary = kind === "episode_summary" ? SUMMARY.exec(value) : null;
  if (summary) return summaryOf(summary);
  return { as: "words", words: SLUG.test(value) ? plain(value) : value };
}

function helpOf(help: string): Told {
  const rung = RUNG.exec(help)?.[1];
  return { as: "message", key: `helps.${rung ? "hint" : (HELP[help] ?? "lesson")}`, values: { rung: rung ?? "" } };
}

function summaryOf([, answers, right, hinted, rest]: RegExpExecArray): Told {
  const skills = (rest ?? "").split(", ").map((part): [string, number] => {
    const [skill = "", count = "0"] = part.split(" ");
    return [skill, Number(count)];
  });
  return { as: "summary", answers: Number(answers), right: Number(right), hinted: Number(hinted ?? 0), skills };
}

/** Return a short name as words: "mixes-gcf-and-lcm" is "Mixes gcf and lcm". */
function plain(slug: string): string {
  const words = slug.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
