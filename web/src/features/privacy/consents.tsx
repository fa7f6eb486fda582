/** What a learner has agreed to: each in plain words, with who decides, and how it came about. */
import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { AccountOut, ConsentsOut } from "@/shared/api/schema";
import { moment } from "@/shared/i18n/format";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import rows from "@/shared/ui/rows.module.css";
import { ConsentRow } from "./consent-row";
import { consentsKey, SCOPES } from "./consent-rules";

type ConsentsProps = { learnerId: string; ageBand: AccountOut["age_band"]; own?: boolean; title?: string };

export function Consents({ learnerId, ageBand, own = false, title }: ConsentsProps) {
  const { t } = useTranslation("privacy");
  const consents = useQuery({
    queryKey: consentsKey(learnerId),
    queryFn: () => answer(api.GET("/v1/consents", { params: { query: { learner_id: own ? undefined : learnerId } } })),
  });
  return (
    <Panel title={title ?? t("consents.title")}>
      <Loaded query={consents}>
        {(found) => (
          <Stack>
            <p className={rows.what}>{t(own ? "consents.what" : "consents.whatChild")}</p>
            <Notice tone="soft">{t(decision(found, own), { band: t(`band.${ageBand ?? "under_13"}`) })}</Notice>
            <ul className={rows.rows}>
              {SCOPES.map((scope) => (
                <ConsentRow key={scope} scope={scope} consents={found} own={own} />
              ))}
            </ul>
            <History consents={found} />
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
}

function decision({ decided_by }: ConsentsOut, own: boolean): string {
  if (own) return decided_by === "learner" ? "consents.youDecide" : "consents.guardianDecides";
  return decided_by === "learner" ? "consents.childDecides" : "consents.youDecideForChild";
}

function History({ consents }: { consents: ConsentsOut }) {
  const { t } = useTranslation("privacy");
  const { t: common } = useTranslation();
  if (consents.history.length === 0) return <p className={rows.aside}>{t("consents.noHistory")}</p>;
  return (
    <details>
      <summary>{t("consents.history", { count: consents.history.length })}</summary>
      <ul>
        {consents.history.map((event) => (
          <li key={`${event.scope}${event.at}`}>
            {t(event.granted ? "consents.given" : "consents.withdrawn", {
              scope: common(`scope.${event.scope}`),
              who: common(`role.${event.by}`),
              at: moment(event.at),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
