/** Look one job up by the id that a screen, a log or somebody's message names. */
import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "../operations.module.css";
import { JobWords } from "./job-words";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function JobSearch() {
  const { t } = useTranslation("operations/health");
  const [id, setId] = useState("");
  const [wrong, setWrong] = useState(false);
  const look = useMutation({
    mutationFn: (jobId: string) =>
      answer(api.GET("/v1/operations/jobs/{job_id}", { params: { path: { job_id: jobId } } })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = id.trim();
    setWrong(!ID.test(typed));
    if (ID.test(typed)) look.mutate(typed);
  };
  const missing = look.error instanceof ApiProblem && look.error.status === 404;
  return (
    <Panel title={t("search.title")}>
      <form onSubmit={submit} className={classes.form} noValidate>
        <TextInput
          label={t("search.id")}
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
          error={wrong ? t("search.wrong") : undefined}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit" variant="light" loading={look.isPending}>
          {t("search.look")}
        </Button>
      </form>
      <div aria-live="polite" style={{ marginBlockStart: "1rem" }}>
        {look.data ? <JobWords job={look.data} /> : null}
        {missing ? <Notice tone="hint">{t("search.missing")}</Notice> : null}
        {look.isError && !missing ? <ProblemNotice error={look.error} /> : null}
      </div>
    </Panel>
  );
}
