/** A chart and a table that say the same; whoever reads chooses. */
import { SegmentedControl } from "@mantine/core";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Waiting } from "@/shared/ui/waiting";
import classes from "./growth.module.css";

type ChartOrTableProps = { of: string; chart: ReactNode; table: ReactNode };

export function ChartOrTable({ of, chart, table }: ChartOrTableProps) {
  const { t } = useTranslation("growth");
  const [shown, setShown] = useState("chart");
  return (
    <>
      <div className={`${classes.tools} no-print`}>
        <SegmentedControl
          aria-label={t("shownAs", { what: of })}
          data={[
            { value: "chart", label: t("chart") },
            { value: "table", label: t("table") },
          ]}
          value={shown}
          onChange={setShown}
        />
      </div>
      {shown === "chart" ? <Suspense fallback={<Waiting lines={1} height={220} />}>{chart}</Suspense> : table}
    </>
  );
}
