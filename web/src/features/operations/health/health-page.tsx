/** How the installation is: what needs somebody first, then what runs, the model, and the jobs. Looked at again every ten seconds. */
import { List, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import { OperationsFrame } from "../frame/operations-frame";
import { ModelPanel } from "../model-panel";
import classes from "../operations.module.css";
import { FailedJobs } from "./failed-jobs";
import { JobSearch } from "./job-search";
import { Queues } from "./queues";
import { Running } from "./running";
import { Signs } from "./signs";

export const HEALTH = ["operations", "health"] as const;
const LOOK_AGAIN_MS = 10_000;

export function HealthPage() {
  const { t } = useTranslation("operations/health");
  const query = useQuery({
    queryKey: HEALTH,
    queryFn: () => answer(api.GET("/v1/operations/health")),
    refetchInterval: LOOK_AGAIN_MS,
  });
  return (
    <OperationsFrame part="health">
      <Stack gap="lg">
        <Loaded query={query}>
          {(health) => (
            <>
              <Signs signs={health.signs} />
              <div className={classes.columns}>
                <Running health={health} />
                <ModelPanel />
              </div>
              <Queues queues={health.queues} />
            </>
          )}
        </Loaded>
        <div className={classes.columns}>
          <FailedJobs />
          <JobSearch />
        </div>
        <Panel title={t("machine.title")} tone="soft">
          <p>{t("machine.lead")}</p>
          <List>
            <List.Item>{t("machine.doctor")}</List.Item>
            <List.Item>{t("machine.keys")}</List.Item>
            <List.Item>{t("machine.audit")}</List.Item>
            <List.Item>{t("machine.backup")}</List.Item>
          </List>
        </Panel>
      </Stack>
    </OperationsFrame>
  );
}
