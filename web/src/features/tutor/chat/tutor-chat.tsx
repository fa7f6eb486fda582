/** The tutor beside the work: it asks before it tells. Whole replies are announced, tokens never; the focus stays where it is. */
import { ActionIcon, Button, Group, SegmentedControl, Textarea } from "@mantine/core";
import { IconPlayerStop, IconSend2 } from "@tabler/icons-react";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraft } from "@/shared/lib/use-draft";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "./chat.module.css";
import { Concern } from "./concern";
import type { Turn } from "./stream-turn";
import { Turns } from "./turns";
import { useChat } from "./use-chat";

type TutorChatProps = { enrollmentId: string; offerId: string | null; aided: boolean };

export function TutorChat({ enrollmentId, offerId, aided }: TutorChatProps) {
  const { t } = useTranslation("tutor/chat");
  return (
    <section className={classes.chat} aria-label={t("title")}>
      {aided ? (
        <Chat key={offerId} enrollmentId={enrollmentId} offerId={offerId} />
      ) : (
        <Notice tone="soft">{t("alone")}</Notice>
      )}
    </section>
  );
}

function Chat({ enrollmentId, offerId }: { enrollmentId: string; offerId: string | null }) {
  const { t } = useTranslation("tutor/chat");
  const [text, setText, forget] = useDraft(`chat.${offerId}`);
  const [mode, setMode] = useState<Turn["mode"]>("solve");
  const chat = useChat(enrollmentId, offerId);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!text.trim() || chat.busy) return;
    chat.send(text.trim(), mode);
    forget();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      submit();
    }
  };
  return (
    <Loaded query={chat.conversation}>
      {(conversation) => (
        <>
          <Turns conversation={conversation} live={chat.live} stopped={chat.stopped} />
          <ProblemNotice error={chat.error} onRetry={chat.again} />
          <form onSubmit={submit} className={classes.form}>
            <SegmentedControl
              fullWidth
              size="sm"
              aria-label={t("mode")}
              data={[
                { value: "solve", label: t("solve") },
                { value: "explain", label: t("explain") },
              ]}
              value={mode}
              onChange={(to) => setMode(to as Turn["mode"])}
            />
            <Group gap="xs" align="end" wrap="nowrap">
              <Textarea
                className={classes.field}
                aria-label={t("say")}
                placeholder={t("placeholder")}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
                onKeyDown={onKey}
                minRows={1}
                maxRows={6}
                maxLength={4000}
              />
              {chat.busy ? (
                <ActionIcon size={44} variant="default" aria-label={t("stop")} onClick={chat.stop}>
                  <IconPlayerStop size={20} aria-hidden />
                </ActionIcon>
              ) : (
                <ActionIcon size={44} variant="filled" type="submit" aria-label={t("send")} disabled={!text.trim()}>
                  <IconSend2 size={20} aria-hidden />
                </ActionIcon>
              )}
            </Group>
          </form>
          <Concern />
        </>
      )}
    </Loaded>
  );
}

/** A button that opens the chat where there is no room beside the work. */
export function ChatButton({ onClick, expanded }: { onClick: () => void; expanded: boolean }) {
  const { t } = useTranslation("tutor/chat");
  return (
    <Button variant="light" onClick={onClick} aria-expanded={expanded}>
      {t("open")}
    </Button>
  );
}
