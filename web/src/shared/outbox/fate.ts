/** What becomes of an attempt whose sending failed (pure). */
import type { ApiProblem } from "@/shared/api/problem";

/** `later`: nothing was lost, send the same again; `sign_in`: send it when its owner is back; `moved`: the server has gone on; `refused`: change it. */
export type Fate = "later" | "sign_in" | "moved" | "refused";

const MOVED = new Set([404, 409]);

/** Return what becomes of an attempt after a problem. */
export function fateOf(problem: ApiProblem): Fate {
  if (problem.status === 401) return "sign_in";
  if (problem.status === 0 || problem.status === 429 || problem.status >= 500) return "later";
  return MOVED.has(problem.status) ? "moved" : "refused";
}

const FIRST_S = 2;
const LONGEST_S = 20;

/** Return after how many seconds the `tries`-th sending is followed by another: what the server asks for, else longer each time. */
export function waitFor(problem: ApiProblem, tries: number): number {
  return problem.retryAfter ?? Math.min(LONGEST_S, FIRST_S * 2 ** Math.min(tries - 1, 8));
}
