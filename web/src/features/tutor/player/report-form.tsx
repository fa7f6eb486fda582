/** "Something is wrong with this question": a reason, a note, and what came of earlier reports. */
import { Button, Group, Radio, Stack, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMyCases } from "@/shared/api/cases";
import { answer, api } from "@/shared/api/client";
import type { OfferOut, ReportIn } from "@/shared/api/schema";
import { day } from "@/shared/i18n/format";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";

const REASONS = [
  "answer_is_wrong",
  "mine_is_right",
  "unclear",
  "cannot_be_answered",
  "spelling",
  "picture",
  "other",
] as const;

type ReportFormProps = { offer: OfferOut; onClose: () => void };

export function ReportForm({ offer, onClose }: ReportFormProps) {
  const { t } = useTranslation("tutor");
  const [wish] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState<ReportIn["reason"] | "">("");
  const [note, setNote] = useState("");
  const report = useMutation({
    mutationFn: (chosen: ReportIn["reason"]) =>
      answer(
        api.POST("/v1/offers/{offer_id}/reports", {
          params: { path: { offer_id: offer.id } },
          body: { id: wish, step: offer.step, reason: chosen, note },
        }),
      ),
  });
  return (
    <>
      {report.isSuccess ? (
        <Stack>
          <Notice tone="good" live="polite">
            {t("report.done")}
          </Notice>
          <Button onClick={onClose}>{t("report.close")}</Button>
        </Stack>
      ) : (
        <Stack>
          <Radio.Group
            label={t("report.what")}
            value={reason}
            onChange={(value) => setReason(value as ReportIn["reason"])}
          >
            <Stack gap="xs" mt="xs">
              {REASONS.map((one) => (
                <Radio key={one} value={one} label={t(`report.reason.${one}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label={t("report.note")}
            description={t("report.noteHelp")}
            maxLength={1_000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {report.isError ? <ProblemNotice error={report.error} /> : null}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t("report.cancel")}
            </Button>
            <Button
              disabled={!reason}
              loading={report.isPending}
              onClick={() => (reason ? report.mutate(reason) : undefined)}
            >
              {t("report.send")}
            </Button>
          </Group>
        </Stack>
      )}
      <EarlierReports item={offer.item?.id} />
    </>
  );
}

function EarlierReports({ item }: { item: string | undefined }) {
  const { t } = useTranslation("tutor");
  const cases = useMyCases();
  const mine = (cases.data ?? []).filter((one) => one.kind === "report" && one.item === item);
  if (mine.length === 0) return null;
  return (
    <section>
      <h3>{t("report.earlier")}</h3>
      <ul>
        {mine.map((one) => (
          <li key={one.id}>
            {day(one.raised_at)}: {t(`report.state.${one.state}`)} {one.answer}
          </li>
        ))}
      </ul>
    </section>
  );
}
