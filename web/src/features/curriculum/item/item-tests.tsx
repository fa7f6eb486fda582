/** For the author alone: what the grader makes of the item's own answers, and of its tests. */
import { useTranslation } from "react-i18next";
import type { RehearsalOut } from "@/shared/api/schema";
import { Panel } from "@/shared/ui/panel";
import { WideTable } from "@/shared/ui/wide-table";
import classes from "../form/form.module.css";

export function ItemTests({ found }: { found: RehearsalOut }) {
  const { t } = useTranslation("curriculum/item");
  const steps = found.steps ?? [];
  const tests = found.tests ?? [];
  return (
    <Panel title={t("tests.title")}>
      <ul className={classes.plain}>
        {steps.map((step) => (
          <li key={step.id}>
            {steps.length > 1 ? `${step.id}: ` : ""}
            <code>{step.expected || "–"}</code> {t(step.own ? `own.${step.own}` : "own.person")}
          </li>
        ))}
      </ul>
      {tests.length === 0 ? (
        <p className={classes.quiet}>{t("tests.none")}</p>
      ) : (
        <WideTable
          caption={t("tests.title")}
          columns={[t("tests.input"), t("tests.expect"), t("tests.came"), t("tests.result")]}
        >
          {tests.map((test, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: tests have no other name
            <tr key={at}>
              <td>
                <code>{test.input}</code>
              </td>
              <td>
                {t(`verdict.${test.expect}`)} {test.wanted ?? ""}
              </td>
              <td>
                {test.verdict ? t(`verdict.${test.verdict}`) : t("tests.notRun")} {test.misconception ?? ""}
              </td>
              <td>
                <strong data-passed={test.passed}>{t(test.passed ? "tests.passed" : "tests.failed")}</strong>
              </td>
            </tr>
          ))}
        </WideTable>
      )}
      {found.tests_left ? <p className={classes.quiet}>{t("tests.left", { count: found.tests_left })}</p> : null}
    </Panel>
  );
}
