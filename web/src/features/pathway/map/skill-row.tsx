/** One skill of the list. */
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { percent } from "@/shared/i18n/format";
import { range } from "@/shared/lib/certainty";
import { LinkButton } from "@/shared/ui/link-button";
import { MasteryBar } from "@/shared/ui/mastery-bar";
import classes from "./map.module.css";
import type { MapSkill } from "./skills";
import { Standing } from "./standing";
import { Ways } from "./ways";

type SkillRowProps = { skill: MapSkill; isSelected: boolean; onSelect: (id: string) => void };

export const SkillRow = memo(function SkillRow({ skill, isSelected, onSelect }: SkillRowProps) {
  return (
    <li className={classes.row} data-selected={isSelected || undefined}>
      <div className={classes.rowHead}>
        <LinkButton data-skill={skill.id} onClick={() => onSelect(skill.id)}>
          {skill.title}
        </LinkButton>
        <Standing standing={skill.standing} due={skill.due} />
      </div>
      <Mastery skill={skill} />
      <Around skill={skill} onSelect={onSelect} />
    </li>
  );
});

/** What it builds on and opens, on demand: a map has thousands of ways, and nobody reads them all. */
function Around({ skill, onSelect }: { skill: MapSkill; onSelect: (id: string) => void }) {
  const { t } = useTranslation("pathway/map");
  const [opened, setOpened] = useState(false);
  if (skill.needs.length + skill.opens.length === 0) return null;
  return (
    <details className={classes.around} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        {[
          skill.needs.length > 0 ? t("buildsOnCount", { count: skill.needs.length }) : "",
          skill.opens.length > 0 ? t("opensCount", { count: skill.opens.length }) : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </summary>
      {opened ? <Ways skill={skill} onSelect={onSelect} /> : null}
    </details>
  );
}

function Mastery({ skill }: { skill: MapSkill }) {
  const { t } = useTranslation("pathway/map");
  if (skill.mastery === null) return <div />;
  const bounds = range(skill.mastery, skill.uncertainty);
  return (
    <div className={classes.rowMastery}>
      <MasteryBar
        label={t("masteryOf", { skill: skill.title })}
        mastery={skill.mastery}
        {...bounds}
        mastered={skill.state === "mastered"}
        fading={skill.state === "fading"}
      />
      <span className={classes.quiet}>{t("between", { low: percent(bounds.low), high: percent(bounds.high) })}</span>
    </div>
  );
}
