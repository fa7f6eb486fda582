/** Week by week: minutes, answers, and how many skills counted as mastered. */
import { lazy } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryOut } from "@/shared/api/schema";
import { day, decimal } from "@/shared/i18n/format";
import { WideTable } from "@/shared/ui/wide-table";
import { ChartOrTable } from "./chart-or-table";
import classes from "./growth.module.css";

const Chart = lazy(() => import("./weeks-chart").then((module) => ({ default: module.WeeksChart })));

export function WeeksOverTime({ found }: { found: HistoryOut }) {
  const { t } = useTranslation("growth");
  if (!found.weeks.some((one) => one.answers > 0 || one.minutes > 0 || one.mastered > 0))
    return <p className={classes.quiet}>{t("weeks.none")}</p>;
  const columns = [t("weeks.week"), t("weeks.minutes"), t("weeks.answers"), t("right"), t("weeks.mastered")];
  return (
    <>
      <ChartOrTable
        of={t("weeks.title")}
        chart={<Chart weeks={found.weeks} />}
        table={
          <WideTable caption={t("weeks.title")} columns={columns}>
            {found.weeks.map((one) => (
              <tr key={one.begins}>
                <th scope="row">{day(`${one.begins}T12:00:00`)}</th>
                <td>{decimal(one.minutes, 0)}</td>
                <td>{one.answers}</td>
                <td>{one.right}</td>
                <td>{one.mastered}</td>
              </tr>
            ))}
          </WideTable>
        }
      />
      {found.cleared > 0 ? <p className={classes.quiet}>{t("cleared", { count: found.cleared })}</p> : null}
    </>
  );
}
