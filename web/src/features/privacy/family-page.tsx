/** A guardian's children: consents for each, what the tutor remembers of them, and their account. */
import { Anchor, Stack } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { answer, api } from "@/shared/api/client";
import { EmptyState } from "@/shared/ui/empty-state";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { Page } from "@/shared/ui/page";
import { Child } from "./child";

export function FamilyPage() {
  const { t } = useTranslation("privacy");
  const links = useQuery({
    queryKey: ["guardianships"],
    queryFn: async () => (await answer(api.GET("/v1/guardianships"))).items,
  });
  return (
    <Page
      title={t("family.title")}
      lead={t("family.lead")}
      actions={
        <Anchor component={Link} to="/privacy">
          {t("family.own")}
        </Anchor>
      }
    >
      <Stack gap="lg">
        <Notice tone="soft">{t("family.logged")}</Notice>
        <Loaded query={links}>
          {(found) =>
            found.length > 0 ? (
              <Stack gap="xl">
                {found.map(({ id, learner_id }) => (
                  <Child key={id} learnerId={learner_id} />
                ))}
              </Stack>
            ) : (
              <EmptyState icon={<IconUsers size={40} />} title={t("family.none")}>
                {t("family.noneWhat")}
              </EmptyState>
            )
          }
        </Loaded>
      </Stack>
    </Page>
  );
}
