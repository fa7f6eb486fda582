/** A screen that failed: say so, and offer to load it again. What was typed is kept in the tab. */
import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { ApiProblem } from "@/shared/api/problem";
import { Page } from "@/shared/ui/page";
import { ProblemNotice } from "@/shared/ui/problem-notice";

export function Broken() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <main>
      <Page title={t("broken.title")} width="reading">
        {error instanceof ApiProblem ? <ProblemNotice error={error} /> : <p>{t("broken.what")}</p>}
        <Group mt="md">
          <Button onClick={() => window.location.reload()}>{t("broken.reload")}</Button>
          <Button component="a" href="/" variant="default">
            {t("notFound.home")}
          </Button>
        </Group>
      </Page>
    </main>
  );
}
