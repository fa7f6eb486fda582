/** The open question of a placement: an answer, "I don't know", leaving it out, or the end. */
import { Button, Group, Progress, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Answer, answerOf } from "@/shared/answer/answer-draft";
import { AnswerInput } from "@/shared/answer/answer-input";
import { answer, api } from "@/shared/api/client";
import type { PlacementAnswerOut, PlacementOut } from "@/shared/api/schema";
import { useDraft } from "@/shared/lib/use-draft";
import { useToldText } from "@/shared/told/use-told-text";
import { ConfirmButton } from "@/shared/ui/confirm-button";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { QuestionCard } from "../question/question-card";

type PlacementQuestionProps = { found: PlacementOut; enrollmentId: string };
type Reply = { answer: Answer } | { dont_know: true } | { pass_over: true };

export function PlacementQuestion({ found, enrollmentId }: PlacementQuestionProps) {
  const { t } = useTranslation("pathway");
  const queries = useQueryClient();
  const tell = useToldText();
  const question = found.question;
  const step = question?.item.steps.find((one) => one.id === question.step);
  const [draft, setDraft, forget] = useDraft(`placement.${question?.id}`);
  const given = step ? answerOf(step, draft) : null;
  const stemId = useId();
  // One question is answered once, however often the button is pressed or the network fails.
  const [id, setId] = useState(() => crypto.randomUUID());
  const [stopping] = useState(() => crypto.randomUUID());
  const [unread, setUnread] = useState<PlacementAnswerOut | null>(null);
  const path = { enrollment_id: enrollmentId };
  const show = async (now: PlacementOut) => {
    const key = ["enrollments", enrollmentId, "placement"];
    await queries.cancelQueries({ queryKey: key }); // what was asked before may not be shown after
    queries.setQueryData(key, now);
    if (now.state !== "open") void queries.invalidateQueries({ queryKey: ["enrollments", enrollmentId] });
  };
  const send = useMutation({
    mutationFn: (reply: Reply) =>
      answer(
        api.POST("/v1/enrollments/{enrollment_id}/placement/answers", {
          params: { path },
          body: { id, question: question?.id ?? "", dont_know: false, pass_over: false, ...reply },
        }),
      ),
    onSuccess: async (out) => {
      setId(crypto.randomUUID());
      setUnread(out.counted ? null : out);
      if (out.counted) forget();
      if (out.counted) await show(out.placement);
    },
  });
  const stop = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/enrollments/{enrollment_id}/placement/stop", {
          params: { path },
          body: { id: stopping },
        }),
      ),
    onSuccess: show,
  });
  if (!question || !step) return null;
  const busy = send.isPending || stop.isPending;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (given !== null && !busy) send.mutate({ answer: given });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <div>
          <p>{t("placement.progress", { number: found.asked + 1, most: found.most ?? "–" })}</p>
          <Progress value={found.most ? (100 * found.asked) / found.most : 0} aria-label={t("placement.bar")} />
        </div>
        <QuestionCard skill={question.skill} item={question.item} step={step} stemId={stemId}>
          <AnswerInput
            key={question.id}
            step={step}
            draft={draft}
            onDraft={setDraft}
            locked={busy}
            describedBy={stemId}
            onSubmit={submit}
          />
          {unread ? (
            <Notice tone="hint" live="polite">
              {tell(unread)}
            </Notice>
          ) : null}
          <ProblemNotice error={send.error ?? stop.error} />
          <Group>
            <Button type="submit" disabled={given === null || busy} loading={send.isPending}>
              {t("placement.answer")}
            </Button>
            <Button variant="default" disabled={busy} onClick={() => send.mutate({ dont_know: true })}>
              {t("placement.dontKnow")}
            </Button>
            <Button variant="subtle" disabled={busy} onClick={() => send.mutate({ pass_over: true })}>
              {t("placement.passOver")}
            </Button>
          </Group>
        </QuestionCard>
        <div>
          <ConfirmButton
            variant="subtle"
            title={t("placement.stopTitle")}
            what={t("placement.stopWhat")}
            confirm={t("placement.stop")}
            onConfirm={() => stop.mutate()}
          >
            {t("placement.stop")}
          </ConfirmButton>
        </div>
      </Stack>
    </form>
  );
}
