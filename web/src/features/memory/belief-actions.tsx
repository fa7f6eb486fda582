/** What a learner may say to a belief: correct it, contest it, confirm it, forget it; each told before, and undone where it can be. */
import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCheck, IconEraser, IconMessageQuestion, IconPencil } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { FactOut } from "@/shared/api/schema";
import { useDraft } from "@/shared/lib/use-draft";
import { ConfirmButton } from "@/shared/ui/confirm-button";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "./memory.module.css";
import { useMemoryChanged } from "./memory-queries";
import { forgetBelief, sayToBelief, type Word } from "./say-to-belief";

type BeliefActionsProps = { fact: FactOut; text: string; onGone: () => void };
type Said = { word: Word; value?: string };

export function BeliefActions({ fact, text, onGone }: BeliefActionsProps) {
  const { t } = useTranslation("memory");
  const changed = useMemoryChanged();
  const [editing, { open, close }] = useDisclosure();
  const say = useMutation({
    mutationFn: ({ word, value }: Said) => sayToBelief(fact, word, value),
    onSuccess: async () => {
      close();
      await changed();
    },
  });
  const forget = useMutation({
    mutationFn: () => forgetBelief(fact),
    onSuccess: async () => {
      onGone();
      await changed();
    },
  });
  const busy = say.isPending || forget.isPending;
  return (
    <div className="no-print">
      {editing ? (
        <CorrectForm
          fact={fact}
          said={text}
          pending={say.isPending}
          onCancel={close}
          onSay={(value) => say.mutate({ word: "correct", value })}
        />
      ) : (
        <Group gap={0} className={classes.actions}>
          <Quiet icon={IconCheck} disabled={busy} onClick={() => say.mutate({ word: "confirm" })}>
            {fact.contested ? t("contestBack") : t("confirm")}
          </Quiet>
          <Quiet icon={IconPencil} onClick={open} disabled={busy}>
            {t("correct.open")}
          </Quiet>
          {fact.contested ? null : (
            <Quiet icon={IconMessageQuestion} disabled={busy} onClick={() => say.mutate({ word: "contest" })}>
              {t("contest")}
            </Quiet>
          )}
          <ConfirmButton
            size="sm"
            px="sm"
            variant="subtle"
            leftSection={<IconEraser size={16} aria-hidden />}
            danger
            disabled={busy}
            title={t("forget.title")}
            what={<ForgetTold fact={fact} text={text} />}
            confirm={t("forget.go")}
            onConfirm={() => forget.mutate()}
          >
            {t("forget.open")}
          </ConfirmButton>
        </Group>
      )}
      {say.isSuccess && !editing ? (
        <Notice tone="good" live="polite">
          {t(`said.${say.variables.word}`)}
        </Notice>
      ) : null}
      {say.isError ? <ProblemNotice error={say.error} /> : null}
      {forget.isError ? <ProblemNotice error={forget.error} /> : null}
    </div>
  );
}

type QuietProps = { icon: typeof IconCheck; disabled: boolean; onClick: () => void; children: string };

function Quiet({ icon: Icon, ...props }: QuietProps) {
  return <Button size="sm" px="sm" variant="subtle" leftSection={<Icon size={16} aria-hidden />} {...props} />;
}

function ForgetTold({ fact, text }: { fact: FactOut; text: string }) {
  const { t } = useTranslation("memory");
  return (
    <Stack gap="xs">
      <strong dir="auto">{text}</strong>
      <ul>
        <li>{t("forget.goes")}</li>
        <li>{t("forget.closed")}</li>
        <li>{t("forget.stays", { count: fact.evidence.length })}</li>
        <li>{t("forget.final")}</li>
      </ul>
    </Stack>
  );
}

type CorrectFormProps = {
  fact: FactOut;
  said: string;
  pending: boolean;
  onSay: (value: string) => void;
  onCancel: () => void;
};

function CorrectForm({ fact, said, pending, onSay, onCancel }: CorrectFormProps) {
  const { t } = useTranslation("memory");
  const [text, write, drop] = useDraft(`belief.${fact.id}`, said);
  const field = useRef<HTMLTextAreaElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSay(text.trim().replace(/\s+/g, " "));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Textarea
          ref={field}
          label={t("correct.label")}
          description={t("correct.help")}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          maxLength={200}
          required
          autoFocus
        />
        <Group gap="xs">
          <Button type="submit" loading={pending} disabled={!text.trim() || text.trim() === said}>
            {t("correct.go")}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              drop();
              onCancel();
            }}
          >
            {t("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
