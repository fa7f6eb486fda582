/** How far one is, how it went over time, and what it rests on. */
import { Stack } from "@mantine/core";
import { IconSeeding } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useEnrollment, useEnrollments } from "@/shared/api/enrollments";
import { useEntries, useProgress } from "@/shared/api/progress";
import type { EnrollmentOut } from "@/shared/api/schema";
import { useWeeks } from "@/shared/growth/queries";
import { SkillGrowth } from "@/shared/growth/skill-growth";
import { WeeksOverTime } from "@/shared/growth/weeks-over-time";
import { CourseChoice } from "@/shared/ui/course-choice";
import { EmptyState } from "@/shared/ui/empty-state";
import { Loaded } from "@/shared/ui/loaded";
import { Page } from "@/shared/ui/page";
import { Panel } from "@/shared/ui/panel";
import { AnswersOverTime } from "./answers-over-time";
import { LastAnswers } from "./last-answers";
import { SkillList } from "./skill-list";
import { Summary } from "./summary";

const DAYS = 28;

export function ProgressPage() {
  const { t } = useTranslation("mastery");
  const enrollments = useEnrollments();
  const enrollment = useEnrollment();
  return (
    <Page title={t("title")} lead={t("lead")} actions={<CourseChoice />}>
      <Loaded query={enrollments}>
        {() =>
          enrollment ? (
            <Progress key={enrollment.id} enrollment={enrollment} />
          ) : (
            <EmptyState icon={<IconSeeding size={44} />} title={t("none")}>
              {t("noneHelp")}
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  );
}

function Progress({ enrollment }: { enrollment: EnrollmentOut }) {
  const enrollmentId = enrollment.id;
  const { t } = useTranslation(["mastery", "growth"]);
  const [search, setSearch] = useSearchParams();
  const asked = search.get("skill");
  const progress = useProgress(enrollmentId);
  const weeks = useWeeks(enrollmentId);
  const entries = useEntries(DAYS, enrollment.course_id);
  const title = progress.data?.skills.find((one) => one.skill.id === asked)?.skill.title;
  const ask = (skill: string | null) => setSearch(skill ? { skill } : {}, { preventScrollReset: true });
  return (
    <Stack gap="lg">
      <Loaded query={progress}>{(found) => <Summary found={found} />}</Loaded>
      {asked && title ? (
        <SkillGrowth enrollmentId={enrollmentId} skill={asked} title={title} onClose={() => ask(null)}>
          <Link to="/map">{t("toMap")}</Link>
          <Link to="/memory">{t("toMemory")}</Link>
        </SkillGrowth>
      ) : null}
      <Panel title={t("growth:weeks.title")}>
        <Loaded query={weeks}>{(found) => <WeeksOverTime found={found} />}</Loaded>
      </Panel>
      <Panel title={t("overTime")}>
        <Loaded query={entries}>{(found) => <AnswersOverTime entries={found} />}</Loaded>
      </Panel>
      <Panel title={t("skills")}>
        <Loaded query={progress}>{(found) => <SkillList skills={found.skills} asked={asked} onAsk={ask} />}</Loaded>
      </Panel>
      <Panel title={t("answers")}>
        <Loaded query={entries}>
          {(found) => <LastAnswers entries={found} skills={progress.data?.skills ?? []} />}
        </Loaded>
      </Panel>
    </Stack>
  );
}
