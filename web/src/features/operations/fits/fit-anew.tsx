/** Fit anew from what learners who agreed to it have answered; how far the job is, and that it has ended. */
import { Button, Checkbox, Progress, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { OperatedJobOut } from "@/shared/api/schema";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "../operations.module.css";

const LOOK_AGAIN_MS = 2_000;
const isOver = (job: OperatedJobOut | undefined) => job?.state === "done" || job?.state === "dead";

export function FitAnew() {
  const { t } = useTranslation("operations/fits");
  const [propose, setPropose] = useState(true);
  const ask = useMutation({ mutationFn: () => answer(api.POST("/v1/fits", { body: { deploy: !propose } })) });
  return (
    <Panel title={t("anew.title")} tone="soft">
      <Stack align="start">
        <p style={{ margin: 0 }}>{t("anew.what")}</p>
        <Checkbox
          label={t("anew.propose")}
          description={t("anew.proposeHelp")}
          checked={propose}
          onChange={(event) => setPropose(event.currentTarget.checked)}
        />
        <Button variant="light" loading={ask.isPending} onClick={() => ask.mutate()}>
          {t("anew.ask")}
        </Button>
        {ask.isError ? <ProblemNotice error={ask.error} /> : null}
        {ask.data ? <Under jobId={ask.data.job_id} /> : null}
      </Stack>
    </Panel>
  );
}

function Under({ jobId }: { jobId: string }) {
  const { t } = useTranslation("operations/fits");
  const queries = useQueryClient();
  const job = useQuery({
    queryKey: ["jobs", jobId],
    queryFn: () => answer(api.GET("/v1/operations/jobs/{job_id}", { params: { path: { job_id: jobId } } })),
    refetchInterval: ({ state }) => (isOver(state.data) ? false : LOOK_AGAIN_MS),
  });
  const over = isOver(job.data);
  useEffect(() => {
    if (over) void queries.invalidateQueries({ queryKey: ["operations", "fits"] });
  }, [over, queries]);
  if (job.isError) return <ProblemNotice error={job.error} />;
  const share = job.data?.total ? (100 * job.data.done) / job.data.total : 0;
  return (
    <div style={{ inlineSize: "100%" }}>
      <div aria-live="polite">
        {job.data?.state === "done" ? <Notice tone="good">{t("anew.done")}</Notice> : null}
        {job.data?.state === "dead" ? <Notice tone="bad">{t("anew.failed")}</Notice> : null}
      </div>
      {over ? null : (
        <>
          <p className={classes.quiet}>{t("anew.running")}</p>
          <Progress value={share} aria-label={t("anew.progress")} />
        </>
      )}
    </div>
  );
}
