/** The learner's session: one activity, and the tutor beside it. */
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useMathReady } from "@/shared/answer/math-line";
import { SendingNotice } from "@/shared/outbox/sending-notice";
import { useArrivedText } from "@/shared/outbox/sending-words";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { Waiting } from "@/shared/ui/waiting";
import { ActivityHead } from "./player/activity-head";
import { ChatBeside } from "./player/chat-beside";
import { Example } from "./player/example";
import { Exercise } from "./player/exercise";
import { LessonReader } from "./player/lesson-reader";
import { LessonText } from "./player/lesson-text";
import { NothingToDo } from "./player/nothing-to-do";
import classes from "./player/player.module.css";
import { useWork } from "./player/use-work";

export function SessionPage() {
  const { enrollmentId = "" } = useParams();
  return <Session key={enrollmentId} enrollmentId={enrollmentId} />;
}

function Session({ enrollmentId }: { enrollmentId: string }) {
  const { t } = useTranslation("tutor");
  const arrived = useArrivedText();
  const work = useWork(enrollmentId);
  const offer = work.query.data?.offer ?? null;
  const reading = offer?.lesson ? !offer.lesson.read : false;
  const focusAfter = useFocusAfter();
  useMathReady(offer?.item);
  return (
    <div className={classes.session}>
      <div className={classes.work}>
        <Loaded query={work.query} waiting={<Waiting />}>
          {(next) =>
            offer === null ? (
              <NothingToDo next={next} />
            ) : (
              <>
                {next.placement ? (
                  <div className="no-print">
                    <Notice tone="soft">
                      {t(`placement.${next.placement}`)}{" "}
                      <Link to={`/placement/${enrollmentId}`}>{t("placement.go")}</Link>
                    </Notice>
                  </div>
                ) : null}
                <ActivityHead
                  enrollmentId={enrollmentId}
                  next={next}
                  offer={offer}
                  move={work.move}
                  busy={work.outbox.sending.state === "queued" || work.held !== null}
                />
                {work.arrived ? (
                  <Notice tone="good" live="polite">
                    {arrived(work.arrived)}
                  </Notice>
                ) : null}
                {reading ? (
                  <>
                    <SendingNotice outbox={work.outbox} />
                    <LessonReader offer={offer} onRead={() => focusAfter(work.onRead(offer))} />
                  </>
                ) : (
                  <>
                    {offer.lesson ? (
                      <details className={classes.again}>
                        <summary>{t("lesson.again")}</summary>
                        <LessonText lesson={offer.lesson} />
                      </details>
                    ) : null}
                    {offer.example ? <Example example={offer.example} /> : null}
                    <Exercise
                      key={offer.id}
                      offer={offer}
                      outcomes={work.outcomes}
                      closedStep={work.held?.step ?? null}
                      outbox={work.outbox}
                      onHint={work.onHint}
                      onNext={() => focusAfter(work.goOn())}
                    />
                  </>
                )}
              </>
            )
          }
        </Loaded>
      </div>
      {offer ? <ChatBeside enrollmentId={enrollmentId} offerId={offer.id} aided={offer.aided} /> : null}
    </div>
  );
}

/** Return a function that waits for what somebody asked for and then, once it is shown, leads the focus to it. */
function useFocusAfter(): (asked: Promise<void>) => void {
  const [times, again] = useState(0);
  useEffect(() => {
    if (times > 0) focusWork();
  }, [times]);
  return useCallback((asked) => void asked.then(() => again((before) => before + 1)), []);
}

/** After something was left behind the focus goes to what is to be done now; a phone's keyboard is not opened unasked. */
function focusWork(): void {
  const field = document.querySelector<HTMLElement>("form [data-answer]");
  const isFine = window.matchMedia("(pointer: fine)").matches;
  (isFine && field ? field : document.querySelector<HTMLElement>("h1"))?.focus();
}
