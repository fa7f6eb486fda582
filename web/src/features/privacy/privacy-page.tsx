/** Consents, the archive, who looked, and the end of an account, in one place. */
import { Anchor, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "@/shared/api/session";
import { EraseAccount } from "@/shared/erasure/erase-account";
import { AccessLog } from "@/shared/ui/access-log";
import { ExportsPanel } from "@/shared/ui/exports-panel";
import { Page } from "@/shared/ui/page";
import { ReceiptCheck } from "@/shared/ui/receipt-check";
import { Consents } from "./consents";

export function PrivacyPage() {
  const { t } = useTranslation("privacy");
  const { account } = useMe();
  const learner = account.role === "learner";
  return (
    <Page
      title={t("title")}
      lead={t(learner ? "lead" : "leadOther")}
      actions={
        learner ? (
          <Anchor component={Link} to="/memory">
            {t("toMemory")}
          </Anchor>
        ) : null
      }
    >
      <Stack gap="lg">
        {learner ? <Consents learnerId={account.id} own ageBand={account.age_band} /> : null}
        {learner ? <ExportsPanel /> : null}
        {learner ? <AccessLog /> : null}
        <EraseAccount accountId={account.id} name={account.user_name} by="own" />
        <ReceiptCheck />
      </Stack>
    </Page>
  );
}
