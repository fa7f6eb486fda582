/** The step to answer now: its field, hints, what came of the last answer, and how it goes on. */
import { Button, Group } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { answerOf, argumentLines, fieldOfLine } from "@/shared/answer/answer-draft";
import { AnswerInput } from "@/shared/answer/answer-input";
import type { AttemptOut, HintOut, OfferOut, StepOut } from "@/shared/api/schema";
import { useDraft } from "@/shared/lib/use-draft";
import { useSeconds } from "@/shared/lib/use-seconds";
import { newAttempt } from "@/shared/outbox/outbox";
import { isOnItsWay } from "@/shared/outbox/sending";
import { SendingNotice } from "@/shared/outbox/sending-notice";
import type { Outbox } from "@/shared/outbox/use-outbox";
import { Feedback } from "@/shared/outcome/feedback";
import { Notice } from "@/shared/ui/notice";
import { Prose } from "@/shared/ui/prose";
import { HintButton, HintList } from "./hints";
import classes from "./player.module.css";
import { stepKey } from "./use-work";

type OpenStepProps = {
  offer: OfferOut;
  step: StepOut;
  stemId: string;
  outcome: AttemptOut | null;
  closed: boolean;
  outbox: Outbox;
  onHint: (step: string, hint: HintOut) => void;
  onNext: () => void;
};

export function OpenStep({ offer, step, stemId, outcome, closed, outbox, onHint, onNext }: OpenStepProps) {
  const { t } = useTranslation(["tutor", "answer"]);
  const key = stepKey(offer.id, step.id);
  const [draft, setDraft] = useDraft(key);
  const [missing, setMissing] = useState(false);
  const seconds = useSeconds(key);
  const promptId = useId();
  const next = useRef<HTMLButtonElement>(null);
  const { sending } = outbox;
  const onItsWay = isOnItsWay(sending);
  useEffect(() => {
    if (closed) next.current?.focus();
  }, [closed]);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (closed) return onNext();
    if (onItsWay) return;
    const answer = answerOf(step, draft);
    setMissing(answer === null);
    if (answer === null) return;
    outbox.handIn(offer.id, newAttempt(step.id, answer, seconds()), key);
  };
  const wrongField =
    outcome?.line && step.answer_type === "argument" ? fieldOfLine(argumentLines(draft), outcome.line) : undefined;
  return (
    <form className={classes.open} onSubmit={submit} noValidate>
      {step.prompt ? (
        <div id={promptId}>
          <Prose>{step.prompt}</Prose>
        </div>
      ) : null}
      <AnswerInput
        step={step}
        draft={draft}
        onDraft={(text) => {
          setMissing(false);
          setDraft(text);
        }}
        locked={closed || onItsWay}
        describedBy={`${stemId} ${promptId}`}
        wrongField={wrongField}
        onSubmit={submit}
      />
      <div aria-live="polite">{missing ? <Notice tone="hint">{t("answer:missing")}</Notice> : null}</div>
      <SendingNotice outbox={outbox} />
      {onItsWay || !outcome ? null : <Feedback outcome={outcome} closed={closed} />}
      <HintList hints={step.hints} />
      <Group justify="space-between" className="no-print">
        {closed ? (
          <Button ref={next} type="submit" size="md" rightSection={<IconArrowRight size={18} aria-hidden />}>
            {t("next")}
          </Button>
        ) : (
          <Button type="submit" size="md" loading={sending.state === "sending"} disabled={sending.state === "queued"}>
            {offer.activity === "check" ? t("submitCheck") : t("submit")}
          </Button>
        )}
        {closed ? null : offer.aided ? (
          <HintButton
            offerId={offer.id}
            step={step}
            disabled={onItsWay}
            onAsk={() => setMissing(false)}
            onHint={onHint}
          />
        ) : (
          <span className={classes.quiet}>{t("hint.check")}</span>
        )}
      </Group>
    </form>
  );
}
