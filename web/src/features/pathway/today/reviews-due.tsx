/** What is due to be recalled, and how long it takes. */
import { Button, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { decimal } from "@/shared/i18n/format";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import { Waiting } from "@/shared/ui/waiting";
import { useReviews } from "../queries";
import classes from "./today.module.css";

export function ReviewsDue({ enrollmentId }: { enrollmentId: string }) {
  const { t } = useTranslation("pathway");
  const query = useReviews(enrollmentId);
  return (
    <Panel title={t("reviewsDue.title")}>
      <Loaded query={query} waiting={<Waiting lines={1} />} beside>
        {(found) =>
          found.today === 0 ? (
            <p className={classes.quiet}>{t("reviewsDue.none")}</p>
          ) : (
            <Stack gap="sm">
              <p className={classes.big}>
                {found.today} <span>{t("reviewsDue.about", { minutes: decimal(Math.max(1, found.minutes), 0) })}</span>
              </p>
              {found.due > found.today ? (
                <p className={classes.quiet}>{t("reviewsDue.later", { count: found.due - found.today })}</p>
              ) : null}
              <div>
                <Button component={Link} to={`/reviews/${enrollmentId}`} variant="light">
                  {t("reviewsDue.go")}
                </Button>
              </div>
            </Stack>
          )
        }
      </Loaded>
    </Panel>
  );
}
