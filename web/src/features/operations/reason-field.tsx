/** Why the school's rules are changed: a code, so that the list that keeps it names nobody. */
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PolicyIn } from "@/shared/api/schema";

export type Reason = PolicyIn["reason"];
const REASONS = [
  "decided", "law", "asked_for", "safety", "cost", "trial", "by_mistake", "other",
] as const satisfies readonly Reason[]; // biome-ignore format: a list of words

export function ReasonField({ value, onChange }: { value: Reason | null; onChange: (reason: Reason | null) => void }) {
  const { t } = useTranslation("operations");
  return (
    <Select
      maw={460}
      label={t("reason.label")}
      description={t("reason.help")}
      placeholder={t("reason.choose")}
      data={REASONS.map((one) => ({ value: one, label: t(`reason.is.${one}`) }))}
      value={value}
      onChange={(chosen) => onChange(REASONS.find((one) => one === chosen) ?? null)}
      required
    />
  );
}
