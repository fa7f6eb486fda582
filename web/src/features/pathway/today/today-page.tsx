/** A learner's home: one thing to do next, and quietly beside it what else there is. */
import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useEnrollment, useEnrollments } from "@/shared/api/enrollments";
import { useMe } from "@/shared/api/session";
import { CourseChoice } from "@/shared/ui/course-choice";
import { Loaded } from "@/shared/ui/loaded";
import { Page } from "@/shared/ui/page";
import { FirstRun } from "./first-run";
import { Minutes } from "./minutes";
import { NextStep } from "./next-step";
import { Outlook } from "./outlook";
import { Remembered } from "./remembered";
import { ReviewsDue } from "./reviews-due";
import classes from "./today.module.css";
import { Week } from "./week-dots";
import { WorkToDo } from "./work-to-do";

export function TodayPage() {
  const { t } = useTranslation("pathway");
  const name = useMe().account.name.split(" ")[0];
  const enrollments = useEnrollments();
  const enrollment = useEnrollment();
  return (
    <Page title={t(`today.hello.${partOfDay(new Date().getHours())}`, { name })} actions={<CourseChoice />}>
      <Loaded query={enrollments}>
        {() =>
          enrollment ? (
            <div className={classes.columns} key={enrollment.id}>
              <Stack gap="lg">
                <Remembered enrollmentId={enrollment.id} />
                <NextStep enrollmentId={enrollment.id} />
                <WorkToDo enrollmentId={enrollment.id} />
              </Stack>
              <Stack gap="lg" component="aside" aria-label={t("today.beside")}>
                <ReviewsDue enrollmentId={enrollment.id} />
                <Minutes enrollmentId={enrollment.id} />
                <Outlook enrollmentId={enrollment.id} />
                <Week />
              </Stack>
            </div>
          ) : (
            <FirstRun />
          )
        }
      </Loaded>
    </Page>
  );
}

function partOfDay(hour: number): "morning" | "day" | "evening" {
  if (hour < 11) return "morning";
  return hour < 18 ? "day" : "evening";
}
