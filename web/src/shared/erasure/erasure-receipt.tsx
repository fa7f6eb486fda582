/** How far an erasure is, and its signed receipt, to keep. */
import { Button, Group, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { ErasureOut, Receipt } from "@/shared/api/schema";
import { moment } from "@/shared/i18n/format";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { Waiting } from "@/shared/ui/waiting";
import classes from "./erasure.module.css";
import { saveFile } from "./save-file";

const LOOK_AGAIN_MS = 1500;

type ErasureReceiptProps = { asked: ErasureOut };

export function ErasureReceipt({ asked }: ErasureReceiptProps) {
  const { t } = useTranslation("erasure");
  const token = asked.receipt_token ?? undefined;
  const erasure = useQuery({
    queryKey: ["erasures", asked.id],
    queryFn: () =>
      answer(
        api.GET("/v1/erasures/{erasure_id}", {
          params: { path: { erasure_id: asked.id }, header: token ? { "Receipt-Token": token } : {} },
        }),
      ),
    refetchInterval: ({ state }) => (state.data?.receipt ? false : LOOK_AGAIN_MS),
  });
  const receipt = erasure.data?.receipt ?? null;
  return (
    <Stack>
      <Notice tone="good" live="polite">
        {t(receipt ? "receipt.erased" : "receipt.erasing")}
      </Notice>
      {erasure.isError ? <ProblemNotice error={erasure.error} onRetry={() => void erasure.refetch()} /> : null}
      {receipt ? <ReceiptShown receipt={receipt} /> : <Waiting lines={1} />}
      <Group>
        {receipt ? (
          <Button onClick={() => saveFile(`meno-receipt-${receipt.erasure_id}.json`, JSON.stringify(receipt, null, 2))}>
            {t("receipt.save")}
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}

function ReceiptShown({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation("erasure");
  const lines: [string, string][] = [
    ["asked", moment(receipt.requested_at)],
    ["done", moment(receipt.erased_at)],
    ["rows", String(receipt.rows)],
    ["backups", moment(receipt.backups_gone_by)],
    ["tombstone", receipt.tombstone],
  ];
  return (
    <dl className={classes.receipt}>
      {lines.map(([name, value]) => (
        <div key={name} style={{ display: "contents" }}>
          <dt>{t(`receipt.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
