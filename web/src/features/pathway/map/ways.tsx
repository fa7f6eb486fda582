/** What a skill builds on and what it opens, each with its why. */
import { useTranslation } from "react-i18next";
import { LinkButton } from "@/shared/ui/link-button";
import classes from "./map.module.css";
import type { MapSkill, Way } from "./skills";

type WaysProps = { skill: MapSkill; onSelect: (id: string) => void };

export function Ways({ skill, onSelect }: WaysProps) {
  const { t } = useTranslation("pathway/map");
  return (
    <div className={classes.ways}>
      {skill.needs.length > 0 ? (
        <section>
          <p className={classes.waysHead}>{t("buildsOn")}</p>
          <Listed ways={skill.needs} onSelect={onSelect} marked />
        </section>
      ) : null}
      {skill.opens.length > 0 ? (
        <section>
          <p className={classes.waysHead}>{t("opens")}</p>
          <Listed ways={skill.opens} onSelect={onSelect} />
        </section>
      ) : null}
    </div>
  );
}

type ListedProps = { ways: readonly Way[]; onSelect: (id: string) => void; marked?: boolean };

/** Ways by the skill at their other end: `marked` with whether it is there. */
function Listed({ ways, onSelect, marked = false }: ListedProps) {
  const { t } = useTranslation("pathway/map");
  return (
    <ul>
      {ways.map((way) => (
        <li key={way.id}>
          <LinkButton onClick={() => onSelect(way.id)}>{way.title}</LinkButton>
          {marked ? <span className={classes.quiet}> {way.met ? t("there") : t("missing")}</span> : null}
          {way.why ? <p className={classes.quiet}>{way.why}</p> : null}
        </li>
      ))}
    </ul>
  );
}
