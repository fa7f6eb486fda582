/** How the attempts of each course stand on their way to the server (pure). */
import type { ApiProblem } from "@/shared/api/problem";
import type { AttemptOut } from "@/shared/api/schema";
import type { Pending } from "./outbox";

/** `sending` for the first time; `queued` after a failure that passes; `failed` for good, with the problem; `arrived` while nobody looked. */
export type Sending =
  | { state: "idle" }
  | { state: "sending"; pending: Pending }
  | { state: "queued"; pending: Pending; problem: ApiProblem }
  | { state: "failed"; pending: Pending; problem: ApiProblem; moved: boolean }
  | { state: "arrived"; pending: Pending; outcome: AttemptOut };

export const IDLE: Sending = { state: "idle" };

/** Return whether an answer has left its field and has not been acknowledged yet. */
export function isOnItsWay({ state }: Sending): boolean {
  return state === "sending" || state === "queued";
}

/** Return how a course stands while attempts wait, the oldest of the course in front; `problem` is what stopped the last sending. */
export function onItsWay(queue: readonly Pending[], enrollmentId: string, problem: ApiProblem | null): Sending | null {
  const pending = queue.find((one) => one.enrollmentId === enrollmentId);
  if (!pending) return null;
  return problem ? { state: "queued", pending, problem } : { state: "sending", pending };
}
