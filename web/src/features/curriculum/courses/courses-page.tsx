/** The courses of the school, and the way in for another. */
import { Badge, Stack } from "@mantine/core";
import { IconBook2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCourses } from "@/shared/api/courses";
import { EmptyState } from "@/shared/ui/empty-state";
import { Loaded } from "@/shared/ui/loaded";
import { Page } from "@/shared/ui/page";
import { Panel } from "@/shared/ui/panel";
import classes from "../studio.module.css";
import { ImportPanel } from "./import-panel";

export function CoursesPage() {
  const { t } = useTranslation("curriculum");
  const courses = useCourses();
  return (
    <Page title={t("courses.title")} lead={t("courses.lead")}>
      <div className={classes.columns}>
        <Loaded query={courses}>
          {(found) =>
            found.length === 0 ? (
              <EmptyState icon={<IconBook2 size={44} />} title={t("courses.none")}>
                {t("courses.noneHelp")}
              </EmptyState>
            ) : (
              <ul className={classes.list}>
                {found.map((one) => (
                  <li key={one.id} className={classes.card}>
                    <div>
                      <h2>
                        <Link to={`/studio/${one.id}`}>{one.title}</Link>
                      </h2>
                      <p className={classes.quiet}>
                        {one.slug} · {one.locale}
                      </p>
                    </div>
                    <Badge color={one.latest_version_id ? "olive" : "saffron"} variant="light">
                      {t(one.latest_version_id ? "state.published" : "state.draft")}
                    </Badge>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        <Stack>
          <Panel title={t("import.title")}>
            <ImportPanel />
          </Panel>
        </Stack>
      </div>
    </Page>
  );
}
