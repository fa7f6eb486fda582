/** One answer to mark by its rubric: what was asked, what was written, what the model said, and a person's word on it. */
import { Button, Group, NumberInput, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { MarkingOut } from "@/shared/api/schema";
import { away } from "@/shared/i18n/format";
import { useDraft } from "@/shared/lib/use-draft";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { Prose } from "@/shared/ui/prose";
import classes from "./inbox.module.css";

/** Return an answer of any shape as text. */
export function answerText(given: MarkingOut["answer"]): string | null {
  if (given === null || given === undefined) return null;
  if (typeof given === "string") return given;
  return given.map((part) => (Array.isArray(part) ? part.join("  ") : part)).join("\n");
}

export function Marking({ found, classId }: { found: MarkingOut; classId: string }) {
  const { t } = useTranslation("analytics");
  const queries = useQueryClient();
  const [reason, setReason, forget] = useDraft(`marking.${found.id}`);
  const given = (id: string) => found.marks.find((one) => one.criterion === id);
  const [marks, setMarks] = useState<Record<string, number>>(() =>
    Object.fromEntries(found.criteria.map((one) => [one.id, given(one.id)?.marks ?? 0])),
  );
  const decide = useMutation({
    mutationFn: (keep: boolean) =>
      answer(
        api.POST("/v1/markings/{case_id}", {
          params: { path: { case_id: found.id } },
          body: {
            reason: reason.trim(),
            marks: keep ? [] : Object.entries(marks).map(([criterion, value]) => ({ criterion, marks: value })),
          },
        }),
      ),
    onSuccess: () => {
      forget();
      return queries.invalidateQueries({ queryKey: ["classes", classId, "markings"] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate(false);
  };
  return (
    <article className={classes.card}>
      <h3>{t(`marking.${found.kind}`)}</h3>
      <p className={classes.small}>{away(found.raised_at)}</p>
      <Prose>{found.stem}</Prose>
      {found.prompt ? <Prose>{found.prompt}</Prose> : null}
      <p className={classes.label}>{t("marking.answer")}</p>
      <div className={classes.answer}>{answerText(found.answer) ?? t("marking.gone")}</div>
      {found.note ? (
        <p>
          <span className={classes.label}>{t("marking.note")}</span> {found.note}
        </p>
      ) : null}
      <details>
        <summary>{t("marking.model")}</summary>
        <Prose>{found.model_answer}</Prose>
        {found.guidance ? <Prose>{found.guidance}</Prose> : null}
      </details>
      <form onSubmit={submit}>
        <Stack gap="md">
          <div className={classes.criteria}>
            {found.criteria.map((one) => (
              <div key={one.id} className={classes.criterion}>
                <div>
                  <span className={classes.label}>{one.title}</span>
                  {one.description ? <Prose>{one.description}</Prose> : null}
                  {given(one.id)?.quote ? (
                    <p className={classes.small}>{t("marking.quote", { quote: given(one.id)?.quote })}</p>
                  ) : null}
                </div>
                <NumberInput
                  aria-label={t("marking.marks", { title: one.title, most: one.marks })}
                  value={marks[one.id] ?? 0}
                  onChange={(value) => setMarks((before) => ({ ...before, [one.id]: Number(value) || 0 }))}
                  min={0}
                  max={one.marks}
                  suffix={` / ${one.marks}`}
                />
              </div>
            ))}
          </div>
          <Textarea
            label={t("marking.reason")}
            description={t("marking.reasonHelp")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={2000}
            required
          />
          {decide.isError ? <ProblemNotice error={decide.error} /> : null}
          <Group gap="xs">
            <Button type="submit" loading={decide.isPending}>
              {t("marking.give")}
            </Button>
            {found.kind === "contest" ? (
              <Button
                variant="subtle"
                disabled={!reason.trim() || decide.isPending}
                onClick={() => decide.mutate(true)}
              >
                {t("marking.keep")}
              </Button>
            ) : null}
          </Group>
        </Stack>
      </form>
    </article>
  );
}
