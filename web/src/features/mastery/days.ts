/** Answers of each day, for a chart and for the table that says the same. */

export type DayCount = { day: string; right: number; other: number };
type Entry = { day: string; kind: string; verdict?: string | null };

/** Return one count for each of the last `days` days, the oldest first; days without answers are there too. */
export function perDay(entries: readonly Entry[], now: Date, days = 28): DayCount[] {
  const counts = new Map<string, DayCount>();
  for (let back = days - 1; back >= 0; back -= 1) {
    const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - back).toLocaleDateString("sv-SE");
    counts.set(day, { day, right: 0, other: 0 });
  }
  for (const entry of entries) {
    const count = entry.kind === "attempt" ? counts.get(entry.day) : undefined;
    if (!count) continue;
    if (entry.verdict === "correct") count.right += 1;
    else count.other += 1;
  }
  return [...counts.values()];
}
