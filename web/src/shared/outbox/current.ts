/** The postman of whoever is signed in; one tab sends at a time, so that nothing is sent twice at once. */
import { Postman, type Reader } from "./postman";
import { send } from "./send";

export type { Reader };

let current: Postman | null = null;
const delivered = new Set<() => void>();

/** Return the postman of an account. The one of another account sends nothing more. */
export function postmanOf(accountId: string): Postman {
  if (current?.account !== accountId) {
    current?.stop();
    current = new Postman(accountId, send, oneTabAtATime, () => {
      for (const listener of delivered) listener();
    });
  }
  return current;
}

/** Call `listener` after each attempt that was acknowledged; return a function that ends it. */
export function onDelivered(listener: () => void): () => void {
  delivered.add(listener);
  return () => delivered.delete(listener);
}

async function oneTabAtATime(name: string, work: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request(name, work);
  else await work(); // an old browser: the server knows an attempt by its id
}
