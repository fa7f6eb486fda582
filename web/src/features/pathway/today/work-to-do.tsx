/** What a class has set, by when, and how far one is. */
import { useTranslation } from "react-i18next";
import { day } from "@/shared/i18n/format";
import { MasteryBar } from "@/shared/ui/mastery-bar";
import { Panel } from "@/shared/ui/panel";
import { useMyAssignments } from "../queries";
import classes from "./today.module.css";

export function WorkToDo({ enrollmentId }: { enrollmentId: string }) {
  const { t } = useTranslation("pathway");
  const found = (useMyAssignments(enrollmentId).data ?? []).filter((one) => one.state !== "done");
  if (found.length === 0) return null;
  return (
    <Panel title={t("todo.title")}>
      <ul className={classes.todo}>
        {found.map((one) => (
          <li key={one.id}>
            <div className={classes.todoHead}>
              <strong>{one.skills.map((skill) => skill.title).join(", ")}</strong>
              <span className={one.state === "late" ? classes.late : undefined}>
                {t(one.state === "late" ? "todo.late" : "todo.due", { day: day(one.due) })}
              </span>
            </div>
            <MasteryBar
              label={t("todo.progress", { mastered: one.mastered, count: one.skills.length })}
              mastery={one.skills.length > 0 ? one.mastered / one.skills.length : 0}
            />
            <span className={classes.quiet}>
              {t("todo.progress", { mastered: one.mastered, count: one.skills.length })}
            </span>
            {one.note ? <span>{one.note}</span> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
