/** Jobs that have used up their starts, with a way to let them try again. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { OperatedJobOut } from "@/shared/api/schema";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import rows from "@/shared/ui/rows.module.css";
import classes from "../operations.module.css";
import { JobWords } from "./job-words";
import { useKind } from "./use-kind";

export const FAILED = ["operations", "jobs", "dead"] as const;

export function FailedJobs() {
  const { t } = useTranslation("operations/health");
  const query = useQuery({
    queryKey: FAILED,
    queryFn: async () => (await answer(api.GET("/v1/operations/jobs", { params: { query: { state: "dead" } } }))).items,
  });
  return (
    <Panel title={t("failed.title")}>
      <Loaded query={query}>
        {(jobs) =>
          jobs.length === 0 ? (
            <p className={classes.quiet}>{t("failed.none")}</p>
          ) : (
            <>
              <p className={classes.lead}>{t("failed.what")}</p>
              <ul className={rows.rows}>
                {jobs.map((job) => (
                  <FailedJob key={job.id} job={job} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

function FailedJob({ job }: { job: OperatedJobOut }) {
  const { t } = useTranslation("operations/health");
  const kind = useKind();
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => answer(api.POST("/v1/operations/jobs/{job_id}/retry", { params: { path: { job_id: job.id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["operations"] }),
  });
  return (
    <li className={rows.row}>
      <JobWords job={job} />
      <Button size="sm" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
        {t("failed.retry")}
        <span className="visually-hidden">: {kind(job.kind)}</span>
      </Button>
      {retry.isError ? <ProblemNotice error={retry.error} /> : null}
    </li>
  );
}
