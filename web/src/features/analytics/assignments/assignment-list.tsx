/** The assignments of a class, the next due first. */
import { Button, Group } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { AssignmentOut } from "@/shared/api/schema";
import { away, day } from "@/shared/i18n/format";
import { ConfirmButton } from "@/shared/ui/confirm-button";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { type ClassCourse, useSkillTitles } from "../queries";
import classes from "./assignments.module.css";

type AssignmentListProps = {
  assignments: readonly AssignmentOut[];
  classId: string;
  course: ClassCourse;
  onEdit: (one: AssignmentOut) => void;
};

export function AssignmentList({ assignments, classId, course, onEdit }: AssignmentListProps) {
  const { t } = useTranslation("analytics");
  const title = useSkillTitles(course);
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: (id: string) =>
      answer(
        api.DELETE("/v1/classes/{class_id}/assignments/{assignment_id}", {
          params: { path: { class_id: classId, assignment_id: id } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["classes", classId, "assignments"] }),
  });
  return (
    <>
      {withdraw.isError ? <ProblemNotice error={withdraw.error} /> : null}
      <ul className={classes.list}>
        {assignments.map((one) => (
          <li key={one.id} className={classes.card} data-ended={one.withdrawn_at ? true : undefined}>
            <div className={classes.when}>
              <strong>{day(one.due)}</strong>
              <span>{one.withdrawn_at ? t("assignments.withdrawn") : away(`${one.due}T23:59:59`)}</span>
            </div>
            <div className={classes.what}>
              <strong>{one.skills.map(title).join(", ")}</strong>
              {one.note ? <p>{one.note}</p> : null}
              <span>
                {one.learner_ids ? t("assignments.some", { count: one.learner_ids.length }) : t("assignments.all")} ·{" "}
                {t("assignments.from", { day: day(one.starts) })}
              </span>
            </div>
            {one.withdrawn_at ? null : (
              <Group gap="xs">
                <Button size="sm" variant="default" onClick={() => onEdit(one)}>
                  {t("assignments.edit")}
                </Button>
                <ConfirmButton
                  size="sm"
                  variant="subtle"
                  title={t("assignments.withdrawTitle")}
                  what={t("assignments.withdrawWhat")}
                  confirm={t("assignments.withdraw")}
                  danger
                  onConfirm={() => withdraw.mutate(one.id)}
                >
                  {t("assignments.withdraw")}
                </ConfirmButton>
              </Group>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
