/** On which of the last seven days somebody worked: a fact, never a debt. */

export type WeekDay = { day: string; worked: boolean; today: boolean };

const WORK = new Set(["attempt", "lesson", "hint", "turn"]);

/** Return the last seven days in the reader's calendar, the oldest first; `entries` bear the learner's own days as YYYY-MM-DD. */
export function week(entries: readonly { day: string; kind: string }[], now: Date): WeekDay[] {
  const worked = new Set(entries.filter((entry) => WORK.has(entry.kind)).map((entry) => entry.day));
  return Array.from({ length: 7 }, (_, at) => {
    const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 6 + at);
    const day = date.toLocaleDateString("sv-SE");
    return { day, worked: worked.has(day), today: at === 6 };
  });
}
