/** What waits for a person in one's classes: answers to mark, and items that learners reported. */
import { Select, Stack } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClasses } from "@/shared/api/classes";
import { answer, api } from "@/shared/api/client";
import { EmptyState } from "@/shared/ui/empty-state";
import { Loaded } from "@/shared/ui/loaded";
import { Page } from "@/shared/ui/page";
import { Panel } from "@/shared/ui/panel";
import { Marking } from "./marking";
import { ReportedItem } from "./reported-item";

export function InboxPage() {
  const { t } = useTranslation("analytics");
  const query = useClasses();
  const [chosen, setChosen] = useState<string | null>(null);
  const open = (query.data ?? []).filter((one) => !one.archived);
  const classId = chosen ?? open[0]?.id;
  return (
    <Page
      title={t("inbox.title")}
      lead={t("inbox.lead")}
      actions={
        open.length > 1 ? (
          <Select
            label={t("inbox.class")}
            data={open.map((one) => ({ value: one.id, label: one.name }))}
            value={classId ?? null}
            onChange={setChosen}
          />
        ) : null
      }
    >
      <Loaded query={query}>
        {() =>
          classId ? (
            <Inbox key={classId} classId={classId} />
          ) : (
            <EmptyState title={t("classes.none")}>{t("classes.noneHelp")}</EmptyState>
          )
        }
      </Loaded>
    </Page>
  );
}

function Inbox({ classId }: { classId: string }) {
  const { t } = useTranslation("analytics");
  const path = { class_id: classId };
  const markings = useQuery({
    queryKey: ["classes", classId, "markings"],
    queryFn: async () => (await answer(api.GET("/v1/classes/{class_id}/markings", { params: { path } }))).markings,
  });
  const reports = useQuery({
    queryKey: ["classes", classId, "reports"],
    queryFn: async () => (await answer(api.GET("/v1/classes/{class_id}/reports", { params: { path } }))).items,
  });
  return (
    <Stack gap="lg">
      <Panel title={t("inbox.markings")}>
        <Loaded query={markings}>
          {(found) =>
            found.length === 0 ? (
              <EmptyState icon={<IconChecks size={36} />} title={t("inbox.noMarkings")} />
            ) : (
              <Stack gap="lg">
                {found.map((one) => (
                  <Marking key={one.id} found={one} classId={classId} />
                ))}
              </Stack>
            )
          }
        </Loaded>
      </Panel>
      <Panel title={t("inbox.reports")}>
        <Loaded query={reports}>
          {(found) =>
            found.length === 0 ? (
              <EmptyState icon={<IconChecks size={36} />} title={t("inbox.noReports")} />
            ) : (
              <Stack gap="lg">
                {found.map((one) => (
                  <ReportedItem key={one.course_id + one.item} found={one} classId={classId} />
                ))}
              </Stack>
            )
          }
        </Loaded>
      </Panel>
    </Stack>
  );
}
