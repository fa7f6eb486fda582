/** Which skill is chosen, which one the arrow keys stand on, and which way is told. Kept beside React, so that a change draws two skills and not five hundred. */
import { createContext, useContext, useSyncExternalStore } from "react";

export type Marks = {
  subscribe: (listener: () => void) => () => void;
  chosen: () => string | null;
  standsOn: () => string | null;
  told: () => string | null;
  choose: (id: string | null) => void;
  /** Open a skill's details. */
  open: (id: string) => void;
  /** Stand on a skill; with `focus` it takes the focus as soon as it is drawn. */
  standOn: (id: string, focus?: boolean) => void;
  wantsFocus: () => string | null;
  /** Say that the focus has been taken. */
  hasFocus: () => void;
  /** Say why a way is there; null for none. */
  tell: (way: string | null) => void;
};

export function makeMarks(standsOn: string | null, open: (id: string) => void): Marks {
  const listeners = new Set<() => void>();
  let now = { chosen: null as string | null, standsOn, focus: null as string | null, told: null as string | null };
  const become = (next: Partial<typeof now>) => {
    now = { ...now, ...next };
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    chosen: () => now.chosen,
    standsOn: () => now.standsOn,
    told: () => now.told,
    open,
    choose: (id) => become({ chosen: id, told: null }),
    standOn: (id, focus = false) => become({ standsOn: id, focus: focus ? id : null }),
    wantsFocus: () => now.focus,
    hasFocus: () => become({ focus: null }),
    tell: (way) => become({ told: way }),
  };
}

export const MarksContext = createContext<Marks>(makeMarks(null, () => {}));

/** Return what a part of the graph needs to know of the marks; it is drawn anew only when that changes. */
export function useMark<Value extends string | boolean | null>(read: (marks: Marks) => Value): Value {
  const marks = useContext(MarksContext);
  return useSyncExternalStore(marks.subscribe, () => read(marks));
}
