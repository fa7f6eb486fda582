/** What a run of a program shows, and how it grows with what is told of it (pure). */
import type { AttemptOut } from "@/shared/api/schema";

export type Trial = NonNullable<AttemptOut["tests"]>[number];
export type Ended = { error: string | null; line: number | null; cut: boolean };
export type Told =
  | { kind: "output"; said: string }
  | { kind: "ended"; said: Ended }
  | { kind: "test"; said: Trial }
  | { kind: "ready" | "begun" | "done" | "stopped" | "late" | "broken" | "unreached"; said: null };

export type Phase = "idle" | "loading" | "running" | "done" | "stopped" | "late" | "broken" | "unreached";
export type Report = { phase: Phase; output: string; ended: Ended | null; tests: Trial[] };

export const NOTHING: Report = { phase: "idle", output: "", ended: null, tests: [] };

/** As much is shown at most, whatever a program prints. */
const MOST = 20_000;

/** Return whether what a sandbox said is what it may say: a program could have said it in its stead. */
export function isTold(said: unknown): said is Told {
  if (typeof said !== "object" || said === null) return false;
  const { kind, said: what } = said as { kind?: unknown; said?: unknown };
  if (kind === "output") return typeof what === "string";
  if (kind === "ended") return hasTexts(what, ["error"]) && isLine((what as Ended).line);
  if (kind === "test") return hasTexts(what, ["name", "input", "expected", "got"]);
  return kind === "ready" || kind === "done" || kind === "broken";
}

function isLine(line: unknown): boolean {
  return line === null || typeof line === "number";
}

function hasTexts(what: unknown, names: string[]): boolean {
  if (typeof what !== "object" || what === null) return false;
  return names.every((name) => {
    const text = (what as Record<string, unknown>)[name];
    return text === null || typeof text === "string";
  });
}

/** Return whether something is under way that one may stop. */
export function isBusy(phase: Phase): boolean {
  return phase === "loading" || phase === "running";
}

/** Return the report after one more thing was told. */
export function withTold(report: Report, told: Told): Report {
  switch (told.kind) {
    case "output":
      return { ...report, output: (report.output + told.said).slice(0, MOST) };
    case "ended":
      return { ...report, ended: told.said };
    case "test":
      return { ...report, tests: [...report.tests, told.said] };
    case "begun":
      return { ...NOTHING, phase: "loading" };
    case "ready":
      return { ...report, phase: "running" };
    default:
      return { ...report, phase: told.kind };
  }
}
