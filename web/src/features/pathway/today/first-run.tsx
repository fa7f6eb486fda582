/** Nothing to do yet: join a class with a code, or choose a course. */
import { Button, Group, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { useCourses } from "@/shared/api/courses";
import { JoinClass } from "@/shared/ui/join-class";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";

export function FirstRun() {
  const { t } = useTranslation("pathway");
  return (
    <Stack gap="lg" maw={640}>
      <p>{t("firstRun.welcome")}</p>
      <JoinClass />
      <ChooseCourse />
    </Stack>
  );
}

function ChooseCourse() {
  const { t } = useTranslation("pathway");
  const queries = useQueryClient();
  const courses = (useCourses().data ?? []).filter((one) => one.latest_version_id);
  const [versionId, setVersionId] = useState<string | null>(null);
  const [minutes, setMinutes] = useState(20);
  const [deadline, setDeadline] = useState("");
  const enroll = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/enrollments", {
          body: {
            version_id: versionId ?? "",
            zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
            minutes_per_day: minutes,
            deadline: deadline || null,
          },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["enrollments"] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enroll.mutate();
  };
  return (
    <Panel title={t("firstRun.choose")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Select
            label={t("common:course")}
            data={courses.map((one) => ({ value: one.latest_version_id ?? "", label: one.title }))}
            value={versionId}
            onChange={setVersionId}
            required
          />
          <Group grow align="start">
            <NumberInput
              label={t("firstRun.minutes")}
              value={minutes}
              onChange={(value) => setMinutes(Number(value) || 20)}
              min={5}
              max={240}
            />
            <TextInput
              type="date"
              label={t("firstRun.deadline")}
              value={deadline}
              onChange={(event) => setDeadline(event.currentTarget.value)}
            />
          </Group>
          {enroll.isError ? <ProblemNotice error={enroll.error} /> : null}
          <div>
            <Button type="submit" disabled={!versionId} loading={enroll.isPending}>
              {t("firstRun.begin")}
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  );
}
