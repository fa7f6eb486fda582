/** One child: courses, consents, the way to their memory, and the end of their account. */
import { Button, Group, Title } from "@mantine/core";
import { IconBrain } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { answer, api } from "@/shared/api/client";
import { useCourses } from "@/shared/api/courses";
import { useEnrollments } from "@/shared/api/enrollments";
import { EraseAccount } from "@/shared/erasure/erase-account";
import { decimal } from "@/shared/i18n/format";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import rows from "@/shared/ui/rows.module.css";
import { Consents } from "./consents";
import classes from "./privacy.module.css";

type ChildProps = { learnerId: string };

export function Child({ learnerId }: ChildProps) {
  const { t } = useTranslation("privacy");
  const account = useQuery({
    queryKey: ["users", learnerId],
    queryFn: () => answer(api.GET("/v1/users/{account_id}", { params: { path: { account_id: learnerId } } })),
  });
  return (
    <Loaded query={account}>
      {(child) => (
        <section className={classes.child} aria-labelledby={`child-${learnerId}`}>
          <Group justify="space-between">
            <Title order={2} id={`child-${learnerId}`}>
              {child.name}
            </Title>
            <Button
              component={Link}
              to={`/family/${learnerId}/memory`}
              leftSection={<IconBrain size={18} aria-hidden />}
            >
              {t("family.memory")}
            </Button>
          </Group>
          <Courses learnerId={learnerId} />
          <Consents learnerId={learnerId} ageBand={child.age_band} title={t("family.consents", { name: child.name })} />
          <EraseAccount accountId={learnerId} name={child.user_name} by="guardian" />
        </section>
      )}
    </Loaded>
  );
}

function Courses({ learnerId }: ChildProps) {
  const { t } = useTranslation("privacy");
  const enrollments = useEnrollments(learnerId);
  const courses = useCourses();
  return (
    <Panel title={t("family.courses")} order={3}>
      <Loaded query={enrollments}>
        {(found) => (
          <ul className={rows.rows}>
            {found.map((one) => (
              <li key={one.id} className={rows.row}>
                <strong>{courses.data?.find(({ id }) => id === one.course_id)?.title ?? t("family.course")}</strong>
                <span className={rows.aside}>
                  {t(`family.${one.state}`, { minutes: decimal(one.minutes_per_day, 0) })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}
