/** Make an assignment, or change one. */
import { Button, Group, Modal, MultiSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { graphOf } from "@/shared/api/courses";
import type { AssignmentOut } from "@/shared/api/schema";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { type ClassCourse, useMembers } from "../queries";

type AssignmentFormProps = {
  classId: string;
  course: ClassCourse;
  editing: AssignmentOut | null;
  opened: boolean;
  onClose: () => void;
};

/** Return today in the reader's own calendar, as the API writes days. */
function today(): string {
  return new Date().toLocaleDateString("sv-SE");
}

export function AssignmentForm({ classId, course, editing, opened, onClose }: AssignmentFormProps) {
  const { t } = useTranslation("analytics");
  const queries = useQueryClient();
  const skills = useQuery(graphOf(course.course.id, course.versionId)).data?.skills ?? [];
  const learners = (useMembers(classId).data ?? []).filter((one) => one.part === "learner");
  const [id, setId] = useState(() => crypto.randomUUID());
  const [wish, setWish] = useState({
    skills: editing?.skills ? [...editing.skills] : [],
    starts: editing?.starts ?? today(),
    due: editing?.due ?? "",
    note: editing?.note ?? "",
    learners: [] as string[],
  });
  const change = (part: Partial<typeof wish>) => setWish((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: () => {
      const { skills, starts, due, note } = wish;
      if (editing) {
        return answer(
          api.PATCH("/v1/classes/{class_id}/assignments/{assignment_id}", {
            params: { path: { class_id: classId, assignment_id: editing.id } },
            headers: { "If-Match": `"${editing.version}"` },
            body: { skills, starts, due, note },
          }),
        );
      }
      const chosen = wish.learners.length > 0 ? wish.learners : null;
      return answer(
        api.POST("/v1/classes/{class_id}/assignments", {
          params: { path: { class_id: classId } },
          body: { id, course_id: course.course.id, skills, starts, due, note, learner_ids: chosen },
        }),
      );
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["classes", classId, "assignments"] });
      setId(crypto.randomUUID());
      setWish((before) => ({ ...before, skills: [], note: "", due: "" }));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={editing ? t("assignments.edit") : t("assignments.new")}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <form onSubmit={submit}>
        <Stack>
          <MultiSelect
            label={t("assignments.skills")}
            data={skills.map((one) => ({ value: one.id, label: one.title }))}
            value={wish.skills}
            onChange={(skills) => change({ skills })}
            searchable
            size="md"
            withAsterisk={false}
            required={wish.skills.length === 0}
          />
          <Group grow align="start">
            <TextInput
              type="date"
              label={t("assignments.starts")}
              value={wish.starts}
              onChange={(event) => change({ starts: event.currentTarget.value })}
              required
            />
            <TextInput
              type="date"
              label={t("assignments.due")}
              value={wish.due}
              onChange={(event) => change({ due: event.currentTarget.value })}
              required
            />
          </Group>
          {editing ? null : (
            <MultiSelect
              label={t("assignments.who")}
              description={t("assignments.whoHelp")}
              data={learners.map((one) => ({ value: one.account_id, label: one.name }))}
              value={wish.learners}
              onChange={(chosen) => change({ learners: chosen })}
              searchable
              size="md"
            />
          )}
          <Textarea
            label={t("assignments.note")}
            description={t("assignments.noteHelp")}
            value={wish.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
            maxLength={500}
          />
          {save.isError ? <ProblemNotice error={save.error} /> : null}
          <Group justify="end">
            <Button type="submit" loading={save.isPending}>
              {editing ? t("common:save") : t("assignments.make")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
