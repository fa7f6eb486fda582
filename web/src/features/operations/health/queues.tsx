/** Every kind of job: how many wait, run and have failed, and when one was finished last. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { QueueOut } from "@/shared/api/schema";
import { away, decimal, lasting } from "@/shared/i18n/format";
import { Panel } from "@/shared/ui/panel";
import { WideTable } from "@/shared/ui/wide-table";
import classes from "../operations.module.css";
import { useKind } from "./use-kind";

export function Queues({ queues }: { queues: readonly QueueOut[] }) {
  const { t } = useTranslation("operations/health");
  const [all, setAll] = useState(false);
  const busy = queues.filter((one) => one.waiting + one.running + one.dead > 0);
  const shown = all ? queues : busy;
  return (
    <Panel
      title={t("queues.title")}
      actions={
        queues.length > busy.length || all ? (
          <Button size="xs" variant="subtle" onClick={() => setAll(!all)}>
            {all ? t("queues.busyOnly") : t("queues.all")}
          </Button>
        ) : null
      }
    >
      {shown.length === 0 ? (
        <p className={classes.quiet}>{t("queues.none")}</p>
      ) : (
        <WideTable
          caption={t("queues.title")}
          columns={[t("queues.kind"), t("queues.waiting"), t("queues.running"), t("queues.dead"), t("queues.finished")]}
        >
          {shown.map((one) => (
            <Row key={one.kind} one={one} />
          ))}
        </WideTable>
      )}
    </Panel>
  );
}

function Row({ one }: { one: QueueOut }) {
  const { t } = useTranslation("operations/health");
  const kind = useKind();
  return (
    <tr>
      <th scope="row">
        {kind(one.kind)}
        <br />
        <span className={classes.code}>{one.kind}</span>
      </th>
      <td>
        {decimal(one.waiting, 0)}
        {one.due ? <div className={classes.quiet}>{t("queues.lag", { lasting: lasting(one.lag_s) })}</div> : null}
      </td>
      <td>{decimal(one.running, 0)}</td>
      <td>{decimal(one.dead, 0)}</td>
      <td>{one.finished_at ? away(one.finished_at) : "–"}</td>
    </tr>
  );
}
