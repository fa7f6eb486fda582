/** Attempts that were made and are not acknowledged yet: kept in the browser under their account, sent once, then dropped. */
import type { AttemptIn } from "@/shared/api/schema";
import { drop, keep, kept, keys } from "@/shared/lib/storage";

/** An attempt on its way. Its id was made here, so that sending it again is the same attempt. `draft`: under which key the tab keeps what was typed. */
export type Pending = { enrollmentId: string; offerId: string; attempt: AttemptIn; draft: string };

const MAX_DAYS = 14;

/** Return an attempt as it is made now. */
export function newAttempt(step: string, answer: AttemptIn["answer"], seconds: number): AttemptIn {
  return { id: crypto.randomUUID(), step, answer, seconds, client_at: new Date().toISOString() };
}

function place(accountId: string): string {
  return `outbox.${accountId}.`;
}

/** Keep an attempt before it is sent; return false where the browser refuses. */
export function post(accountId: string, pending: Pending): boolean {
  return keep("local", place(accountId) + pending.attempt.id, { ...pending, keptAt: Date.now() });
}

/** Forget what was typed in this tab for an attempt that has closed its step. */
export function dropDraft({ draft }: Pending): void {
  drop("session", `draft.${draft}`);
}

/** Forget an attempt: it was acknowledged, or refused for good. */
export function collect(accountId: string, attemptId: string): void {
  drop("local", place(accountId) + attemptId);
}

/** Return whether an attempt still waits: another tab may have sent it. */
export function isWaiting(accountId: string, attemptId: string): boolean {
  return kept("local", place(accountId) + attemptId) !== null;
}

/** Return what waits for this account, oldest first; what nobody sent for two weeks is dropped. */
export function waiting(accountId: string, now: number = Date.now()): Pending[] {
  const found: (Pending & { keptAt: number })[] = [];
  for (const key of keys("local", place(accountId))) {
    const pending = kept<Pending & { keptAt: number }>("local", key);
    if (!pending?.attempt?.id || now - pending.keptAt > MAX_DAYS * 86_400_000) drop("local", key);
    else found.push(pending);
  }
  return found.sort((one, other) => one.keptAt - other.keptAt);
}
