/** How many minutes a day, by when, and whether it rests. */
import { Button, Group, NumberInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { EnrollmentOut, EnrollmentPatch } from "@/shared/api/schema";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";

export function Pace({ found }: { found: EnrollmentOut & { etag: string } }) {
  const { t } = useTranslation("pathway");
  const queries = useQueryClient();
  const [minutes, setMinutes] = useState(found.minutes_per_day);
  const [deadline, setDeadline] = useState(found.deadline ?? "");
  const save = useMutation({
    mutationFn: (patch: EnrollmentPatch) =>
      answer(
        api.PATCH("/v1/enrollments/{enrollment_id}", {
          params: { path: { enrollment_id: found.id } },
          headers: { "If-Match": found.etag },
          body: patch,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["enrollments"] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ minutes_per_day: minutes, ...(deadline ? { deadline, no_deadline: false } : { no_deadline: true }) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <NumberInput
          label={t("firstRun.minutes")}
          value={minutes}
          onChange={(value) => setMinutes(Number(value) || 1)}
          min={1}
          max={600}
        />
        <TextInput
          type="date"
          label={t("firstRun.deadline")}
          value={deadline}
          onChange={(event) => setDeadline(event.currentTarget.value)}
        />
        {save.isError ? <ProblemNotice error={save.error} /> : null}
        {save.isSuccess ? (
          <Notice tone="good" live="polite">
            {t("common:saved")}
          </Notice>
        ) : null}
        <Group>
          <Button type="submit" variant="light" loading={save.isPending}>
            {t("common:save")}
          </Button>
          <Button
            variant="subtle"
            onClick={() => save.mutate({ state: found.state === "paused" ? "active" : "paused", no_deadline: false })}
            disabled={save.isPending}
          >
            {found.state === "paused" ? t("pace.resume") : t("pace.pause")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
