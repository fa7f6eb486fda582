/** One learner, for somebody who teaches them: how they stand, how the last answers went, what was set aside for them. Each look is told to them. */
import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { answer, api } from "@/shared/api/client";
import type { LearnerViewOut } from "@/shared/api/schema";
import { SkillGrowth } from "@/shared/growth/skill-growth";
import { day } from "@/shared/i18n/format";
import { EmptyState } from "@/shared/ui/empty-state";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { Page } from "@/shared/ui/page";
import { Panel } from "@/shared/ui/panel";
import { useChosenCourse } from "../frame/class-frame";
import { type ClassCourse, useClassCourses } from "../queries";
import { useNeedText } from "../use-need-text";
import { Attempts } from "./attempts";
import { Beliefs } from "./beliefs";
import classes from "./learner.module.css";
import { OverTime } from "./over-time";
import { Overrides } from "./overrides";
import { RaiseConcern } from "./raise-concern";
import { Skills } from "./skills";

export function LearnerPage() {
  const { t } = useTranslation("analytics");
  const { classId = "", learnerId = "" } = useParams();
  const courses = useClassCourses(classId);
  const [course] = useChosenCourse(courses.data);
  return (
    <Loaded query={courses}>
      {() =>
        course ? (
          <Learner key={course.course.id} classId={classId} learnerId={learnerId} course={course} />
        ) : (
          <Page title={t("learner.title")}>
            <EmptyState title={t("class.noCourse")}>{t("class.noCourseHelp")}</EmptyState>
          </Page>
        )
      }
    </Loaded>
  );
}

type LearnerProps = { classId: string; learnerId: string; course: ClassCourse };

function Learner({ classId, learnerId, course }: LearnerProps) {
  const { t } = useTranslation("analytics");
  const query = useQuery({
    queryKey: ["classes", classId, "learner", learnerId, course.course.id],
    refetchOnWindowFocus: false, // each look is told to the learner: none happens by itself
    queryFn: () =>
      answer(
        api.GET("/v1/classes/{class_id}/learners/{learner_id}", {
          params: { path: { class_id: classId, learner_id: learnerId }, query: { course_id: course.course.id } },
        }),
      ),
  });
  const found = query.data;
  return (
    <Page
      title={found?.name ?? t("learner.title")}
      lead={found ? lead(found, t) : undefined}
      actions={<Link to={`/classes/${classId}?course=${course.course.id}`}>{t("learner.back")}</Link>}
    >
      <Loaded query={query}>
        {(view) => <Found view={view} course={course} refetch={() => void query.refetch()} />}
      </Loaded>
    </Page>
  );
}

function lead(view: LearnerViewOut, t: TFunction<"analytics">): string {
  return view.last_day ? t("learner.lastDay", { day: day(view.last_day) }) : t("learner.notBegun");
}

type FoundProps = { view: LearnerViewOut; course: ClassCourse; refetch: () => void };

function Found({ view, course, refetch }: FoundProps) {
  const { t } = useTranslation("analytics");
  const [asked, ask] = useState<string | null>(null);
  const title = view.skills.find((one) => one.skill.id === asked)?.skill.title;
  const say = useNeedText();
  return (
    <Stack gap="lg">
      <Notice tone="soft">{t("learner.logged", { name: view.name })}</Notice>
      {view.needs.length > 0 ? (
        <Panel title={t("learner.needs")}>
          <ul className={classes.needs}>
            {view.needs.map((need) => (
              <li key={`${need.code}${need.skill}`}>{say(need)}</li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {asked && title ? (
        <SkillGrowth enrollmentId={view.enrollment_id} skill={asked} title={title} onClose={() => ask(null)} />
      ) : null}
      <div className={classes.columns}>
        <Panel title={t("learner.skills")}>
          <Skills skills={view.skills} onAsk={ask} />
        </Panel>
        <Stack gap="lg">
          <Panel title={t("learner.overrides")}>
            <Overrides view={view} onChange={refetch} />
          </Panel>
          <Panel title={t("learner.beliefs")}>
            <Beliefs view={view} courseSlug={course.course.slug} onChange={refetch} />
          </Panel>
        </Stack>
      </div>
      <Panel title={t("overTime.title")}>
        <OverTime enrollmentId={view.enrollment_id} name={view.name} />
      </Panel>
      <Panel title={t("learner.attempts")}>
        <Attempts attempts={view.attempts} skills={view.skills} />
      </Panel>
      <RaiseConcern learnerId={view.learner_id} name={view.name} />
    </Stack>
  );
}
