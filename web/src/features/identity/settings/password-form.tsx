/** A new password by its owner. */
import { Button, Group, PasswordInput, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";

const EMPTY = { old: "", new: "" };

export function PasswordForm() {
  const { t } = useTranslation("identity");
  const [given, setGiven] = useState(EMPTY);
  const change = useMutation({
    mutationFn: () => answer(api.PUT("/v1/me/password", { body: given })),
    onSuccess: () => setGiven(EMPTY),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Panel title={t("password.title")}>
      <form onSubmit={submit}>
        <Stack>
          {(["old", "new"] as const).map((name) => (
            <PasswordInput
              key={name}
              label={t(`password.${name}`)}
              description={name === "new" ? t("code.passwordHelp") : undefined}
              value={given[name]}
              onChange={(event) => setGiven({ ...given, [name]: event.currentTarget.value })}
              autoComplete={name === "old" ? "current-password" : "new-password"}
              minLength={name === "new" ? 8 : undefined}
              visibilityToggleButtonProps={{ "aria-label": t("signIn.show") }}
              required
            />
          ))}
          {change.isError ? <ProblemNotice error={change.error} /> : null}
          {change.isSuccess ? (
            <Notice tone="good" live="polite">
              {t("password.done")}
            </Notice>
          ) : null}
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t("password.go")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
