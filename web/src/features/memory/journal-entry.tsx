/** One entry of the journal, with the way to forget it. */
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { EntryOut } from "@/shared/api/schema";
import { moment } from "@/shared/i18n/format";
import { Asked } from "@/shared/ui/asked";
import { ConfirmButton } from "@/shared/ui/confirm-button";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "./memory.module.css";
import { useMemoryChanged } from "./memory-queries";

type JournalEntryProps = { entry: EntryOut; titleOf: (skill: string) => string; onGone: () => void };

export function JournalEntry({ entry, titleOf, onGone }: JournalEntryProps) {
  const { t } = useTranslation("memory");
  const changed = useMemoryChanged();
  const forget = useMutation({
    mutationFn: () => answer(api.DELETE("/v1/memory/entries/{entry_id}", { params: { path: { entry_id: entry.id } } })),
    onSuccess: async () => {
      onGone();
      await changed();
    },
  });
  return (
    <li className={classes.entry} id={`entry-${entry.id}`}>
      <div>
        <strong>{t(`entry.${entry.kind}`)}</strong>
        {entry.verdict ? ` – ${t(`verdict.${entry.verdict}`, { defaultValue: entry.verdict })}` : null}
        {entry.question ? <Asked>{entry.question}</Asked> : null}
        {entry.words ? (
          <p className={classes.words} dir="auto">
            {entry.words}
          </p>
        ) : null}
        <span className={classes.meta}>
          <span>{moment(entry.at)}</span>
          {entry.skill ? <span>{titleOf(entry.skill)}</span> : null}
          {entry.item && !entry.question && !entry.skill ? (
            <span>{t("journal.item", { item: entry.item })}</span>
          ) : null}
          {entry.may_be_forgotten ? null : <span>{t("journal.stays")}</span>}
        </span>
        {forget.isError ? <ProblemNotice error={forget.error} /> : null}
      </div>
      {entry.may_be_forgotten ? (
        <ConfirmButton
          className="no-print"
          size="xs"
          danger
          loading={forget.isPending}
          title={t("entryForget.title")}
          what={t("entryForget.what")}
          confirm={t("forget.go")}
          onConfirm={() => forget.mutate()}
        >
          {t("forget.open")}
          <span className="visually-hidden">
            {t(`entry.${entry.kind}`)} {moment(entry.at)}
          </span>
        </ConfirmButton>
      ) : null}
    </li>
  );
}
