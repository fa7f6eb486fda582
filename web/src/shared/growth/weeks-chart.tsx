/** The weeks drawn: minutes as bars, skills mastered as a line; loaded only where they are looked at. */
import "@mantine/charts/styles.css";
import { BarChart, LineChart } from "@mantine/charts";
import { useTranslation } from "react-i18next";
import type { WeekOut } from "@/shared/api/schema";
import { shortDay } from "@/shared/i18n/format";
import classes from "./growth.module.css";

const STILL = { isAnimationActive: false, maxBarSize: 28 };
const EVEN = { interval: "equidistantPreserveStart" } as const;
const STILL_LINE = { isAnimationActive: false };

export function WeeksChart({ weeks }: { weeks: readonly WeekOut[] }) {
  const { t } = useTranslation("growth");
  const minutes = t("weeks.minutes");
  const mastered = t("weeks.mastered");
  const rows = weeks.map((one) => ({
    week: shortDay(`${one.begins}T12:00:00`),
    [minutes]: Math.round(one.minutes),
    [mastered]: one.mastered,
  }));
  const same = { h: 200, data: rows, dataKey: "week", gridAxis: "x", tickLine: "none", xAxisProps: EVEN } as const;
  const whole = { allowDecimals: false, width: 36 };
  return (
    <div className={classes.pair}>
      <figure className={classes.figure}>
        <figcaption>{minutes}</figcaption>
        <div role="img" aria-label={t("weeks.minutesLabel")}>
          <BarChart {...same} yAxisProps={whole} series={[{ name: minutes, color: "aegean.5" }]} barProps={STILL} />
        </div>
      </figure>
      <figure className={classes.figure}>
        <figcaption>{mastered}</figcaption>
        <div role="img" aria-label={t("weeks.masteredLabel")}>
          <LineChart
            {...same}
            yAxisProps={whole}
            curveType="stepAfter"
            series={[{ name: mastered, color: "olive.5" }]}
            lineProps={STILL_LINE}
          />
        </div>
      </figure>
    </div>
  );
}
