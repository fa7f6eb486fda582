/** An assignment needs to know what the class works with: let it work with the newest version. */
import { Button, Group } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import type { ClassCourse } from "../queries";

export function PinCourse({ classId, course }: { classId: string; course: ClassCourse }) {
  const { t } = useTranslation("analytics");
  const queries = useQueryClient();
  const pin = useMutation({
    mutationFn: () =>
      answer(
        api.PUT("/v1/courses/pins/{class_id}", {
          params: { path: { class_id: classId } },
          body: { version_id: course.versionId },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["classes", classId, "courses"] }),
  });
  return (
    <Notice tone="hint">
      {t("pin.needed", { course: course.course.title })}
      <Group mt="xs">
        <Button size="sm" variant="default" loading={pin.isPending} onClick={() => pin.mutate()}>
          {t("pin.pin")}
        </Button>
      </Group>
      <ProblemNotice error={pin.error} />
    </Notice>
  );
}
