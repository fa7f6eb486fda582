/** Join a class with the code that its educator shows. */
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { Notice } from "./notice";
import { Panel } from "./panel";
import { ProblemNotice } from "./problem-notice";

export function JoinClass() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [code, setCode] = useState("");
  const join = useMutation({
    mutationFn: () => answer(api.POST("/v1/classes/join", { body: { code: code.trim() } })),
    onSuccess: async () => {
      setCode("");
      await queries.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    join.mutate();
  };
  return (
    <Panel title={t("join.title")}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t("join.code")}
            description={t("join.help")}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            minLength={4}
            required
          />
          {join.isError ? <ProblemNotice error={join.error} /> : null}
          {join.data ? (
            <Notice tone="good" live="polite">
              {t("join.done", { name: join.data.name })}
            </Notice>
          ) : null}
          <Group>
            <Button type="submit" loading={join.isPending} disabled={code.trim().length < 4}>
              {t("join.go")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
