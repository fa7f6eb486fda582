/** After the end of one's own account: how far the erasure is, and the receipt. Nobody is signed in here. */
import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Navigate, useLocation, useNavigate } from "react-router";
import type { ErasureOut } from "@/shared/api/schema";
import { useForgetEverything } from "@/shared/api/session";
import { ErasureReceipt } from "@/shared/erasure/erasure-receipt";
import { Page } from "@/shared/ui/page";
import { Panel } from "@/shared/ui/panel";

export function ErasedPage() {
  const { t } = useTranslation("privacy");
  const { state } = useLocation();
  const navigate = useNavigate();
  const forgetEverything = useForgetEverything();
  const asked = (state as { asked?: ErasureOut } | null)?.asked;
  if (!asked) return <Navigate to="/sign-in" replace />;
  const leave = () => {
    forgetEverything();
    navigate("/sign-in", { replace: true });
  };
  return (
    <main>
      <Page title={t("receipt.title")} lead={t("receipt.lead")} width="reading">
        <Panel>
          <ErasureReceipt asked={asked} />
        </Panel>
        <Group mt="lg">
          <Button variant="default" onClick={leave}>
            {t("receipt.leave")}
          </Button>
        </Group>
      </Page>
    </main>
  );
}
