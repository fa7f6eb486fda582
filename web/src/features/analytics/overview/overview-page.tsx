/** A class at a glance: who needs a person, who is stuck together, and how the group stands where that tells of nobody. */
import { Button, Stack } from "@mantine/core";
import { IconUsersPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { answer, api } from "@/shared/api/client";
import { asProblem } from "@/shared/api/problem";
import type { ClassOverviewOut } from "@/shared/api/schema";
import { moment } from "@/shared/i18n/format";
import { EmptyState } from "@/shared/ui/empty-state";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import { ClassFrame } from "../frame/class-frame";
import type { ClassCourse } from "../queries";
import { useMembers } from "../queries";
import { Group } from "./group";
import { NeedsPerson } from "./needs-person";
import classes from "./overview.module.css";
import { Together } from "./together";

export function OverviewPage() {
  return (
    <ClassFrame part="overview">
      {(classId, course) => <Overview key={course.course.id} classId={classId} course={course} />}
    </ClassFrame>
  );
}

type OverviewProps = { classId: string; course: ClassCourse };

function Overview({ classId, course }: OverviewProps) {
  const query = useQuery({
    queryKey: ["classes", classId, "overview", course.course.id],
    queryFn: () =>
      answer(
        api.GET("/v1/classes/{class_id}/overview", {
          params: { path: { class_id: classId }, query: { course_id: course.course.id } },
        }),
      ),
  });
  if (query.isError && asProblem(query.error).code === "not_found") return <NobodyYet classId={classId} />;
  return <Loaded query={query}>{(found) => <Found found={found} classId={classId} course={course} />}</Loaded>;
}

/** Nobody of the class has to do with the course so far: a class that was just made. */
function NobodyYet({ classId }: { classId: string }) {
  const { t } = useTranslation("analytics");
  return (
    <EmptyState
      icon={<IconUsersPlus size={40} />}
      title={t("overview.nobodyYet")}
      action={
        <Button component={Link} to={`/classes/${classId}/people`}>
          {t("overview.addPeople")}
        </Button>
      }
    >
      {t("overview.nobodyYetHelp")}
    </EmptyState>
  );
}

function Found({ found, classId, course }: OverviewProps & { found: ClassOverviewOut }) {
  const { t } = useTranslation("analytics");
  const members = useMembers(classId).data ?? [];
  const name = (id: string) => members.find((one) => one.account_id === id)?.name ?? t("overview.somebody");
  return (
    <Stack gap="lg">
      <div className={classes.top}>
        <Panel title={t("overview.needs", { count: found.people.length })}>
          <NeedsPerson people={found.people} classId={classId} courseId={course.course.id} />
        </Panel>
        <Panel title={t("overview.together")}>
          <Together groups={found.together} name={name} />
        </Panel>
      </div>
      {found.unseen.length > 0 ? (
        <Notice tone="soft">{t("overview.unseen", { count: found.unseen.length })}</Notice>
      ) : null}
      <Panel title={t("overview.group")}>
        <Group group={found.group} />
      </Panel>
      <div className={classes.foot}>
        <p>{t("overview.logged", { at: moment(found.at) })}</p>
        <Button
          component="a"
          href={`/v1/classes/${classId}/progress.csv?course_id=${course.course.id}`}
          download
          variant="default"
          size="sm"
          className="no-print"
        >
          {t("overview.csv")}
        </Button>
      </div>
    </Stack>
  );
}
