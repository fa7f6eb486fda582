/** An address that leads nowhere, or that is not this person's. */
import { Button } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "@/shared/ui/empty-state";
import { Page } from "@/shared/ui/page";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t("notFound.title")} width="reading">
      <EmptyState
        icon={<IconMapOff size={40} />}
        title={t("notFound.what")}
        action={
          <Button component={Link} to="/">
            {t("notFound.home")}
          </Button>
        }
      />
    </Page>
  );
}
