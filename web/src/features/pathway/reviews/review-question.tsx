/** One review: answer, five seconds to take it back, then how it was. What is sent waits in the outbox until it has arrived. */
import { Button, Group } from "@mantine/core";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { answerOf } from "@/shared/answer/answer-draft";
import { AnswerInput } from "@/shared/answer/answer-input";
import { afterNumberKey } from "@/shared/answer/number-key";
import type { AttemptIn, AttemptOut, NextOut, OfferOut, StepOut } from "@/shared/api/schema";
import { useDraft } from "@/shared/lib/use-draft";
import { useSeconds } from "@/shared/lib/use-seconds";
import { newAttempt } from "@/shared/outbox/outbox";
import { isOnItsWay } from "@/shared/outbox/sending";
import { SendingNotice } from "@/shared/outbox/sending-notice";
import { useOutbox } from "@/shared/outbox/use-outbox";
import { Feedback } from "@/shared/outcome/feedback";
import { isClosed } from "@/shared/outcome/is-closed";
import { Notice } from "@/shared/ui/notice";
import { QuestionCard } from "../question/question-card";
import { useGrace } from "./grace";
import { useReviewKeys } from "./use-review-keys";

/** What is to be focused of a field: the option chosen, or else the first place to type or choose. */
const FIELD = "[data-answer]:checked, [data-answer]";
type ReviewQuestionProps = {
  enrollmentId: string;
  offer: OfferOut;
  onStep: (offer: OfferOut) => void;
  onDone: (next: NextOut) => void;
  onMoved: () => void;
};

export function ReviewQuestion({ enrollmentId, offer, onStep, onDone, onMoved }: ReviewQuestionProps) {
  const { t } = useTranslation("pathway");
  const step = offer.item?.steps.find((one) => one.id === offer.step) as StepOut;
  const key = `review.${offer.id}.${step.id}`;
  const [draft, setDraft] = useDraft(key);
  const given = answerOf(step, draft);
  const stemId = useId();
  const [out, setOut] = useState<AttemptOut | null>(null);
  // Each time it opens again the field gets the focus, so that typing goes on.
  const [opened, setOpened] = useState(0);
  const seconds = useSeconds(`${key}.${opened}`);
  const outbox = useOutbox(enrollmentId, {
    onDone: (outcome) => {
      if (outcome.offer_id === offer.id && outcome.step === step.id) setOut(outcome);
    },
    onArrived: () => undefined, // it was said before this review was begun
    onMoved,
  });
  const { dismiss } = outbox;
  useEffect(() => dismiss(), [dismiss]);
  const grace = useGrace<AttemptIn>((attempt) => outbox.handIn(offer.id, attempt, key));
  const onItsWay = isOnItsWay(outbox.sending);
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is for each opening, not for what it reads
  useEffect(() => place.current?.querySelector<HTMLElement>(FIELD)?.focus(), [opened]);
  const open = () => setOpened((count) => count + 1);
  const takeBack = () => {
    grace.undo();
    open();
  };
  const goOn = (outcome: AttemptOut) => {
    const same = outcome.next.offer?.id === offer.id ? outcome.next.offer : null;
    setOut(null);
    if (!same) onDone(outcome.next);
    else if (same.step !== step.id) onStep(same);
    else open();
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (grace.waiting) grace.now();
    else if (out) goOn(out);
    else if (given !== null && !onItsWay) grace.hold(newAttempt(step.id, given, seconds()));
  };
  useReviewKeys({
    onUndo: grace.waiting ? takeBack : null,
    onGo: submit,
    onNumber: (number) => {
      const chosen = out || grace.waiting || onItsWay ? null : afterNumberKey(step, draft, number);
      if (chosen !== null) setDraft(chosen);
    },
  });
  if (!offer.item) return null;
  return (
    <form onSubmit={submit} noValidate>
      <QuestionCard skill={offer.skill} item={offer.item} step={step} stemId={stemId}>
        <div ref={place}>
          <AnswerInput
            numbered
            step={step}
            draft={draft}
            onDraft={setDraft}
            locked={Boolean(grace.waiting || onItsWay || out)}
            describedBy={stemId}
            onSubmit={submit}
          />
        </div>
        <div aria-live="polite">
          {grace.waiting ? (
            <Notice tone="soft">
              {t("reviews.grace")}
              <Group mt="xs">
                <Button size="sm" variant="default" onClick={takeBack}>
                  {t("reviews.undo")}
                </Button>
                <Button size="sm" variant="light" onClick={grace.now} autoFocus>
                  {t("reviews.sendNow")}
                </Button>
              </Group>
            </Notice>
          ) : null}
        </div>
        <SendingNotice outbox={outbox} />
        {out ? <Feedback outcome={out} closed={isClosed(out)} /> : null}
        {grace.waiting ? null : (
          <Group>
            {out ? (
              <Button key="on" onClick={() => goOn(out)} autoFocus>
                {out.completed ? t("reviews.next") : t("reviews.goOn")}
              </Button>
            ) : (
              <Button
                type="submit"
                disabled={given === null || outbox.sending.state === "queued"}
                loading={outbox.sending.state === "sending"}
              >
                {t("placement.answer")}
              </Button>
            )}
          </Group>
        )}
      </QuestionCard>
    </form>
  );
}
