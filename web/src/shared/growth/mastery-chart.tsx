/** Mastery of one skill drawn: the line is the best estimate, the band the range that it lies in four times of five. */
import "@mantine/charts/styles.css";
import { CompositeChart } from "@mantine/charts";
import { useTranslation } from "react-i18next";
import { percent, shortDay } from "@/shared/i18n/format";
import type { Point } from "./points";

export function MasteryChart({ points }: { points: readonly Point[] }) {
  const { t } = useTranslation("growth");
  const mastery = t("mastery");
  const band = t("band");
  const rows = points.map((one) => ({ at: one.at, [mastery]: one.mastery, [band]: [one.low, one.high] }));
  return (
    <div role="img" aria-label={t("label")}>
      <CompositeChart
        h={260}
        data={rows}
        dataKey="at"
        gridAxis="y"
        tickLine="none"
        curveType="linear"
        withLegend
        valueFormatter={shares}
        xAxisProps={{
          type: "number",
          scale: "time",
          domain: ["dataMin", "dataMax"],
          tickFormatter: dayAt,
        }}
        yAxisProps={{ domain: [0, 1], width: 48 }}
        tooltipProps={{ labelFormatter: (at) => dayAt(at) }}
        areaProps={{ isAnimationActive: false }}
        lineProps={{ isAnimationActive: false }}
        series={[
          { name: band, color: "aegean.3", type: "area" },
          { name: mastery, color: "aegean.6", type: "line" },
        ]}
      />
    </div>
  );
}

/** Return the day of a place on the axis; nothing where the pointer is on none. */
function dayAt(at: unknown): string {
  return typeof at === "number" && Number.isFinite(at) ? shortDay(new Date(at)) : "";
}

/** Return a share, or the two ends of a range, in words. */
function shares(value: number | readonly number[]): string {
  return typeof value === "number" ? percent(value) : value.map((one) => percent(one)).join("–");
}
