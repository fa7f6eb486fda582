/** A few questions could find out where to begin; nobody has to. */
import { Button, Group } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { answer, api } from "@/shared/api/client";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";

type PlacementCardProps = { enrollmentId: string; state: "offered" | "open" };

export function PlacementCard({ enrollmentId, state }: PlacementCardProps) {
  const { t } = useTranslation("pathway");
  const queries = useQueryClient();
  const [id] = useState(() => crypto.randomUUID());
  const refuse = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/enrollments/{enrollment_id}/placement/refusal", {
          params: { path: { enrollment_id: enrollmentId } },
          body: { id },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["enrollments", enrollmentId] }),
  });
  return (
    <Panel title={t(state === "open" ? "placementCard.open" : "placementCard.title")} tone="soft">
      <p>{t("placementCard.what")}</p>
      <Group>
        <Button variant="default" component={Link} to={`/placement/${enrollmentId}`}>
          {t(state === "open" ? "placementCard.goOn" : "placementCard.begin")}
        </Button>
        {state === "offered" ? (
          <Button variant="subtle" loading={refuse.isPending} onClick={() => refuse.mutate()}>
            {t("placementCard.refuse")}
          </Button>
        ) : null}
      </Group>
      <ProblemNotice error={refuse.error} />
    </Panel>
  );
}
