/** The bars of spending; money where any call has a price, tokens where none has. Loaded only where it is looked at. */
import "@mantine/charts/styles.css";
import { BarChart } from "@mantine/charts";
import { useTranslation } from "react-i18next";
import type { DaysSpentOut } from "@/shared/api/schema";
import { decimal, money } from "@/shared/i18n/format";

export function DaysChart({ found }: { found: DaysSpentOut }) {
  const { t } = useTranslation("operations/spending");
  const priced = found.days.some((one) => one.money > 0);
  const name = priced ? t("money") : t("tokens");
  const rows = found.days.map((one) => ({ day: one.day.slice(5), [name]: priced ? one.money : one.tokens }));
  return (
    <div role="img" aria-label={t("days.chartLabel")}>
      <BarChart
        h={220}
        data={rows}
        dataKey="day"
        gridAxis="x"
        tickLine="none"
        valueFormatter={(value) => (priced ? money(value, found.currency) : decimal(value, 0))}
        series={[{ name, color: "aegean.5" }]}
        barProps={{ isAnimationActive: false, radius: 3 }}
        yAxisProps={{ width: 84 }}
      />
    </div>
  );
}
