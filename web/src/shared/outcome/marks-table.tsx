/** Marks by a rubric, each with the words that earned it; a person can be asked to look. */
import { Button, Stack, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { AttemptOut } from "@/shared/api/schema";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "./feedback.module.css";

type MarksTableProps = { attemptId: string; marks: NonNullable<AttemptOut["marks"]> };

export function MarksTable({ attemptId, marks }: MarksTableProps) {
  const { t } = useTranslation("outcome");
  return (
    <div>
      <ul className={classes.marks}>
        {marks.map((mark) => (
          <li key={mark.criterion}>
            <strong>{mark.title}</strong> <span>{t("marks.of", { marks: mark.marks, count: mark.out_of })}</span>
            {mark.quote ? <blockquote>{mark.quote}</blockquote> : null}
            {mark.advice ? <p>{mark.advice}</p> : null}
          </li>
        ))}
      </ul>
      <Contest attemptId={attemptId} />
    </div>
  );
}

function Contest({ attemptId }: { attemptId: string }) {
  const { t } = useTranslation("outcome");
  const [opened, setOpened] = useState(false);
  const [wish] = useState(() => crypto.randomUUID());
  const [note, setNote] = useState("");
  const ask = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/attempts/{attempt_id}/contest", {
          params: { path: { attempt_id: attemptId } },
          body: { id: wish, note },
        }),
      ),
  });
  if (ask.isSuccess) {
    return (
      <Notice tone="good" live="polite">
        {t("contest.done")}
      </Notice>
    );
  }
  if (!opened) {
    return (
      <Button variant="default" size="xs" onClick={() => setOpened(true)}>
        {t("contest.open")}
      </Button>
    );
  }
  return (
    <Stack gap="xs">
      <Textarea
        label={t("contest.note")}
        description={t("contest.help")}
        maxLength={1_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {ask.isError ? <ProblemNotice error={ask.error} /> : null}
      <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate()}>
        {t("contest.send")}
      </Button>
    </Stack>
  );
}
