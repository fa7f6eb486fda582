/** What would be if, in a sentence or two. */
import { useTranslation } from "react-i18next";
import type { WhatIfOut } from "@/shared/api/schema";
import { decimal, percent } from "@/shared/i18n/format";
import { useReasonText } from "@/shared/reasons/use-reason-text";

/** Return a function from what was computed to its sentences. */
export function useWhatIfText(): (one: WhatIfOut) => string {
  const { t } = useTranslation("reasons");
  const why = useReasonText();
  return (one) => {
    if (one.supposed === "skip") {
      const { skill, chance, nothing } = one.next;
      const comes = skill
        ? t("whatIf.skip", { skill: skill.title, chance: percent(chance) })
        : [t("whatIf.skipNothing"), nothing ? why("nothing", nothing) : ""].join(" ").trim();
      const [now, later] = one.recall ?? [];
      if (now === undefined || later === undefined) return comes;
      return `${comes} ${t("whatIf.fades", { now: percent(now), later: percent(later) })}`;
    }
    if (one.supposed === "minutes") {
      return t("whatIf.minutes", { minutes: decimal(one.value ?? 0, 0), count: Math.round(one.activities ?? 0) });
    }
    const perDay = decimal(one.minutes_per_day_needed ?? 0, 0);
    const verdict = t(one.on_track ? "whatIf.enough" : "whatIf.tooTight");
    return `${t("whatIf.days", { count: one.value ?? 0, perDay })} ${verdict}`;
  };
}
