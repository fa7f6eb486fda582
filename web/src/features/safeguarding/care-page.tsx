/** What a person has to hear of. Reading a concern is written down; only those who are named for it see anything here. */
import { Button, Group, Stack, Tabs } from "@mantine/core";
import { IconHeartHandshake } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { asProblem } from "@/shared/api/problem";
import type { ConcernOut } from "@/shared/api/schema";
import { useMe } from "@/shared/api/session";
import { away } from "@/shared/i18n/format";
import { EmptyState } from "@/shared/ui/empty-state";
import { Loaded } from "@/shared/ui/loaded";
import { Page } from "@/shared/ui/page";
import { Panel } from "@/shared/ui/panel";
import classes from "./care.module.css";
import { Concern } from "./concern";
import { Named } from "./named";

export function CarePage() {
  const { t } = useTranslation("safeguarding");
  const operator = useMe().account.role === "operator";
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Stack gap="lg">
        <Inbox />
        {operator ? (
          <Panel title={t("named.title")}>
            <Named />
          </Panel>
        ) : null}
      </Stack>
    </Page>
  );
}

function Inbox() {
  const { t } = useTranslation("safeguarding");
  const [opened, setOpened] = useState<string | null>(null);
  const [state, setState] = useState<"waiting" | "handled">("waiting");
  const query = useQuery({
    queryKey: ["concerns"],
    queryFn: () => answer(api.GET("/v1/safeguarding/concerns")),
    retry: false,
  });
  if (query.isError && [403, 404].includes(asProblem(query.error).status)) {
    return (
      <EmptyState icon={<IconHeartHandshake size={40} />} title={t("notNamed")}>
        {t("notNamedHelp")}
      </EmptyState>
    );
  }
  return (
    <Loaded query={query}>
      {(found) => {
        const shown = found.items.filter((one) => (one.state === "handled") === (state === "handled"));
        return (
          <Tabs value={state} onChange={(to) => setState(to === "handled" ? "handled" : "waiting")} keepMounted={false}>
            <Tabs.List>
              <Tabs.Tab value="waiting">
                {t("waiting", { count: found.items.filter((one) => one.state !== "handled").length })}
              </Tabs.Tab>
              <Tabs.Tab value="handled">{t("handled")}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value={state} pt="lg">
              {shown.length === 0 ? (
                <EmptyState
                  icon={<IconHeartHandshake size={40} />}
                  title={t(state === "waiting" ? "noneWaiting" : "noneHandled")}
                />
              ) : (
                <ul className={classes.list}>
                  {shown.map((one) => (
                    <Row
                      key={one.id}
                      one={one}
                      opened={opened === one.id}
                      onOpen={() => setOpened(opened === one.id ? null : one.id)}
                    />
                  ))}
                </ul>
              )}
            </Tabs.Panel>
          </Tabs>
        );
      }}
    </Loaded>
  );
}

function Row({ one, opened, onOpen }: { one: ConcernOut; opened: boolean; onOpen: () => void }) {
  const { t } = useTranslation("safeguarding");
  return (
    <li className={classes.row} data-state={one.state}>
      <Group justify="space-between">
        <div>
          <strong>{one.learner}</strong>
          <p className={classes.small}>
            {t(`source.${one.source}`)} · {away(one.at)} · {t(`state.${one.state}`)}
          </p>
        </div>
        <Button variant={one.state === "open" ? "filled" : "default"} onClick={onOpen} aria-expanded={opened}>
          {opened ? t("close") : t("open")}
        </Button>
      </Group>
      {opened ? <Concern id={one.id} /> : null}
    </li>
  );
}
