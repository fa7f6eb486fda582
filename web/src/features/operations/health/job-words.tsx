/** One job in words: what it does, how far it is, what stopped it. */
import { useTranslation } from "react-i18next";
import type { OperatedJobOut } from "@/shared/api/schema";
import { moment } from "@/shared/i18n/format";
import classes from "../operations.module.css";
import { useKind } from "./use-kind";

export function JobWords({ job }: { job: OperatedJobOut }) {
  const { t } = useTranslation("operations/health");
  const kind = useKind();
  const at = job.ended_at ?? job.started_at ?? job.created_at;
  const stopped = job.error_code || job.error_class;
  return (
    <div>
      <strong>{kind(job.kind)}</strong>
      <div className={classes.quiet}>
        {t(`job.${job.state}`, { at: moment(at), later: moment(job.run_after) })} · {t(`job.of.${job.of}`)}
      </div>
      {job.total ? <div className={classes.quiet}>{t("job.steps", { done: job.done, total: job.total })}</div> : null}
      {stopped ? <div className={classes.quiet}>{t("job.stopped", { why: stopped, count: job.attempt })}</div> : null}
      <div className={classes.code}>{job.id}</div>
    </div>
  );
}
