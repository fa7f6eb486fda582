/** What a number key does to a step with options (pure). */
import type { StepOut } from "@/shared/api/schema";
import { listDraft, listed } from "./answer-draft";

/** Return the draft after the key of the `number`-th option, from 1; null where there is none to choose. */
export function afterNumberKey(step: StepOut, draft: string, number: number): string | null {
  const id = step.choices[number - 1]?.id;
  if (id === undefined) return null;
  if (step.answer_type === "choice") return id;
  return step.answer_type === "multi_choice" ? toggled(draft, id) : null;
}

/** Return the draft of a list with one id put in or taken out. */
export function toggled(draft: string, id: string): string {
  const picked = listed(draft);
  return listDraft(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]);
}
