/** About how many of a class have worked on each skill that goes. It is asked for by a wish of its own, as it is a look at the class. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { Loaded } from "@/shared/ui/loaded";
import type { SkillOutline } from "../files/outline";
import classes from "../studio.module.css";
import { workedOn } from "./worked";

type ClassWorkedProps = {
  classId: string;
  courseId: string;
  name: string;
  skills: readonly Pick<SkillOutline, "id" | "title">[];
};

export function ClassWorked(props: ClassWorkedProps) {
  const { t } = useTranslation("curriculum/moving");
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Worked {...props} />;
  return (
    <Button variant="subtle" size="xs" onClick={() => setOpen(true)}>
      {t("worked.ask", { name: props.name })}
    </Button>
  );
}

function Worked({ classId, courseId, skills }: ClassWorkedProps) {
  const { t } = useTranslation("curriculum/moving");
  const overview = useQuery({
    queryKey: ["classes", classId, "overview", courseId],
    queryFn: () =>
      answer(
        api.GET("/v1/classes/{class_id}/overview", {
          params: { path: { class_id: classId }, query: { course_id: courseId } },
        }),
      ),
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded query={overview}>
      {({ group }) => (
        <>
          <ul>
            {skills.map((one) => {
              const count = workedOn(group.skills.find((each) => each.skill.id === one.id));
              return (
                <li key={one.id}>
                  {count === null
                    ? t("worked.hidden", { skill: one.title })
                    : t("worked.about", { skill: one.title, count })}
                </li>
              );
            })}
          </ul>
          <p className={classes.quiet}>{t("worked.how")}</p>
        </>
      )}
    </Loaded>
  );
}
