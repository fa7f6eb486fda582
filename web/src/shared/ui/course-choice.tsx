/** The course that a learner works in, and a way to another; nothing where there is but one. */
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useCourses } from "@/shared/api/courses";
import { chooseEnrollment, useEnrollment, useEnrollments } from "@/shared/api/enrollments";

export function CourseChoice() {
  const { t } = useTranslation();
  const open = (useEnrollments().data ?? []).filter((one) => one.state !== "ended");
  const enrollment = useEnrollment();
  const courses = useCourses().data ?? [];
  if (open.length < 2) return null;
  return (
    <Select
      label={t("course")}
      w="18rem"
      maw="100%"
      data={open.map((one) => ({
        value: one.id,
        label: courses.find((course) => course.id === one.course_id)?.title ?? "…",
      }))}
      value={enrollment?.id ?? null}
      onChange={(id) => id && chooseEnrollment(id)}
    />
  );
}
