/** Sends a learner's answers whatever screen is open, and says on every screen but the session how those that waited stand. */
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useEffect, useSyncExternalStore } from "react";
import { useMe } from "@/shared/api/session";
import { onDelivered, postmanOf } from "./current";
import classes from "./outbox.module.css";
import { isTold, SendingTold } from "./sending-told";

/** Stands where somebody is signed in: it sends while it is there, and only what is theirs. */
export function UnreadAttempts() {
  const queries = useQueryClient();
  const postman = postmanOf(useMe().account.id);
  useSyncExternalStore(postman.subscribe, () => postman.version);
  useEffect(() => {
    postman.start();
    return () => postman.stop();
  }, [postman]);
  useEffect(
    () =>
      onDelivered(() => {
        void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "next" && queryKey[0] !== "me" });
      }),
    [queries],
  );
  return (
    <div role="status" className={`${classes.unread} no-print`}>
      {postman
        .unread()
        .filter(isTold)
        .map((sending) => (
          <Suspense key={sending.pending.enrollmentId}>
            <SendingTold
              sending={sending}
              onSendNow={postman.sendNow}
              onSeen={() => postman.dismiss(sending.pending.enrollmentId)}
            />
          </Suspense>
        ))}
    </div>
  );
}
