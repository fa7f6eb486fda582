/** The few numbers that say how far one is. */
import { useTranslation } from "react-i18next";
import type { ProgressOut } from "@/shared/api/schema";
import classes from "./progress.module.css";

export function Summary({ found }: { found: ProgressOut }) {
  const { t } = useTranslation("mastery");
  const count = (...states: string[]) => found.skills.filter((one) => states.includes(one.state)).length;
  const rows: [string, string][] = [
    [t("summary.mastered"), t("summary.of", { mastered: found.mastered, total: found.total })],
    [t("summary.learning"), String(count("learning"))],
    [t("summary.ready"), String(count("ready"))],
    [t("summary.fading"), String(count("fading"))],
  ];
  return (
    <dl className={classes.numbers}>
      {rows.map(([name, value]) => (
        <div key={name} className={classes.number}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
