/** Hand in an answer so that nothing is lost: it is kept before it is sent, and sent until the server has acknowledged it. */
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import type { AttemptIn } from "@/shared/api/schema";
import { useMe } from "@/shared/api/session";
import { postmanOf, type Reader } from "./current";
import type { Pending } from "./outbox";
import { isOnItsWay } from "./sending";

type Listeners = Reader & { onArrived: Reader["onDone"] };
export type Outbox = ReturnType<typeof useOutbox>;

/** Return whether an answer of a course is on its way: until it has arrived, nothing else of that course is begun. */
export function useOnItsWay(enrollmentId: string): boolean {
  const postman = postmanOf(useMe().account.id);
  return useSyncExternalStore(postman.subscribe, () => isOnItsWay(postman.sending(enrollmentId)));
}

/** Return how the sending of a course stands, and how to hand in, send now, and take note. `onArrived`: it was sent while nobody looked. */
export function useOutbox(enrollmentId: string, told: Listeners) {
  const postman = postmanOf(useMe().account.id);
  const listeners = useRef(told);
  listeners.current = told;
  useEffect(() => {
    const arrived = postman.sending(enrollmentId);
    if (arrived.state === "arrived") {
      postman.dismiss(enrollmentId);
      listeners.current.onArrived(arrived.outcome, arrived.pending);
    }
    return postman.read(enrollmentId, {
      onDone: (outcome, pending: Pending) => listeners.current.onDone(outcome, pending),
      onMoved: () => listeners.current.onMoved(),
    });
  }, [postman, enrollmentId]);
  const sending = useSyncExternalStore(postman.subscribe, () => postman.sending(enrollmentId));
  const handIn = useCallback(
    (offerId: string, attempt: AttemptIn, draft: string) => postman.handIn({ enrollmentId, offerId, attempt, draft }),
    [postman, enrollmentId],
  );
  const dismiss = useCallback(() => postman.dismiss(enrollmentId), [postman, enrollmentId]);
  return { sending, handIn, sendNow: postman.sendNow, dismiss };
}
