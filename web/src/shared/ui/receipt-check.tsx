/** Is this receipt of ours, and unaltered? */
import { FileInput, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { Receipt } from "@/shared/api/schema";
import { Notice } from "./notice";
import { Panel } from "./panel";
import { ProblemNotice } from "./problem-notice";
import rows from "./rows.module.css";

export function ReceiptCheck() {
  const { t } = useTranslation();
  const check = useMutation({ mutationFn: checkFile });
  return (
    <Panel title={t("receipt.title")}>
      <Stack>
        <p className={rows.what}>{t("receipt.what")}</p>
        <FileInput
          maw={420}
          size="md"
          label={t("receipt.file")}
          placeholder={t("receipt.choose")}
          styles={{ placeholder: { color: "var(--mantine-color-dimmed)" } }}
          accept="application/json,.json"
          onChange={(file) => file && check.mutate(file)}
        />
        {check.isError ? <ProblemNotice error={check.error} /> : null}
        {check.data ? (
          <Notice tone={check.data === "valid" ? "good" : "bad"} live="polite">
            {t(`receipt.${check.data}`)}
          </Notice>
        ) : null}
      </Stack>
    </Panel>
  );
}

async function checkFile(file: File): Promise<"valid" | "invalid" | "unreadable"> {
  let receipt: Receipt;
  try {
    receipt = JSON.parse(await file.text()) as Receipt;
  } catch {
    return "unreadable";
  }
  const { is_valid } = await answer(api.POST("/v1/erasures/receipts/check", { body: receipt }));
  return is_valid ? "valid" : "invalid";
}
