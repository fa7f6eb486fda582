/** One step to be answered as a learner would, with its help ladder rung by rung. */
import { Button, Group, Stack } from "@mantine/core";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { answerOf } from "@/shared/answer/answer-draft";
import { AnswerInput } from "@/shared/answer/answer-input";
import type { AttemptIn, JudgedOut, RehearsedStepOut, StepOut } from "@/shared/api/schema";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { Prose } from "@/shared/ui/prose";
import classes from "../form/form.module.css";
import { Judged } from "./judged";

type TryStepProps = {
  step: StepOut;
  known: RehearsedStepOut | null;
  judged: JudgedOut | null;
  pending: boolean;
  error: unknown;
  onAnswer: (answer: AttemptIn["answer"]) => void;
};

export function TryStep({ step, known, judged, pending, error, onAnswer }: TryStepProps) {
  const { t } = useTranslation("curriculum/item");
  const [draft, setDraft] = useState("");
  const [missing, setMissing] = useState(false);
  const [shown, setShown] = useState(0);
  const promptId = useId();
  const rungs = known?.rungs ?? [];
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const answer = answerOf(step, draft);
    setMissing(answer === null);
    if (answer !== null && !pending) onAnswer(answer);
  };
  return (
    <form onSubmit={submit} noValidate className={classes.step}>
      <div id={promptId}>{step.prompt ? <Prose>{step.prompt}</Prose> : null}</div>
      <AnswerInput
        step={step}
        draft={draft}
        onDraft={(text) => {
          setMissing(false);
          setDraft(text);
        }}
        locked={pending}
        describedBy={promptId}
        onSubmit={submit}
      />
      <div aria-live="polite">{missing ? <Notice tone="hint">{t("answer:missing")}</Notice> : null}</div>
      <Group gap="xs">
        <Button type="submit" loading={pending}>
          {t("try.judge")}
        </Button>
        {shown < rungs.length ? (
          <Button variant="default" onClick={() => setShown(shown + 1)}>
            {t("try.hint", { place: shown + 1, count: rungs.length })}
          </Button>
        ) : null}
      </Group>
      <ProblemNotice error={error} />
      {judged ? <Judged judged={judged} next={judged.verdict === "correct" ? null : (rungs[shown] ?? null)} /> : null}
      {shown > 0 ? (
        <Stack gap="xs" component="ol" className={classes.rungs} aria-live="polite">
          {rungs.slice(0, shown).map((rung) => (
            <li key={rung}>
              <Prose>{rung}</Prose>
            </li>
          ))}
        </Stack>
      ) : null}
    </form>
  );
}
