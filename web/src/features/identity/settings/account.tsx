/** Who one is here; the e-mail may be changed by oneself, the name by staff and guardians themselves. */
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { AccountPatch } from "@/shared/api/schema";
import { ME, useMe } from "@/shared/api/session";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";

export function Account() {
  const { t } = useTranslation("identity");
  const { t: common } = useTranslation();
  const { account, tenant } = useMe();
  const queries = useQueryClient();
  const [name, setName] = useState(account.name);
  const [email, setEmail] = useState(account.email ?? "");
  const learner = account.role === "learner";
  const save = useMutation({
    mutationFn: (body: AccountPatch) =>
      answer(
        api.PATCH("/v1/users/{account_id}", {
          params: { path: { account_id: account.id }, header: { "if-match": `"${account.version}"` } },
          body,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ME }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ email: email.trim(), ...(learner ? {} : { name: name.trim() }) });
  };
  return (
    <Panel title={t("account.title")}>
      <form onSubmit={submit}>
        <Stack>
          <p>
            {t("account.who", { user: account.user_name, role: common(`role.${account.role}`), school: tenant.name })}
          </p>
          <TextInput
            label={t("account.name")}
            description={learner ? t("account.nameHelp") : undefined}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            readOnly={learner}
            autoComplete="name"
            required
          />
          <TextInput
            type="email"
            label={t("account.email")}
            description={t("account.emailHelp")}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            autoComplete="email"
          />
          {save.isError ? <ProblemNotice error={save.error} /> : null}
          {save.isSuccess ? (
            <Notice tone="good" live="polite">
              {common("saved")}
            </Notice>
          ) : null}
          <Group>
            <Button type="submit" loading={save.isPending}>
              {common("save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
