/** Which classes work with the course, how many learners each would move (fewer than ten are not counted out), and by wish about how many worked on each skill that goes. */
import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useClasses } from "@/shared/api/classes";
import { answer, api } from "@/shared/api/client";
import type { SkillOutline } from "../files/outline";
import classes from "../studio.module.css";
import { ClassWorked } from "./class-worked";

const FEWEST = 10;

type ReachedProps = { courseId: string; skills: readonly Pick<SkillOutline, "id" | "title">[] };

export function Reached({ courseId, skills }: ReachedProps) {
  const { t } = useTranslation("curriculum/moving");
  const all = useClasses();
  const open = (all.data ?? []).filter((one) => !one.archived);
  const pins = useQueries({
    queries: open.map((one) => ({
      queryKey: ["pins", one.id],
      queryFn: () => answer(api.GET("/v1/courses/pins/{class_id}", { params: { path: { class_id: one.id } } })),
    })),
  });
  const here = open.filter((_, at) => pins[at]?.data?.some((pin) => pin.course_id === courseId));
  if (all.isPending || pins.some((one) => one.isPending)) return <p className={classes.quiet}>{t("common:loading")}</p>;
  return (
    <section aria-label={t("reached.title")}>
      <h3>{t("reached.title")}</h3>
      {here.length === 0 ? (
        <p className={classes.quiet}>{t("reached.none")}</p>
      ) : (
        <ul>
          {here.map((one) => (
            <li key={one.id}>
              {one.name}:{" "}
              {one.learners < FEWEST
                ? t("reached.few", { count: FEWEST })
                : t("reached.learners", { count: one.learners })}
              <ClassWorked classId={one.id} courseId={courseId} name={one.name} skills={skills} />
            </li>
          ))}
        </ul>
      )}
      <p className={classes.quiet}>{t("reached.when")}</p>
    </section>
  );
}
