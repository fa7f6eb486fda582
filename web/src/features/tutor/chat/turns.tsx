/** What was said so far, and the reply that is being said. */
import { Button } from "@mantine/core";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { ConversationOut, TurnOut } from "@/shared/api/schema";
import { Prose } from "@/shared/ui/prose";
import classes from "./chat.module.css";
import { isAwaited, type Live, type Stopped, withStopped } from "./said";

const NEAR_END = 80; // px: whoever reads further up is left there

type TurnsProps = { conversation: ConversationOut; live: Live | null; stopped: Stopped | null };

export function Turns({ conversation, live, stopped }: TurnsProps) {
  const { t } = useTranslation("tutor/chat");
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [earlier, setEarlier] = useState<{ turns: TurnOut[]; before: number | null }>({
    turns: [],
    before: conversation.earlier ?? null,
  });
  const turns = withStopped([...earlier.turns, ...conversation.turns], stopped).filter(
    (one) => one.id !== live?.turn.id,
  );
  const said = turns.at(-1);
  useLayoutEffect(() => {
    const box = log.current;
    if (box && atEnd.current) box.scrollTop = box.scrollHeight;
  });
  useEffect(
    () => setEarlier((now) => (now.turns.length ? now : { turns: [], before: conversation.earlier ?? null })),
    [conversation.earlier],
  );
  const onScroll = () => {
    const box = log.current;
    if (box) atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
  };
  const more = async () => {
    const page = await answer(
      api.GET("/v1/conversations/{conversation_id}", {
        params: { path: { conversation_id: conversation.id }, query: { before: earlier.before ?? undefined } },
      }),
    );
    setEarlier((now) => ({ turns: [...page.turns, ...now.turns], before: page.earlier ?? null }));
  };
  return (
    <>
      <div
        className={classes.log}
        ref={log}
        onScroll={onScroll}
        role="log"
        aria-live="off"
        aria-label={t("said")}
        tabIndex={0}
      >
        <p className={classes.notice}>{t("notice")}</p>
        {earlier.before ? (
          <Button size="xs" variant="subtle" onClick={() => void more()}>
            {t("earlier")}
          </Button>
        ) : null}
        {turns.length === 0 && !live ? <p className={classes.empty}>{t("empty")}</p> : null}
        {turns.map((turn) => (
          <Turn
            key={turn.id}
            mine={turn.text}
            reply={turn.reply ?? ""}
            authored={turn.authored}
            care={turn.for_a_person}
            awaited={isAwaited(turn, Date.now())}
          />
        ))}
        {live ? (
          <Turn mine={live.turn.text} reply={live.reply} authored={false} care={false} awaited streaming />
        ) : null}
      </div>
      {/* The whole reply once it is there, for those who listen. */}
      <div className="visually-hidden" role="status" aria-live="polite">
        {live ? t("thinking") : said?.reply && said.id !== stopped?.turn.id ? t("replied", { reply: said.reply }) : ""}
      </div>
    </>
  );
}

type TurnProps = {
  mine: string;
  reply: string;
  authored: boolean;
  care: boolean;
  awaited: boolean;
  streaming?: boolean;
};

function Turn({ mine, reply, authored, care, awaited, streaming = false }: TurnProps) {
  const { t } = useTranslation("tutor/chat");
  return (
    <>
      {mine ? (
        <div className={classes.mine}>
          <span className="visually-hidden">{t("you")}</span>
          {mine}
        </div>
      ) : null}
      <div className={classes.reply} data-care={care || undefined} aria-busy={streaming || undefined}>
        <span className="visually-hidden">{t("tutor")}</span>
        {reply ? <Prose streaming={streaming}>{reply}</Prose> : null}
        {!reply && awaited ? <span className={classes.dots} aria-hidden /> : null}
        {reply || awaited ? null : <p className={classes.by}>{t("gone")}</p>}
        {authored && reply ? <p className={classes.by}>{t("authored")}</p> : null}
      </div>
    </>
  );
}
