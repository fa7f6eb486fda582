/** An offer after a hint: the rung stands on its step (pure). */
import type { NextOut } from "@/shared/api/schema";

/** Return what is shown, with the rung added to the step; a rung that stands there already is not added again. */
export function withHint(shown: NextOut, stepId: string, text: string, rung: number): NextOut {
  const offer = shown.offer;
  if (!offer?.item) return shown;
  const steps = offer.item.steps.map((step) =>
    step.id === stepId && step.hints.length < rung ? { ...step, hints: [...step.hints, text] } : step,
  );
  return { ...shown, offer: { ...offer, item: { ...offer.item, steps } } };
}
