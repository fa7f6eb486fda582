/** Everybody of the school: who they are, whether they have come yet, and how somebody is added. */
import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PEOPLE, usePeople } from "@/shared/api/people";
import { Loaded } from "@/shared/ui/loaded";
import { Page } from "@/shared/ui/page";
import { Panel } from "@/shared/ui/panel";
import { RosterImport } from "@/shared/ui/roster-import";
import classes from "../operations.module.css";
import { AddPerson } from "./add-person";
import { PeopleList } from "./people-list";

export function PeoplePage() {
  const { t } = useTranslation("operations/people");
  const people = usePeople();
  return (
    <Page title={t("title")} lead={t("lead")}>
      <div className={classes.listAndForm}>
        <Panel title={t("list.title")}>
          <Loaded query={people}>{(found) => <PeopleList people={found} />}</Loaded>
        </Panel>
        <Stack gap="lg">
          <Panel title={t("add.title")}>
            <AddPerson />
          </Panel>
          <Panel title={t("rosterTitle")}>
            <RosterImport changes={PEOPLE} />
          </Panel>
        </Stack>
      </div>
    </Page>
  );
}
