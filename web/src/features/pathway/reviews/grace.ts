/** Five seconds in which an answer may be taken back before it is sent: what is sent is evidence, and stays. */
import { useCallback, useEffect, useRef, useState } from "react";

export const GRACE_MS = 5_000;

export type Grace<Wish> = { waiting: Wish | null; hold: (wish: Wish) => void; undo: () => void; now: () => void };

/** Hold a wish for `ms`, then send it; `undo` takes it back, `now` sends it at once. Leaving the page sends it, as it was meant. */
export function useGrace<Wish>(send: (wish: Wish) => void, ms: number = GRACE_MS): Grace<Wish> {
  const [waiting, setWaiting] = useState<Wish | null>(null);
  const held = useRef<{ wish: Wish; timer: ReturnType<typeof setTimeout> } | null>(null);
  const sender = useRef(send);
  sender.current = send;
  const now = useCallback(() => {
    const holding = held.current;
    if (!holding) return;
    clearTimeout(holding.timer);
    held.current = null;
    setWaiting(null);
    sender.current(holding.wish);
  }, []);
  const undo = useCallback(() => {
    if (held.current) clearTimeout(held.current.timer);
    held.current = null;
    setWaiting(null);
  }, []);
  const hold = useCallback(
    (wish: Wish) => {
      undo();
      held.current = { wish, timer: setTimeout(now, ms) };
      setWaiting(wish);
    },
    [ms, now, undo],
  );
  useEffect(() => now, [now]);
  return { waiting, hold, undo, now };
}
