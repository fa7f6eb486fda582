/** What would be lost, what is computed anew, and what stays on record. */
import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ForgetOut } from "@/shared/api/schema";
import { Notice } from "@/shared/ui/notice";
import { useSkillTitles } from "./use-skill-titles";

type Counts = NonNullable<ForgetOut["entries"]>;

export function ForgetOutcome({ outcome }: { outcome: ForgetOut }) {
  const { t } = useTranslation("memory");
  const titleOf = useSkillTitles();
  const skills = outcome.skills ?? [];
  return (
    <Notice tone="hint" live="polite">
      <Stack gap="xs">
        <strong>{t("outcome.title")}</strong>
        <ul>
          <Kinds counts={outcome.entries ?? {}} none={t("outcome.noEntries")} />
          <li>{t("outcome.removed", { count: outcome.facts_removed ?? 0 })}</li>
          <li>{t("outcome.rewritten", { count: outcome.facts_rewritten ?? 0 })}</li>
          {skills.length > 0 ? <li>{t("outcome.skills", { skills: skills.map(titleOf).join(", ") })}</li> : null}
        </ul>
        <span>{t("outcome.kept")}</span>
        <ul>
          <Kinds counts={outcome.kept ?? {}} none={t("outcome.noneKept")} />
        </ul>
      </Stack>
    </Notice>
  );
}

function Kinds({ counts, none }: { counts: Counts; none: string }) {
  const { t } = useTranslation("memory");
  const kinds = Object.entries(counts).filter(([, count]) => count > 0);
  if (kinds.length === 0) return <li>{none}</li>;
  return kinds.map(([kind, count]) => (
    <li key={kind}>{t("outcome.kind", { what: t(`entry.${kind}`), times: count })}</li>
  ));
}
