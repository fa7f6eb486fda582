/** An educator's classes: who is in them, how to join, and a way to make another. */
import { Button, Group, SimpleGrid, Stack, Switch } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useClasses } from "@/shared/api/classes";
import type { ClassOut } from "@/shared/api/schema";
import { EmptyState } from "@/shared/ui/empty-state";
import { Loaded } from "@/shared/ui/loaded";
import { Page } from "@/shared/ui/page";
import classes from "./classes-page.module.css";
import { NewClass } from "./new-class";

export function ClassesPage() {
  const { t } = useTranslation("analytics");
  const query = useClasses();
  const [archived, setArchived] = useState(false);
  return (
    <Page title={t("classes.title")} lead={t("classes.lead")} actions={<NewClass />}>
      <Loaded query={query}>
        {(all) => {
          const shown = all.filter((one) => archived || !one.archived);
          return (
            <Stack gap="lg">
              {shown.length === 0 ? (
                <EmptyState icon={<IconUsersGroup size={40} />} title={t("classes.none")}>
                  {t("classes.noneHelp")}
                </EmptyState>
              ) : (
                <SimpleGrid component="ul" cols={{ base: 1, sm: 2, lg: 3 }} className={classes.list}>
                  {shown.map((one) => (
                    <ClassCard key={one.id} found={one} />
                  ))}
                </SimpleGrid>
              )}
              {all.some((one) => one.archived) ? (
                <Switch
                  checked={archived}
                  onChange={(event) => setArchived(event.currentTarget.checked)}
                  label={t("classes.showArchived")}
                />
              ) : null}
            </Stack>
          );
        }}
      </Loaded>
    </Page>
  );
}

function ClassCard({ found }: { found: ClassOut }) {
  const { t } = useTranslation("analytics");
  return (
    <li className={classes.card} data-archived={found.archived || undefined}>
      <h2 className={classes.name}>
        <Link to={`/classes/${found.id}`}>{found.name}</Link>
      </h2>
      <p className={classes.size}>
        {t("class.size", { count: found.learners })}
        {found.archived ? ` · ${t("classes.archived")}` : ""}
      </p>
      {found.join_code && !found.archived ? (
        <p className={classes.code}>
          <span>{t("classes.joinWith")}</span> <code>{found.join_code}</code>
        </p>
      ) : null}
      <Group gap="xs">
        <Button component={Link} to={`/classes/${found.id}`} size="sm" variant="light">
          {t("class.overview")}
        </Button>
        <Button component={Link} to={`/classes/${found.id}/people`} size="sm" variant="subtle">
          {t("class.people")}
        </Button>
      </Group>
    </li>
  );
}
