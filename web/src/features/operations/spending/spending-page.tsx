/** What the model costs: the whole school day by day, each class, each learner, and how much they may. */
import { SegmentedControl, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { SpendingOut } from "@/shared/api/schema";
import { Loaded } from "@/shared/ui/loaded";
import { OperationsFrame } from "../frame/operations-frame";
import { ByClass } from "./by-class";
import { ByLearner } from "./by-learner";
import { Days } from "./days";
import { Limits } from "./limits";
import { School } from "./school";

export type Per = SpendingOut["per"];

export function SpendingPage() {
  const { t } = useTranslation("operations/spending");
  const [per, setPer] = useState<Per>("month");
  const query = useQuery({
    queryKey: ["operations", "spending", per],
    queryFn: () => answer(api.GET("/v1/spending", { params: { query: { per } } })),
  });
  return (
    <OperationsFrame part="spending">
      <Stack gap="lg">
        <SegmentedControl
          aria-label={t("per")}
          data={[
            { value: "day", label: t("day") },
            { value: "month", label: t("month") },
          ]}
          value={per}
          onChange={(value) => setPer(value === "day" ? "day" : "month")}
          style={{ alignSelf: "start" }}
        />
        <Loaded query={query}>{(found) => <School found={found} />}</Loaded>
        <Days />
        <Limits />
        <Loaded query={query}>{(found) => <ByClass found={found} />}</Loaded>
        <ByLearner per={per} />
      </Stack>
    </OperationsFrame>
  );
}
