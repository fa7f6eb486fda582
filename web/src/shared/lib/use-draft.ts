/** What somebody types, kept in the tab until it is sent: a reload loses nothing. */
import { useCallback, useState } from "react";
import { drop, keep, kept } from "./storage";

/** Return the text under `key`, a setter that keeps it, and a function that forgets it. Change `key` to change the draft. */
export function useDraft(key: string, initial = ""): [string, (text: string) => void, () => void] {
  const [draft, setDraft] = useState(() => ({ key, text: kept<string>("session", `draft.${key}`) ?? initial }));
  if (draft.key !== key) setDraft({ key, text: kept<string>("session", `draft.${key}`) ?? initial });
  const write = useCallback(
    (text: string) => {
      setDraft({ key, text });
      if (text === "") drop("session", `draft.${key}`);
      else keep("session", `draft.${key}`, text);
    },
    [key],
  );
  const forget = useCallback(() => {
    drop("session", `draft.${key}`);
    setDraft({ key, text: initial });
  }, [key, initial]);
  return [draft.key === key ? draft.text : initial, write, forget];
}
