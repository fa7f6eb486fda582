/** Goals in one's own words, with the skills they need and a day; the plan works towards the nearest. */
import { Button, Group, MultiSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { graphOf } from "@/shared/api/courses";
import { day } from "@/shared/i18n/format";
import { useDraft } from "@/shared/lib/use-draft";
import { ConfirmButton } from "@/shared/ui/confirm-button";
import { Loaded } from "@/shared/ui/loaded";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { useGoals } from "../queries";
import classes from "./plan.module.css";

type GoalsProps = { enrollmentId: string; courseId: string | undefined; versionId: string | undefined };

export function Goals({ enrollmentId, courseId, versionId }: GoalsProps) {
  const { t } = useTranslation("pathway");
  const queries = useQueryClient();
  const goals = useGoals(enrollmentId);
  const withdraw = useMutation({
    mutationFn: (id: string) =>
      answer(
        api.DELETE("/v1/enrollments/{enrollment_id}/goals/{goal_id}", {
          params: { path: { enrollment_id: enrollmentId, goal_id: id } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["enrollments", enrollmentId] }),
  });
  return (
    <Stack gap="md">
      <Loaded query={goals}>
        {(found) =>
          found.length === 0 ? (
            <p className={classes.quiet}>{t("goals.none")}</p>
          ) : (
            <ul className={classes.goals}>
              {found.map((goal) => (
                <li key={goal.id} className={classes.goal}>
                  <div>
                    <p>
                      <strong>{goal.text ?? t("goals.forgotten")}</strong>
                    </p>
                    <p className={classes.quiet}>
                      {goal.deadline ? t("goals.by", { day: day(goal.deadline) }) : t("goals.noDay")}
                      {goal.aimed ? ` · ${t("goals.aimed")}` : ""}
                    </p>
                  </div>
                  <ConfirmButton
                    size="xs"
                    variant="subtle"
                    title={t("goals.withdrawTitle")}
                    what={t("goals.withdrawWhat")}
                    confirm={t("goals.withdraw")}
                    onConfirm={() => withdraw.mutate(goal.id)}
                  >
                    {t("goals.withdraw")}
                  </ConfirmButton>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <ProblemNotice error={withdraw.error} />
      <NewGoal enrollmentId={enrollmentId} courseId={courseId} versionId={versionId} />
    </Stack>
  );
}

function NewGoal({ enrollmentId, courseId, versionId }: GoalsProps) {
  const { t } = useTranslation("pathway");
  const queries = useQueryClient();
  const [text, setText, forget] = useDraft(`goal.${enrollmentId}`);
  const [targets, setTargets] = useState<string[]>([]);
  const [deadline, setDeadline] = useState("");
  const [id, setId] = useState(() => crypto.randomUUID());
  const graph = useQuery(graphOf(courseId, versionId)).data;
  const state = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/enrollments/{enrollment_id}/goals", {
          params: { path: { enrollment_id: enrollmentId } },
          body: { id, kind: "goal", text: text.trim(), targets, deadline: deadline || null },
        }),
      ),
    onSuccess: () => {
      forget();
      setTargets([]);
      setDeadline("");
      setId(crypto.randomUUID());
      return queries.invalidateQueries({ queryKey: ["enrollments", enrollmentId] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    state.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t("goals.text")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={300}
          required
        />
        <MultiSelect
          label={t("goals.targets")}
          description={t("goals.targetsHelp")}
          data={(graph?.skills ?? []).map((skill) => ({ value: skill.id, label: skill.title }))}
          value={targets}
          onChange={setTargets}
          searchable
          size="md"
        />
        <TextInput
          type="date"
          label={t("goals.deadline")}
          value={deadline}
          onChange={(event) => setDeadline(event.currentTarget.value)}
        />
        {state.isError ? <ProblemNotice error={state.error} /> : null}
        <Group>
          <Button type="submit" variant="light" loading={state.isPending}>
            {t("goals.add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
