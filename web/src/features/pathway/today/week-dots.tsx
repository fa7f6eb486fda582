/** The last seven days as quiet dots. A day off is a day off. */
import { useTranslation } from "react-i18next";
import { useEntries } from "@/shared/api/progress";
import { Panel } from "@/shared/ui/panel";
import classes from "./today.module.css";
import { week } from "./week";

const DAYS = 7;

export function Week() {
  const { t, i18n } = useTranslation("pathway");
  const entries = useEntries(DAYS).data;
  if (!entries) return null;
  const days = week(entries, new Date());
  const language = i18n.language === "ar-XB" ? "en" : i18n.language;
  const worked = days.filter((one) => one.worked).length;
  return (
    <Panel title={t("week.title")}>
      <ul className={classes.week}>
        {days.map((one) => {
          const date = new Date(`${one.day}T12:00:00`);
          return (
            <li key={one.day}>
              <span
                className={classes.dot}
                data-worked={one.worked || undefined}
                data-today={one.today || undefined}
                aria-hidden
              />
              <span aria-hidden>{date.toLocaleDateString(language, { weekday: "narrow" })}</span>
              <span className="visually-hidden">
                {t(one.worked ? "week.worked" : "week.rested", {
                  day: date.toLocaleDateString(language, { weekday: "long" }),
                })}
              </span>
            </li>
          );
        })}
      </ul>
      <p className={classes.quiet}>{t("week.sum", { count: worked })}</p>
    </Panel>
  );
}
