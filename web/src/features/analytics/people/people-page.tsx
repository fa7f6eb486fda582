/** Who is in a class: join code, a table of people, adding one or a whole roster, and one-time codes. */
import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import { RosterImport } from "@/shared/ui/roster-import";
import { ClassFrame } from "../frame/class-frame";
import { useMembers } from "../queries";
import { AddLearner } from "./add-learner";
import { ClassName } from "./class-name";
import { JoinCode } from "./join-code";
import { Members } from "./members";
import classes from "./people.module.css";

export function PeoplePage() {
  return <ClassFrame part="people">{(classId) => <People key={classId} classId={classId} />}</ClassFrame>;
}

function People({ classId }: { classId: string }) {
  const { t } = useTranslation("analytics");
  const members = useMembers(classId);
  const found = useQuery({
    queryKey: ["classes", classId],
    queryFn: () => answer(api.GET("/v1/classes/{class_id}", { params: { path: { class_id: classId } } })),
  });
  return (
    <div className={classes.columns}>
      <Panel title={t("people.members")}>
        <Loaded query={members}>{(people) => <Members people={people} classId={classId} />}</Loaded>
      </Panel>
      <Stack gap="lg">
        <Loaded query={found}>
          {(one) => (
            <Panel title={t("people.joinCode")} tone="soft">
              <JoinCode found={one} />
            </Panel>
          )}
        </Loaded>
        <Panel title={t("people.add")}>
          <AddLearner classId={classId} />
        </Panel>
        <Panel title={t("people.roster")}>
          <RosterImport classId={classId} changes={["classes"]} />
        </Panel>
        <Loaded query={found}>
          {(one) => (
            <Panel title={t("people.class")}>
              <ClassName key={`${one.name}${one.archived}`} found={one} />
            </Panel>
          )}
        </Loaded>
      </Stack>
    </div>
  );
}
