/** What others see of a course before they open it. */
import { useTranslation } from "react-i18next";
import { Prose } from "@/shared/ui/prose";
import { wordOf, wordsIn } from "../files/outline";
import { plainOf } from "../files/yaml-text";
import classes from "../form/form.module.css";
import { useLanguageName } from "./use-language-name";

export function CoursePreview({ text }: { text: string }) {
  const { t } = useTranslation("curriculum/course");
  const languageName = useLanguageName();
  const head = plainOf(text);
  if (!head) return <p className={classes.quiet}>{t("unreadable")}</p>;
  const goals = wordsIn(head.goals);
  return (
    <div className={classes.group}>
      <h3 className={classes.itemTitle}>{wordOf(head.title)}</h3>
      <p className={classes.quiet}>
        {languageName(wordOf(head.locale) || "en")} · {wordOf(head.licence)}
      </p>
      <Prose>{wordOf(head.description)}</Prose>
      {goals.length > 0 ? (
        <>
          <strong>{t("goals")}</strong>
          <ul>
            {goals.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      ) : null}
      <Prose>{wordOf(head.attribution)}</Prose>
    </div>
  );
}
