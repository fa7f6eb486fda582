/** The work of one enrollment: what is open, what came of answers, and what follows once the learner goes on. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { answer, api } from "@/shared/api/client";
import type { AttemptOut, ChoiceIn, HintOut, NextOut, OfferOut } from "@/shared/api/schema";
import type { Pending } from "@/shared/outbox/outbox";
import { useOutbox } from "@/shared/outbox/use-outbox";
import { isClosed } from "@/shared/outcome/is-closed";
import { nextKey, useNext } from "./next-query";
import { withHint } from "./with-hint";

/** Return the name of a step of an offer: of its draft, and of what came of it. */
export function stepKey(offerId: string, step: string): string {
  return `answer.${offerId}.${step}`;
}

/** `next` null: what follows is asked for when the learner goes on. */
type Held = { step: string; next: NextOut | null };

/** Return all that the session's screen shows and does. */
export function useWork(enrollmentId: string) {
  const queries = useQueryClient();
  const query = useNext(enrollmentId);
  const [outcomes, setOutcomes] = useState<Record<string, AttemptOut>>({});
  const [held, setHeld] = useState<Held | null>(null);
  const [arrived, setArrived] = useState<AttemptOut | null>(null);

  const show = useCallback(
    async (next: NextOut | null) => {
      await queries.cancelQueries({ queryKey: nextKey(enrollmentId) });
      if (next) queries.setQueryData(nextKey(enrollmentId), next);
      else await queries.invalidateQueries({ queryKey: nextKey(enrollmentId) });
      setHeld(null);
    },
    [queries, enrollmentId],
  );

  const onDone = useCallback(
    (outcome: AttemptOut, pending: Pending) => {
      const key = stepKey(pending.offerId, pending.attempt.step);
      const shown = queries.getQueryData<NextOut>(nextKey(enrollmentId))?.offer;
      setOutcomes((before) => ({ ...before, [key]: outcome }));
      const isShown = shown?.id === pending.offerId && shown.step === pending.attempt.step;
      if (!isShown) setArrived(outcome);
      if (isShown && isClosed(outcome)) setHeld({ step: pending.attempt.step, next: outcome.next });
      else void show(outcome.next);
    },
    [queries, enrollmentId, show],
  );
  const onArrived = useCallback(
    (outcome: AttemptOut, pending: Pending) => {
      const key = stepKey(pending.offerId, pending.attempt.step);
      setOutcomes((before) => ({ ...before, [key]: outcome }));
      setArrived(outcome);
      void show(null);
    },
    [show],
  );
  const outbox = useOutbox(enrollmentId, { onDone, onArrived, onMoved: () => void show(null) });

  const onHint = useCallback(
    (step: string, hint: HintOut) => {
      const shown = queries.getQueryData<NextOut>(nextKey(enrollmentId));
      if (!hint.shown || !shown) return;
      queries.setQueryData(nextKey(enrollmentId), withHint(shown, step, hint.text, hint.rung));
      if (hint.last) setHeld({ step, next: null });
    },
    [queries, enrollmentId],
  );
  const move = useCallback(
    async (body: ChoiceIn) => {
      await show(await makeMove(enrollmentId, body));
      await queries.invalidateQueries({ queryKey: ["plan", enrollmentId] });
    },
    [enrollmentId, queries, show],
  );
  const onRead = useCallback(
    (offer: OfferOut) => {
      const { lesson, item } = offer;
      if (!lesson || !item) return show(null); // a lesson alone: what follows is asked for
      const shown = queries.getQueryData<NextOut>(nextKey(enrollmentId));
      if (shown?.offer?.id !== offer.id) return show(null);
      return show({ ...shown, offer: { ...shown.offer, lesson: { ...lesson, read: true } } });
    },
    [queries, enrollmentId, show],
  );
  const goOn = useCallback(() => {
    setArrived(null);
    outbox.dismiss();
    return show(held?.next ?? null);
  }, [held, outbox.dismiss, show]);
  return { query, outcomes, held, arrived, outbox, onHint, onRead, move, goOn };
}

type Work = ReturnType<typeof useWork>;
export type Move = Work["move"];

function makeMove(enrollmentId: string, body: ChoiceIn): Promise<NextOut> {
  return answer(
    api.POST("/v1/enrollments/{enrollment_id}/moves", { params: { path: { enrollment_id: enrollmentId } }, body }),
  );
}
