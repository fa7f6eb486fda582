/** Whether a step is behind the learner (pure). */
import type { AttemptOut } from "@/shared/api/schema";

/** Return whether what came of an answer closes its step: what follows is another step, another activity or nothing. */
export function isClosed({ offer_id, step, next }: AttemptOut): boolean {
  return next.offer?.id !== offer_id || next.offer.step !== step;
}
