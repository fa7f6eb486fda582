/** How somebody likes to read, on this device: text size, spacing, motion, language. */
import { useSyncExternalStore } from "react";
import { keep, kept } from "./storage";

export type Preferences = {
  text: "normal" | "large" | "larger";
  comfort: "normal" | "wide";
  motion: "system" | "less";
  language: string | null;
  plainMath: boolean;
  /** A button beside texts with formulas that reads them aloud. */
  speakMath: boolean;
};

const DEFAULTS: Preferences = {
  text: "normal",
  comfort: "normal",
  motion: "system",
  language: null,
  plainMath: false,
  speakMath: false,
};
const listeners = new Set<() => void>();
let current: Preferences = { ...DEFAULTS, ...kept<Partial<Preferences>>("local", "preferences") };

/** Return the preferences of this device. */
export function preferences(): Preferences {
  return current;
}

/** Change some preferences, at once and for later visits. */
export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  keep("local", "preferences", current);
  show();
  for (const listener of listeners) listener();
}

/** Put the preferences on the page's root, where styles find them. */
export function show(): void {
  const root = document.documentElement;
  root.dataset.text = current.text;
  root.dataset.comfort = current.comfort;
  root.dataset.motion = current.motion;
}

/** Return the preferences, and render again when they change. */
export function usePreferences(): Preferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, preferences);
}
