/** How an answer moved a skill: a calm bar, and the same in words. */
import { useTranslation } from "react-i18next";
import type { AttemptOut } from "@/shared/api/schema";
import { percent } from "@/shared/i18n/format";
import { MasteryBar } from "@/shared/ui/mastery-bar";
import classes from "./feedback.module.css";

type MasteryChangeProps = { change: AttemptOut["mastery"][number] };

export function MasteryChange({ change }: MasteryChangeProps) {
  const { t } = useTranslation("outcome");
  const values = { before: percent(change.before), after: percent(change.after) };
  const moved = Math.round(change.after * 100) - Math.round(change.before * 100);
  const words = change.mastered ? "mastered" : moved > 0 ? "up" : moved < 0 ? "down" : "same";
  return (
    <div className={classes.mastery}>
      <span>{change.skill.title}</span>
      <MasteryBar label={change.skill.title} mastery={change.after} mastered={change.mastered} />
      <span className={classes.quiet}>{t(`mastery.${words}`, values)}</span>
    </div>
  );
}
