/** Says when nothing is remembered, and who decides that. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "@/shared/api/session";
import { Notice } from "@/shared/ui/notice";
import { useNext } from "../queries";

export function Remembered({ enrollmentId }: { enrollmentId: string }) {
  const { t } = useTranslation("pathway");
  const next = useNext(enrollmentId).data;
  const consents = useMe().consents;
  if (!next || next.remembered) return null;
  const guardian = consents?.decided_by === "guardian";
  return (
    <Notice tone="hint">
      {t(guardian ? "remembered.guardian" : "remembered.self")}{" "}
      {guardian ? null : <Link to="/privacy">{t("remembered.decide")}</Link>}
    </Notice>
  );
}
