/** A step that is behind the learner: its result in a line, its solution when it was shown or given. */
import { useTranslation } from "react-i18next";
import type { AttemptOut, StepOut } from "@/shared/api/schema";
import { useVerdict } from "@/shared/outcome/use-verdict";
import { Prose } from "@/shared/ui/prose";
import classes from "./player.module.css";

type DoneStepProps = { step: StepOut; outcome: AttemptOut | null };

export function DoneStep({ step, outcome }: DoneStepProps) {
  const { t } = useTranslation(["tutor", "outcome"]);
  const verdict = useVerdict();
  const solution = step.solution ?? outcome?.solution;
  return (
    <div className={classes.done}>
      {step.prompt ? <Prose>{step.prompt}</Prose> : null}
      {step.given ? (
        <p className={classes.doneMark}>{t("step.given")}</p>
      ) : (
        <p className={classes.doneMark} data-verdict={outcome?.verdict}>
          {outcome ? verdict(outcome) : t("step.done")}
        </p>
      )}
      {solution ? (
        <details open={step.given}>
          <summary>{t("outcome:solution")}</summary>
          <Prose>{solution}</Prose>
        </details>
      ) : null}
    </div>
  );
}
