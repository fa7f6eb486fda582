/** The learner's own view of their memory: what is believed, what happened, what to ask, take along or let go. */
import { Button, Group, Tabs } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay, IconPrinter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { usePause } from "@/shared/api/pause";
import { useMe } from "@/shared/api/session";
import { AccessLog } from "@/shared/ui/access-log";
import { ExportsPanel } from "@/shared/ui/exports-panel";
import { Page } from "@/shared/ui/page";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { AskMemory } from "./ask-memory";
import { BackThen } from "./back-then";
import { BeliefsPart } from "./beliefs-part";
import { ContractTable } from "./contract-table";
import { ForgetBroadly } from "./forget-broadly";
import { Journal } from "./journal";
import classes from "./memory.module.css";
import { NotRemembered } from "./not-remembered";

const PARTS = ["beliefs", "ask", "journal", "yours", "contract"] as const;

export function MemoryPage() {
  const { t } = useTranslation("memory");
  const [search, setSearch] = useSearchParams();
  const { consents } = useMe();
  const asked = search.get("part");
  const part = PARTS.find((one) => one === asked) ?? "beliefs";
  const go = (next: string | null) => setSearch({ part: next ?? "beliefs" }, { replace: true });
  return (
    <Page title={t("title")} lead={t("lead")} actions={<Actions />}>
      {consents?.memory ? null : <NotRemembered />}
      <Tabs value={part} onChange={go} keepMounted={false}>
        <Tabs.List className="no-print" aria-label={t("parts")}>
          {PARTS.map((one) => (
            <Tabs.Tab key={one} value={one} className={classes.tab}>
              {t(`part.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="beliefs" className={classes.part}>
          <BeliefsPart />
        </Tabs.Panel>
        <Tabs.Panel value="ask" className={classes.part}>
          <AskMemory />
          <BackThen />
        </Tabs.Panel>
        <Tabs.Panel value="journal" className={classes.part}>
          <Journal />
        </Tabs.Panel>
        <Tabs.Panel value="yours" className={classes.part}>
          <ExportsPanel />
          <ForgetBroadly />
        </Tabs.Panel>
        <Tabs.Panel value="contract" className={classes.part}>
          <ContractTable />
          <AccessLog />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Actions() {
  const { t } = useTranslation("memory");
  const { since, change } = usePause();
  const { consents } = useMe();
  return (
    <Group gap="sm">
      {consents?.memory ? (
        <Button
          variant="default"
          leftSection={since ? <IconPlayerPlay size={18} aria-hidden /> : <IconPlayerPause size={18} aria-hidden />}
          loading={change.isPending}
          onClick={() => change.mutate(!since)}
        >
          {since ? t("resume") : t("pause")}
        </Button>
      ) : null}
      <Button variant="subtle" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
        {t("print")}
      </Button>
      {change.isError ? <ProblemNotice error={change.error} /> : null}
    </Group>
  );
}
