/** What the browser keeps: preferences for long, drafts for the tab, unsent attempts until they are sent. Never a token. */

type Area = "session" | "local";

function area(which: Area): Storage | null {
  try {
    return which === "local" ? window.localStorage : window.sessionStorage;
  } catch {
    return null; // storage may be forbidden; then nothing outlives the page
  }
}

/** Return the JSON value kept under `key`, or null when there is none or it cannot be read. */
export function kept<Value>(which: Area, key: string): Value | null {
  try {
    const text = area(which)?.getItem(`meno.${key}`);
    return text ? (JSON.parse(text) as Value) : null;
  } catch {
    return null;
  }
}

/** Keep a JSON value; return false where the browser refuses (full or forbidden). */
export function keep(which: Area, key: string, value: unknown): boolean {
  try {
    area(which)?.setItem(`meno.${key}`, JSON.stringify(value));
    return area(which) !== null;
  } catch {
    return false;
  }
}

/** Forget what is kept under `key`. */
export function drop(which: Area, key: string): void {
  try {
    area(which)?.removeItem(`meno.${key}`);
  } catch {
    // nothing was kept
  }
}

/** Return the keys under a prefix. */
export function keys(which: Area, prefix: string): string[] {
  const storage = area(which);
  if (!storage) return [];
  return Object.keys(storage)
    .filter((key) => key.startsWith(`meno.${prefix}`))
    .map((key) => key.slice("meno.".length));
}
