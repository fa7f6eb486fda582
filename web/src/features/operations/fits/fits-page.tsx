/** The learner model's numbers: which version is in force, what was measured of each, fitting anew and going back. */
import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import { OperationsFrame } from "../frame/operations-frame";
import { FitAnew } from "./fit-anew";
import { Versions } from "./versions";

export const FITS = ["operations", "fits"] as const;

export function FitsPage() {
  const { t } = useTranslation("operations/fits");
  const query = useQuery({ queryKey: FITS, queryFn: () => answer(api.GET("/v1/fits")) });
  return (
    <OperationsFrame part="fits">
      <Stack gap="lg">
        <Panel title={t("versions.title")}>
          <p>{t("versions.what")}</p>
          <Loaded query={query}>{(found) => <Versions found={found} />}</Loaded>
        </Panel>
        <FitAnew />
      </Stack>
    </OperationsFrame>
  );
}
