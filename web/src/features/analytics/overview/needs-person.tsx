/** Learners who might need a person, each with the reasons; the most urgent first. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { NeedsPersonOut } from "@/shared/api/schema";
import { useNeedText } from "../use-need-text";
import classes from "./overview.module.css";

type NeedsPersonProps = { people: readonly NeedsPersonOut[]; classId: string; courseId: string };

export function NeedsPerson({ people, classId, courseId }: NeedsPersonProps) {
  const { t } = useTranslation("analytics");
  const say = useNeedText();
  if (people.length === 0) return <p className={classes.quiet}>{t("overview.nobody")}</p>;
  return (
    <ul className={classes.list}>
      {people.map((person) => (
        <li key={person.learner_id} className={classes.person}>
          <Link to={`/classes/${classId}/learners/${person.learner_id}?course=${courseId}`}>{person.name}</Link>
          <ul>
            {person.needs.map((need) => (
              <li key={`${need.code}${need.skill}`}>{say(need)}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
