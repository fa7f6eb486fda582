/** What the plan works towards, in one sentence. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useReasonText } from "@/shared/reasons/use-reason-text";
import { Panel } from "@/shared/ui/panel";
import { usePlan } from "../queries";

export function Outlook({ enrollmentId }: { enrollmentId: string }) {
  const { t } = useTranslation("pathway");
  const say = useReasonText();
  const plan = usePlan(enrollmentId).data;
  if (!plan) return null;
  return (
    <Panel title={t("outlook.title")}>
      <p>{say("outlook", plan.outlook)}</p>
      <Link to={`/plan/${enrollmentId}`}>{t("outlook.change")}</Link>
    </Panel>
  );
}
