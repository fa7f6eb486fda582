/** A belief in one line of the reader's language, and what it is about. */
import { useTranslation } from "react-i18next";
import type { FactOut } from "@/shared/api/schema";
import { day } from "@/shared/i18n/format";
import { told } from "./told-value";
import { useSkillTitles } from "./use-skill-titles";

const DAY = /^(\d{4}-\d\d-\d\d)(?: \((\d+)\))?$/;

/** Return two functions of a belief: what it says, and what it is about (null for the learner as a whole). */
export function useBeliefText(learnerId?: string) {
  const { t } = useTranslation("memory");
  const titleOf = useSkillTitles(learnerId);
  const say = (fact: FactOut): string => {
    if (fact.value === null) return t("masked");
    const found = told(fact);
    if (found.as === "words") return found.words;
    if (found.as === "message") return t(`told.${found.key}`, found.values);
    const skills = found.skills.map(([skill, count]) => t("told.skill", { skill: titleOf(skill), answers: count }));
    return t(found.hinted > 0 ? "told.summaryHinted" : "told.summary", {
      count: found.answers,
      right: found.right,
      hinted: found.hinted,
      skills: skills.join(", "),
    });
  };
  const about = ({ subject }: FactOut): string | null => {
    if (!subject) return null;
    const date = DAY.exec(subject)?.[1];
    return date ? day(`${date}T12:00:00`) : titleOf(subject);
  };
  return { say, about };
}
