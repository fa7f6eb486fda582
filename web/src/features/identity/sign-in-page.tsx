/** Sign in with organisation, name and password; back to where one was. */
import { Anchor, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useSearchParams } from "react-router";
import { answer, api, holdCsrf } from "@/shared/api/client";
import { fetchMe, ME, useSession } from "@/shared/api/session";
import { keep, kept } from "@/shared/lib/storage";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { settleIn } from "./settle-in";
import { Welcome } from "./welcome";

/** Return the address to go to after the sign-in: on this site only. */
export function backTo(asked: string | null): string {
  return asked?.startsWith("/") && !asked.startsWith("//") && !asked.startsWith("/\\") ? asked : "/";
}

export function SignInPage() {
  const { t } = useTranslation("identity");
  const [search] = useSearchParams();
  const queries = useQueryClient();
  const session = useSession();
  const [tenant, setTenant] = useState(search.get("tenant") ?? kept<string>("local", "tenant") ?? "");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useMutation({
    mutationFn: async () => {
      const made = await answer(
        api.POST("/v1/sessions", { body: { tenant: tenant.trim(), name: name.trim(), password, kind: "cookie" } }),
      );
      holdCsrf(made.csrf ?? null);
      keep("local", "tenant", tenant.trim());
      queries.clear();
      await settleIn(made.account);
      queries.setQueryData(ME, await fetchMe());
    },
  });
  if (session.data) return <Navigate to={backTo(search.get("back"))} replace />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <Welcome title={t("signIn.title")}>
      <form onSubmit={submit}>
        <Stack>
          {search.has("back") && !signIn.isError ? <p>{t("signIn.back")}</p> : null}
          <TextInput
            label={t("signIn.tenant")}
            description={t("signIn.tenantHelp")}
            value={tenant}
            onChange={(event) => setTenant(event.currentTarget.value)}
            autoComplete="organization"
            autoCapitalize="none"
            required
          />
          <TextInput
            label={t("signIn.name")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <PasswordInput
            label={t("signIn.password")}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ "aria-label": t("signIn.show") }}
            required
          />
          {signIn.isError ? <ProblemNotice error={signIn.error} /> : null}
          <Button type="submit" size="md" loading={signIn.isPending}>
            {t("signIn.go")}
          </Button>
          <Anchor component={Link} to={`/code?tenant=${encodeURIComponent(tenant)}`}>
            {t("signIn.code")}
          </Anchor>
        </Stack>
      </form>
    </Welcome>
  );
}
