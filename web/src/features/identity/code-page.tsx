/** Set a password with a one-time code: an invitation, or a reset by somebody who teaches you. */
import { Anchor, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { answer, api } from "@/shared/api/client";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { Welcome } from "./welcome";

export function CodePage() {
  const { t } = useTranslation("identity");
  const [search] = useSearchParams();
  const [given, setGiven] = useState({ tenant: search.get("tenant") ?? "", name: "", code: "", password: "" });
  const redeem = useMutation({
    mutationFn: () => answer(api.POST("/v1/reset-codes/redeem", { body: { ...given, code: given.code.trim() } })),
  });
  const field = (name: keyof typeof given) => ({
    value: given[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setGiven((before) => ({ ...before, [name]: value }));
    },
    required: true,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    redeem.mutate();
  };
  const signIn = `/sign-in?tenant=${encodeURIComponent(given.tenant)}`;
  return (
    <Welcome title={t("code.title")}>
      {redeem.isSuccess ? (
        <Stack>
          <Notice tone="good" live="polite">
            {t("code.done")}
          </Notice>
          <Button component={Link} to={signIn}>
            {t("signIn.title")}
          </Button>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <p>{t("code.what")}</p>
            <TextInput label={t("signIn.tenant")} autoCapitalize="none" {...field("tenant")} />
            <TextInput label={t("signIn.name")} autoComplete="username" autoCapitalize="none" {...field("name")} />
            <TextInput label={t("code.code")} autoComplete="one-time-code" autoCapitalize="none" {...field("code")} />
            <PasswordInput
              label={t("code.password")}
              description={t("code.passwordHelp")}
              autoComplete="new-password"
              minLength={8}
              visibilityToggleButtonProps={{ "aria-label": t("signIn.show") }}
              {...field("password")}
            />
            {redeem.isError ? <ProblemNotice error={redeem.error} /> : null}
            <Button type="submit" size="md" loading={redeem.isPending}>
              {t("code.go")}
            </Button>
            <Anchor component={Link} to={signIn}>
              {t("code.have")}
            </Anchor>
          </Stack>
        </form>
      )}
    </Welcome>
  );
}
