/** Take an override back, with a reason. */
import { Button, Group, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { ProblemNotice } from "@/shared/ui/problem-notice";

type UndoOverrideProps = { enrollmentId: string; overrideId: string; what: string; onDone: () => void };

export function UndoOverride({ enrollmentId, overrideId, what, onDone }: UndoOverrideProps) {
  const { t } = useTranslation("analytics");
  const [opened, { toggle }] = useDisclosure();
  const [reason, setReason] = useState("");
  const [id] = useState(() => crypto.randomUUID());
  const undo = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/enrollments/{enrollment_id}/overrides/{override_id}/undo", {
          params: { path: { enrollment_id: enrollmentId, override_id: overrideId } },
          body: { id, reason: reason.trim() },
        }),
      ),
    onSuccess: onDone,
  });
  if (!opened) {
    return (
      <div>
        <Button variant="subtle" size="xs" onClick={toggle} aria-label={t("overrides.undoThis", { what })}>
          {t("overrides.undo")}
        </Button>
      </div>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    undo.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Group align="end" gap="xs">
        <TextInput
          label={t("overrides.reason")}
          size="sm"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
        />
        <Button type="submit" size="sm" variant="default" loading={undo.isPending}>
          {t("overrides.undo")}
        </Button>
        <Button size="sm" variant="subtle" onClick={toggle}>
          {t("common:cancel")}
        </Button>
      </Group>
      {undo.isError ? <ProblemNotice error={undo.error} /> : null}
    </form>
  );
}
