/** The master key's version and the keys that hang on it; read only, as keys are turned on the machine. */
import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { KeysOut } from "@/shared/api/schema";
import { away, decimal, moment } from "@/shared/i18n/format";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import { WideTable } from "@/shared/ui/wide-table";
import classes from "../operations.module.css";

const STATES = ["active", "next", "old", "retired"] as const;

export function MasterKey() {
  const { t } = useTranslation("operations/keys");
  const query = useQuery({
    queryKey: ["operations", "keys"],
    queryFn: () => answer(api.GET("/v1/operations/keys")),
  });
  return (
    <Panel title={t("master.title")}>
      <Loaded query={query}>{(keys) => <Shown keys={keys} />}</Loaded>
    </Panel>
  );
}

function Shown({ keys }: { keys: KeysOut }) {
  const { t } = useTranslation("operations/keys");
  return (
    <Stack gap="md">
      {keys.belongs ? null : <Notice tone="bad">{t("master.differs")}</Notice>}
      {keys.in_both_places ? null : <Notice tone="bad">{t("master.places")}</Notice>}
      <p style={{ margin: 0 }}>
        <strong>{t("master.version", { number: keys.epoch })}</strong>
        {keys.epoch_began_at ? ` ${t("master.since", { away: away(keys.epoch_began_at) })}` : null}
        <br />
        <span className={classes.quiet}>
          {keys.turns_every_hours ? t("master.turns", { count: keys.turns_every_hours }) : t("master.neverTurns")}{" "}
          {t(`master.root.${keys.root}`)}
        </span>
      </p>
      <Progress keys={keys} />
      <WideTable
        caption={t("versions.title")}
        captionShown
        columns={[t("versions.number"), t("versions.state"), t("versions.made")]}
      >
        {keys.epochs.map((one) => (
          <tr key={one.number}>
            <th scope="row">{decimal(one.number, 0)}</th>
            <td>
              {t(`versions.is.${one.state}`)}
              {one.gone_at ? <div className={classes.quiet}>{moment(one.gone_at)}</div> : null}
            </td>
            <td>{moment(one.made_at)}</td>
          </tr>
        ))}
      </WideTable>
      <p className={classes.code}>{t("master.fingerprint", { fingerprint: keys.fingerprint })}</p>
    </Stack>
  );
}

/** How far a rotation of this school's keys is. */
function Progress({ keys }: { keys: KeysOut }) {
  const { t } = useTranslation("operations/keys");
  const tenant = Object.values(keys.tenant_keys_under_way).reduce((sum, count) => sum + count, 0);
  const left = (keys.data_keys.next ?? 0) + (keys.data_keys.old ?? 0) + tenant;
  return (
    <div>
      <p style={{ margin: "0 0 0.75rem" }}>
        {left || keys.rotations ? t("rotation.left", { count: left }) : t("rotation.none")}
      </p>
      <dl className={classes.facts}>
        {STATES.filter((state) => state === "active" || keys.data_keys[state]).map((state) => (
          <div key={state}>
            <dt>{t(`rotation.${state}`)}</dt>
            <dd>{decimal(keys.data_keys[state] ?? 0, 0)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
