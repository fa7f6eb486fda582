/** What somebody has typed or answered and not sent, on this device: counted before signing out, dropped with it. */
import { drop, keys } from "./storage";

type Kept = { area: "session" | "local"; key: string };

/** Return what is kept of an account that has not been sent. */
export function unsent(accountId: string): Kept[] {
  const drafts = keys("session", "draft.").map((key): Kept => ({ area: "session", key }));
  const attempts = keys("local", `outbox.${accountId}.`).map((key): Kept => ({ area: "local", key }));
  return [...drafts, ...attempts];
}

/** Drop what is kept of an account that has not been sent. */
export function dropUnsent(accountId: string): void {
  for (const { area, key } of unsent(accountId)) drop(area, key);
}
