/** What was spent day by day, as a chart and as the same in a table. */
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { DaysSpentOut } from "@/shared/api/schema";
import { day, decimal, money } from "@/shared/i18n/format";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import { Waiting } from "@/shared/ui/waiting";
import { WideTable } from "@/shared/ui/wide-table";
import classes from "../operations.module.css";

const Chart = lazy(() => import("./days-chart").then((module) => ({ default: module.DaysChart })));
const DAYS = 30;

export function Days() {
  const { t } = useTranslation("operations/spending");
  const [shown, setShown] = useState("chart");
  const query = useQuery({
    queryKey: ["operations", "spending", "days", DAYS],
    queryFn: () => answer(api.GET("/v1/spending/days", { params: { query: { days: DAYS } } })),
  });
  return (
    <Panel
      title={t("days.title")}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t("days.shownAs")}
          data={[
            { value: "chart", label: t("days.chart") },
            { value: "table", label: t("days.table") },
          ]}
          value={shown}
          onChange={setShown}
        />
      }
    >
      <Loaded query={query}>{(found) => <Shown found={found} as={shown} />}</Loaded>
    </Panel>
  );
}

function Shown({ found, as }: { found: DaysSpentOut; as: string }) {
  const { t } = useTranslation("operations/spending");
  const any = found.days.filter((one) => one.calls > 0);
  if (any.length === 0) return <p className={classes.quiet}>{t("days.none")}</p>;
  if (as === "chart") {
    return (
      <Suspense fallback={<Waiting lines={1} height={220} />}>
        <Chart found={found} />
      </Suspense>
    );
  }
  return (
    <WideTable caption={t("days.title")} columns={[t("day"), t("money"), t("calls"), t("tokens")]}>
      {any.map((one) => (
        <tr key={one.day}>
          <th scope="row">{day(`${one.day}T12:00:00`)}</th>
          <td>{money(one.money, found.currency)}</td>
          <td>{decimal(one.calls, 0)}</td>
          <td>{decimal(one.tokens, 0)}</td>
        </tr>
      ))}
    </WideTable>
  );
}
