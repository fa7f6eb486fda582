/** "What do you remember about …": the question travels in a body, never in an address. */
import { Button, Stack, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { RecalledOut, RecallOut } from "@/shared/api/schema";
import { moment } from "@/shared/i18n/format";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "./memory.module.css";

export function AskMemory() {
  const { t } = useTranslation("memory");
  const [query, setQuery] = useState("");
  const recall = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/memory/recall", { body: { query: query.trim(), limit: 12, budget_tokens: 2000, skills: [] } }),
      ),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    recall.mutate();
  };
  return (
    <Panel title={t("ask.title")}>
      <Stack>
        <form onSubmit={submit}>
          <Stack align="flex-start">
            <Textarea
              w="100%"
              label={t("ask.label")}
              description={t("ask.help")}
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
              minRows={1}
              maxLength={2000}
              required
            />
            <Button type="submit" loading={recall.isPending} disabled={!query.trim()}>
              {t("ask.go")}
            </Button>
          </Stack>
        </form>
        {recall.isError ? <ProblemNotice error={recall.error} /> : null}
        {recall.data ? <Recalled found={recall.data} /> : null}
      </Stack>
    </Panel>
  );
}

function Recalled({ found }: { found: RecallOut }) {
  const { t } = useTranslation("memory");
  return (
    <div>
      <p role="status">
        {t("ask.found", { count: found.items.length })} {found.degraded.map((one) => t(`degraded.${one}`)).join(" ")}
      </p>
      <ul className={classes.entries}>
        {found.items.map((item) => (
          <RecalledRow key={`${item.kind}${item.id}`} item={item} />
        ))}
      </ul>
    </div>
  );
}

function RecalledRow({ item }: { item: RecalledOut }) {
  const { t } = useTranslation("memory");
  const what = t(`${item.kind === "fact" ? "kind" : "entry"}.${item.what}`);
  return (
    <li className={classes.entry}>
      <div>
        <strong>{item.speaker ? t(`speaker.${item.speaker}`) : what}</strong>
        <p className={classes.words} dir="auto">
          {item.text}
        </p>
        <span className={classes.meta}>
          {t("ask.because", { why: item.reasons.map((one) => t(`reason.${one}`)).join(", ") })}
        </span>
      </div>
      <span className={classes.meta}>{moment(item.at)}</span>
    </li>
  );
}
