/** What a class is to have mastered by when. */
import { Button, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCalendarDue } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { AssignmentOut } from "@/shared/api/schema";
import { EmptyState } from "@/shared/ui/empty-state";
import { Loaded } from "@/shared/ui/loaded";
import { ClassFrame } from "../frame/class-frame";
import type { ClassCourse } from "../queries";
import { AssignmentForm } from "./assignment-form";
import { AssignmentList } from "./assignment-list";
import { PinCourse } from "./pin-course";

export function AssignmentsPage() {
  return (
    <ClassFrame part="assignments">
      {(classId, course) => <Assignments key={course.course.id} classId={classId} course={course} />}
    </ClassFrame>
  );
}

function Assignments({ classId, course }: { classId: string; course: ClassCourse }) {
  const { t } = useTranslation("analytics");
  const [opened, { open, close }] = useDisclosure();
  const [editing, setEditing] = useState<AssignmentOut | null>(null);
  const query = useQuery({
    queryKey: ["classes", classId, "assignments", course.course.id],
    queryFn: async () =>
      (
        await answer(
          api.GET("/v1/classes/{class_id}/assignments", {
            params: { path: { class_id: classId }, query: { course_id: course.course.id } },
          }),
        )
      ).assignments,
  });
  const edit = (one: AssignmentOut | null) => {
    setEditing(one);
    open();
  };
  return (
    <Stack gap="lg">
      {course.pinned ? (
        <div>
          <Button onClick={() => edit(null)}>{t("assignments.new")}</Button>
        </div>
      ) : (
        <PinCourse classId={classId} course={course} />
      )}
      <Loaded query={query}>
        {(found) =>
          found.length === 0 ? (
            <EmptyState icon={<IconCalendarDue size={40} />} title={t("assignments.none")}>
              {t("assignments.noneHelp")}
            </EmptyState>
          ) : (
            <AssignmentList assignments={found} classId={classId} course={course} onEdit={edit} />
          )
        }
      </Loaded>
      <AssignmentForm
        key={editing?.id ?? "new"}
        classId={classId}
        course={course}
        editing={editing}
        opened={opened}
        onClose={close}
      />
    </Stack>
  );
}
