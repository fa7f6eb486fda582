/** Small groups to sit down with: stuck on the same skill, or holding the same wrong idea. */
import { useTranslation } from "react-i18next";
import type { TogetherOut } from "@/shared/api/schema";
import classes from "./overview.module.css";

type TogetherProps = { groups: readonly TogetherOut[]; name: (id: string) => string };

export function Together({ groups, name }: TogetherProps) {
  const { t } = useTranslation("analytics");
  if (groups.length === 0) return <p className={classes.quiet}>{t("overview.noneTogether")}</p>;
  return (
    <ul className={classes.list}>
      {groups.map((group) => (
        <li key={`${group.skill.id}${group.misconception}`} className={classes.person}>
          <strong>{group.skill.title}</strong>
          {group.misconception ? (
            <span>{t("overview.misconception", { name: group.misconception_name ?? group.misconception })}</span>
          ) : null}
          <span className={classes.who}>{group.learners.map(name).join(", ")}</span>
        </li>
      ))}
    </ul>
  );
}
