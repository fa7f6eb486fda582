/** Rename a class, archive it, or open it again. */
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { ClassOut, ClassPatch } from "@/shared/api/schema";
import { ConfirmButton } from "@/shared/ui/confirm-button";
import { ProblemNotice } from "@/shared/ui/problem-notice";

export function ClassName({ found }: { found: ClassOut }) {
  const { t } = useTranslation("analytics");
  const queries = useQueryClient();
  const [name, setName] = useState(found.name);
  const edit = useMutation({
    mutationFn: (patch: ClassPatch) =>
      answer(api.PATCH("/v1/classes/{class_id}", { params: { path: { class_id: found.id } }, body: patch })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["classes"] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.mutate({ name: name.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t("newClass.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={200}
          required
        />
        {edit.isError ? <ProblemNotice error={edit.error} /> : null}
        <Group gap="xs">
          <Button type="submit" variant="light" loading={edit.isPending} disabled={name.trim() === found.name}>
            {t("people.rename")}
          </Button>
          {found.archived ? (
            <Button variant="subtle" onClick={() => edit.mutate({ archived: false })}>
              {t("people.reopen")}
            </Button>
          ) : (
            <ConfirmButton
              variant="subtle"
              title={t("people.archiveTitle")}
              what={t("people.archiveWhat")}
              confirm={t("people.archive")}
              onConfirm={() => edit.mutate({ archived: true })}
            >
              {t("people.archive")}
            </ConfirmButton>
          )}
        </Group>
      </Stack>
    </form>
  );
}
