/** What every kind of answer field is given. */
import type { StepOut } from "@/shared/api/schema";

export type InputProps = {
  step: StepOut;
  draft: string;
  onDraft: (draft: string) => void;
  /** While an answer is on its way its field keeps the focus but changes nothing. */
  locked: boolean;
  describedBy: string;
  /** Of an argument: the field of the first line that does not follow, from 0. */
  wrongField?: number;
  /** Options show the number keys that choose them. */
  numbered?: boolean;
  onSubmit: () => void;
};
