/** The last entries of the journal that are work, day by day: what it all rests on. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { EntryOut, SkillProgressOut } from "@/shared/api/schema";
import { day, time } from "@/shared/i18n/format";
import list from "@/shared/ui/entry-list.module.css";
import classes from "./progress.module.css";

const STEP = 10;

type LastAnswersProps = { entries: readonly EntryOut[]; skills: readonly SkillProgressOut[] };

export function LastAnswers({ entries, skills }: LastAnswersProps) {
  const { t } = useTranslation("mastery");
  const [count, setCount] = useState(STEP);
  const work = entries.filter((one) => one.kind === "attempt");
  if (work.length === 0) return <p className={classes.quiet}>{t("noAnswers")}</p>;
  const shown = work.slice(0, count);
  const days = [...new Set(shown.map((one) => one.day))];
  const title = (id: string | null | undefined) => skills.find((one) => one.skill.id === id)?.skill.title;
  return (
    <>
      {days.map((date) => (
        <div key={date} className={classes.day}>
          <h3>{day(`${date}T12:00:00`)}</h3>
          <ul className={list.entries}>
            {shown
              .filter((one) => one.day === date)
              .map((one) => (
                <li key={one.id} data-verdict={one.verdict}>
                  <span>
                    {title(one.skill) ?? one.question ?? one.item}{" "}
                    {one.words ? (
                      <span className={classes.quiet} dir="auto">
                        {t("wrote", { words: one.words })}
                      </span>
                    ) : null}
                  </span>
                  <span className={classes.how}>
                    {one.verdict ? <b>{t(`verdict.${one.verdict as "correct"}`)}</b> : null}
                    <span className="tabular">{time(one.at)}</span>
                  </span>
                </li>
              ))}
          </ul>
        </div>
      ))}
      <p>
        {work.length > count ? (
          <Button variant="subtle" onClick={() => setCount(count + STEP)}>
            {t("common:more")}
          </Button>
        ) : null}{" "}
        <Link to="/memory">{t("toMemory")}</Link>
      </p>
    </>
  );
}
