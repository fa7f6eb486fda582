/** Trying a program out: a button, what it printed, where it stopped, and how the shown tests went. The server decides later. */
import { Button, Group } from "@mantine/core";
import { IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { StepOut } from "@/shared/api/schema";
import { Notice } from "@/shared/ui/notice";
import classes from "../../inputs.module.css";
import { TestsTable } from "../tests-table";
import { isBusy, type Report } from "./report";
import { RUN_S, useRun } from "./use-run";

type RunPanelProps = { program: string; tests: StepOut["tests"] };

export function RunPanel({ program, tests }: RunPanelProps) {
  const { t } = useTranslation("answer");
  const [report, run, stop] = useRun();
  const busy = isBusy(report.phase);
  return (
    <section className={classes.run} aria-label={t("run.title")}>
      <Group gap="sm">
        {busy ? (
          <Button variant="default" leftSection={<IconPlayerStop size={18} aria-hidden />} onClick={stop}>
            {t("run.stop")}
          </Button>
        ) : (
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={18} aria-hidden />}
            aria-disabled={program.trim() === ""}
            onClick={() => (program.trim() === "" ? undefined : run(program, tests))}
          >
            {t("run.run")}
          </Button>
        )}
        <span className={classes.runHelp}>{busy ? t(`run.${report.phase}`) : t("run.help")}</span>
      </Group>
      <div role="status">
        <Ending report={report} total={tests.length} />
      </div>
      {report.output ? (
        <figure className={classes.output}>
          <figcaption>{t("run.output")}</figcaption>
          <pre tabIndex={0}>{report.output}</pre>
          {report.ended?.cut ? <p>{t("run.cut")}</p> : null}
        </figure>
      ) : null}
      {report.tests.length > 0 ? <TestsTable tests={report.tests} /> : null}
    </section>
  );
}

function Ending({ report, total }: { report: Report; total: number }) {
  const { t } = useTranslation("answer");
  const { phase, ended, tests } = report;
  const passed = tests.filter((test) => test.passed).length;
  if (phase === "late") return <Notice tone="hint">{t("run.late", { count: RUN_S })}</Notice>;
  if (phase === "stopped" || phase === "broken" || phase === "unreached")
    return <Notice tone="hint">{t(`run.${phase}`)}</Notice>;
  if (phase !== "done") return null;
  if (ended?.error)
    return (
      <Notice tone="hint">
        {ended.line ? <strong>{t("run.line", { line: ended.line })} </strong> : null}
        <code>{ended.error}</code>
      </Notice>
    );
  if (total === 0) return <Notice tone="soft">{t("run.ended")}</Notice>;
  if (passed === total) return <Notice tone="good">{t("run.allPass")}</Notice>;
  return <Notice tone="hint">{t("run.somePass", { passed, count: total })}</Notice>;
}
