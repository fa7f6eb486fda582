/** Time on task: how long a step has been in front of the learner, not counting time in other windows. */
import { useEffect, useRef } from "react";

/** Return a function that tells the seconds spent on what `key` names; another key begins anew. */
export function useSeconds(key: string): () => number {
  const spent = useRef({ key, before: 0, since: performance.now() });
  if (spent.current.key !== key) spent.current = { key, before: 0, since: performance.now() };
  useEffect(() => {
    const turned = () => {
      const now = performance.now();
      if (document.hidden) spent.current.before += now - spent.current.since;
      spent.current.since = now;
    };
    document.addEventListener("visibilitychange", turned);
    return () => document.removeEventListener("visibilitychange", turned);
  }, []);
  return () => {
    const { before, since } = spent.current;
    return Math.min(86_400, Math.round((before + (document.hidden ? 0 : performance.now() - since)) / 100) / 10);
  };
}
