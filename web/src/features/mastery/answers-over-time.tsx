/** Answers of the last four weeks, as a chart and as the same in a table. */
import { lazy, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { EntryOut } from "@/shared/api/schema";
import { ChartOrTable } from "@/shared/growth/chart-or-table";
import { day } from "@/shared/i18n/format";
import { WideTable } from "@/shared/ui/wide-table";
import { perDay } from "./days";
import classes from "./progress.module.css";

const Chart = lazy(() => import("./answers-chart").then((module) => ({ default: module.AnswersChart })));

export function AnswersOverTime({ entries }: { entries: readonly EntryOut[] }) {
  const { t } = useTranslation("mastery");
  const days = useMemo(() => perDay(entries, new Date()), [entries]);
  const any = days.filter((one) => one.right + one.other > 0);
  if (any.length === 0) return <p className={classes.quiet}>{t("noAnswers")}</p>;
  return (
    <ChartOrTable
      of={t("overTime")}
      chart={<Chart days={days} />}
      table={
        <WideTable caption={t("overTime")} columns={[t("day"), t("right"), t("other")]}>
          {any.map((one) => (
            <tr key={one.day}>
              <th scope="row">{day(`${one.day}T12:00:00`)}</th>
              <td>{one.right}</td>
              <td>{one.other}</td>
            </tr>
          ))}
        </WideTable>
      }
    />
  );
}
