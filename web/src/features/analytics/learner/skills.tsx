/** Where a learner stands on each skill: what is under way first, what is locked folded away. */
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { SkillProgressOut } from "@/shared/api/schema";
import { away } from "@/shared/i18n/format";
import { range } from "@/shared/lib/certainty";
import { LinkButton } from "@/shared/ui/link-button";
import { MasteryBar } from "@/shared/ui/mastery-bar";
import classes from "./learner.module.css";

const ORDER: SkillProgressOut["state"][] = ["learning", "fading", "ready", "known", "mastered"];

type SkillsProps = {
  skills: readonly SkillProgressOut[];
  /** Somebody wants to see how a skill grew. */
  onAsk: (skill: string) => void;
};

export function Skills({ skills, onAsk }: SkillsProps) {
  const { t } = useTranslation("analytics");
  const open = skills
    .filter((one) => one.state !== "locked")
    .sort((left, right) => ORDER.indexOf(left.state) - ORDER.indexOf(right.state));
  const locked = skills.length - open.length;
  return (
    <>
      {open.some((one) => one.attempts > 0) ? <p className={classes.quiet}>{t("skills.ask")}</p> : null}
      <ul className={classes.skills}>
        {open.map((one) => (
          <li key={one.skill.id}>
            <div className={classes.skillHead}>
              {one.attempts > 0 ? (
                <LinkButton onClick={() => onAsk(one.skill.id)}>{one.skill.title}</LinkButton>
              ) : (
                <strong>{one.skill.title}</strong>
              )}
              <span>{stateText(one, t)}</span>
            </div>
            {one.mastery === null || one.mastery === undefined ? null : (
              <MasteryBar
                label={one.skill.title}
                mastery={one.mastery}
                {...range(one.mastery, one.uncertainty)}
                mastered={one.state === "mastered"}
                fading={one.state === "fading"}
              />
            )}
          </li>
        ))}
      </ul>
      {locked > 0 ? <p className={classes.quiet}>{t("skills.locked", { count: locked })}</p> : null}
    </>
  );
}

function stateText(one: SkillProgressOut, t: TFunction<"analytics">): string {
  if (one.exempt) return t("skills.exempt");
  if (one.next_review && one.state === "mastered") return t("skills.review", { when: away(one.next_review) });
  return t(`skills.${one.state}`);
}
