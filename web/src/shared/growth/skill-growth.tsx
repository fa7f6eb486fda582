/** One skill: how it grew and faded, how sure that was, and the answers that it rests on. */
import { Button, Group } from "@mantine/core";
import { lazy, type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { SkillHistoryOut } from "@/shared/api/schema";
import { day, percent } from "@/shared/i18n/format";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import { WideTable } from "@/shared/ui/wide-table";
import { ChartOrTable } from "./chart-or-table";
import { Evidence } from "./evidence";
import classes from "./growth.module.css";
import { pointsOf } from "./points";
import { SKILL_DAYS, useSkillHistory } from "./queries";

const Chart = lazy(() => import("./mastery-chart").then((module) => ({ default: module.MasteryChart })));
type SkillGrowthProps = {
  enrollmentId: string;
  skill: string;
  title: string;
  onClose: () => void;
  /** Ways on from here. */
  children?: ReactNode;
};

export function SkillGrowth({ enrollmentId, skill, title, onClose, children }: SkillGrowthProps) {
  const { t } = useTranslation("growth");
  const query = useSkillHistory(enrollmentId, skill);
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (skill) start.current?.focus();
  }, [skill]);
  return (
    <div ref={start} tabIndex={-1} className={classes.growth}>
      <Panel title={t("title", { skill: title })}>
        <Loaded query={query}>{(found) => <Grown found={found} />}</Loaded>
        <Group gap="sm" className="no-print" mt="md">
          <Button variant="light" size="sm" onClick={onClose}>
            {t("close")}
          </Button>
          {children}
        </Group>
      </Panel>
    </div>
  );
}

function Grown({ found }: { found: SkillHistoryOut }) {
  const { t } = useTranslation("growth");
  const points = pointsOf(found.points);
  if (points.length === 0) return <p className={classes.quiet}>{t("none", { count: SKILL_DAYS })}</p>;
  return (
    <>
      <p className={classes.quiet}>{t("what")}</p>
      <ChartOrTable
        of={found.skill.title}
        chart={<Chart points={points} />}
        table={
          <WideTable
            caption={t("title", { skill: found.skill.title })}
            columns={[t("day"), t("mastery"), t("band"), t("weeks.answers")]}
          >
            {points.map((one) => (
              <tr key={one.day}>
                <th scope="row">{day(`${one.day}T12:00:00`)}</th>
                <td>{percent(one.mastery)}</td>
                <td>{t("between", { low: percent(one.low), high: percent(one.high) })}</td>
                <td>{one.answers}</td>
              </tr>
            ))}
          </WideTable>
        }
      />
      <Evidence found={found} />
    </>
  );
}
