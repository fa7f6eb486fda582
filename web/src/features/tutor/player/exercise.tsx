/** A question with its steps: those done stay in sight, one is open, those to come wait. */
import { memo, useId } from "react";
import { useTranslation } from "react-i18next";
import type { AttemptOut, HintOut, OfferOut, StepOut } from "@/shared/api/schema";
import type { Outbox } from "@/shared/outbox/use-outbox";
import { Prose } from "@/shared/ui/prose";
import { DoneStep } from "./done-step";
import { OpenStep } from "./open-step";
import classes from "./player.module.css";
import { stepKey } from "./use-work";

type ExerciseProps = {
  offer: OfferOut;
  outcomes: Record<string, AttemptOut>;
  closedStep: string | null;
  outbox: Outbox;
  onHint: (step: string, hint: HintOut) => void;
  onNext: () => void;
};

const Stem = memo(function Stem({ id, text }: { id: string; text: string }) {
  return (
    <div id={id} className={classes.stem}>
      <Prose>{text}</Prose>
    </div>
  );
});

export function Exercise({ offer, outcomes, closedStep, outbox, onHint, onNext }: ExerciseProps) {
  const { t } = useTranslation("tutor");
  const stemId = useId();
  const item = offer.item;
  if (!item) return null;
  const several = item.steps.length > 1;
  const open = closedStep ?? offer.step;
  const one = (step: StepOut) =>
    step.id === open ? (
      <OpenStep
        key={step.id}
        offer={offer}
        step={step}
        stemId={stemId}
        outcome={outcomes[stepKey(offer.id, step.id)] ?? null}
        closed={closedStep === step.id}
        outbox={outbox}
        onHint={onHint}
        onNext={onNext}
      />
    ) : step.done || step.given ? (
      <DoneStep step={step} outcome={outcomes[stepKey(offer.id, step.id)] ?? null} />
    ) : (
      <p className={classes.later}>{t("step.later")}</p>
    );
  return (
    <section className={classes.card} aria-label={item.title ?? t("question")}>
      {item.title ? <h2 className={classes.itemTitle}>{item.title}</h2> : null}
      <Stem id={stemId} text={item.stem} />
      {several ? (
        <ol className={classes.steps}>
          {item.steps.map((step) => (
            <li key={step.id} aria-current={step.id === open ? "step" : undefined}>
              {one(step)}
            </li>
          ))}
        </ol>
      ) : (
        item.steps.map(one)
      )}
    </section>
  );
}
