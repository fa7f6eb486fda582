/** The bars of the answers over time; loaded only where it is looked at. */
import "@mantine/charts/styles.css";
import { BarChart } from "@mantine/charts";
import { useTranslation } from "react-i18next";
import { shortDay } from "@/shared/i18n/format";
import type { DayCount } from "./days";

const WEEK = 7;

export function AnswersChart({ days }: { days: readonly DayCount[] }) {
  const { t } = useTranslation("mastery");
  const rows = days.map((one) => ({
    day: shortDay(`${one.day}T12:00:00`),
    [t("right")]: one.right,
    [t("other")]: one.other,
  }));
  return (
    <div role="img" aria-label={t("chartLabel")}>
      <BarChart
        h={240}
        data={rows}
        dataKey="day"
        type="stacked"
        withLegend
        gridAxis="x"
        tickLine="none"
        series={[
          { name: t("right"), color: "olive.5" },
          { name: t("other"), color: "terracotta.4" },
        ]}
        barProps={{ isAnimationActive: false, maxBarSize: 28 }}
        xAxisProps={{ interval: WEEK - 1 }}
        yAxisProps={{ allowDecimals: false, width: 36 }}
      />
    </div>
  );
}
