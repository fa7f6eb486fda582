/** What the shapes on the map mean, how many skills stand so, and how it is walked. */
import { useTranslation } from "react-i18next";
import classes from "./map.module.css";
import type { MapSkill } from "./skills";
import { Standing } from "./standing";

const STATES = ["ready", "learning", "mastered", "fading", "locked"] as const;

export function Legend({ skills }: { skills: readonly MapSkill[] }) {
  const { t } = useTranslation("pathway/map");
  const count = (state: (typeof STATES)[number]) =>
    skills.filter((one) => one.state === state || (state === "mastered" && one.state === "known")).length;
  return (
    <ul className={classes.legend}>
      {STATES.map((one) => (
        <li key={one}>
          <Standing standing={one} due={false} /> {count(one)}
        </li>
      ))}
      <li>{t("keys")}</li>
    </ul>
  );
}
