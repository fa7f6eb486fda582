/** The plan of one course: what it works towards, at what pace, and what would be if. */
import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { PlanOut } from "@/shared/api/schema";
import { day, decimal } from "@/shared/i18n/format";
import { useReasonText } from "@/shared/reasons/use-reason-text";
import { Loaded } from "@/shared/ui/loaded";
import { Page } from "@/shared/ui/page";
import { Panel } from "@/shared/ui/panel";
import { useOneEnrollment, usePlan } from "../queries";
import { Goals } from "./goals";
import { Pace } from "./pace";
import classes from "./plan.module.css";
import { WhatIf } from "./what-if";

export function PlanPage() {
  const { t } = useTranslation("pathway");
  const say = useReasonText();
  const enrollmentId = useParams().enrollmentId ?? "";
  const plan = usePlan(enrollmentId);
  const enrollment = useOneEnrollment(enrollmentId);
  return (
    <Page
      title={t("plan.title")}
      lead={plan.data ? say("outlook", plan.data.outlook) : undefined}
      actions={<Link to="/today">{t("placement.toToday")}</Link>}
    >
      <div className={classes.columns}>
        <Stack gap="lg">
          <Loaded query={plan}>{(found) => <Numbers plan={found} />}</Loaded>
          <Panel title={t("plan.goals")}>
            <Goals
              enrollmentId={enrollmentId}
              versionId={enrollment.data?.version_id}
              courseId={enrollment.data?.course_id}
            />
          </Panel>
        </Stack>
        <Stack gap="lg" className={classes.onScreen}>
          <Panel title={t("plan.pace")}>
            <Loaded query={enrollment}>{(found) => <Pace key={found.version} found={found} />}</Loaded>
          </Panel>
          <Panel title={t("plan.whatIf")}>
            <WhatIf enrollmentId={enrollmentId} />
          </Panel>
        </Stack>
      </div>
    </Page>
  );
}

function Numbers({ plan }: { plan: PlanOut }) {
  const { t } = useTranslation("pathway");
  const rows: [string, string][] = [
    [t("plan.skillsLeft"), t("plan.ofSkills", { left: plan.skills_left, all: plan.skills })],
    [t("plan.needed"), t("plan.hours", { hours: decimal(plan.minutes_needed / 60) })],
    [t("plan.perDay"), t("plan.minutes", { minutes: decimal(plan.minutes_per_day, 0) })],
  ];
  if (plan.deadline)
    rows.push([t("plan.deadline"), t("plan.daysLeft", { day: day(plan.deadline), count: plan.days_left ?? 0 })]);
  if (plan.minutes_per_day_needed) {
    rows.push([t("plan.perDayNeeded"), t("plan.minutes", { minutes: decimal(plan.minutes_per_day_needed, 0) })]);
  }
  return (
    <Panel title={plan.on_track === false ? t("plan.notOnTrack") : plan.on_track ? t("plan.onTrack") : t("plan.where")}>
      <dl className={classes.numbers}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.quiet}>{t("plan.estimate")}</p>
    </Panel>
  );
}
