/** The numbers and skills of a reason, written as sentences want them (pure). */
import type { BecauseOut } from "@/shared/api/schema";
import { day, daysAgo, listed, percent } from "@/shared/i18n/format";

const SHOWN = 3;
const SHARES = ["recall", "below", "chance", "target"] as const;

/** Return what the sentence of a reason names. `more` says how many skills are left out. */
export function becauseValues(reason: BecauseOut, more: (count: number) => string): Record<string, string | number> {
  const values = reason.values ?? {};
  const named: Record<string, string | number> = { count: Number(values.attempts ?? values.eligible ?? 0) };
  for (const share of SHARES) if (share in values) named[share] = percent(Number(values[share]));
  if ("propensity" in values) named.chance = percent(Number(values.propensity));
  if ("days" in values) named.ago = daysAgo(Number(values.days));
  if ("since" in values) named.since = day(String(values.since));
  const titles = (reason.skills ?? []).map((skill) => skill.title);
  const left = titles.length - SHOWN;
  named.skills = listed(left > 0 ? [...titles.slice(0, SHOWN), more(left)] : titles);
  return named;
}
