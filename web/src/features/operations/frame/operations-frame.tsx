/** The frame of all screens of operations: its parts, one beside the other. */
import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Page } from "@/shared/ui/page";

const ADDRESS = {
  health: "",
  spending: "/spending",
  policy: "/rules",
  keys: "/keys",
  fits: "/learner-model",
} as const;
export type Part = keyof typeof ADDRESS;

export function OperationsFrame({ part, children }: { part: Part; children: ReactNode }) {
  const { t } = useTranslation("operations");
  const navigate = useNavigate();
  return (
    <Page title={t("title")} lead={t(`lead.${part}`)}>
      <Tabs
        value={part}
        onChange={(to) => navigate(`/operations${ADDRESS[(to ?? "health") as Part]}`)}
        keepMounted={false}
      >
        <Tabs.List className="no-print" aria-label={t("parts")}>
          {(Object.keys(ADDRESS) as Part[]).map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`part.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={part} pt="lg">
          {children}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
