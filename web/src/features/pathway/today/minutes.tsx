/** The minutes chosen for today, and what is done of them. */
import { Button, Group, Progress, SegmentedControl, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { decimal } from "@/shared/i18n/format";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { Waiting } from "@/shared/ui/waiting";
import { usePlan } from "../queries";
import classes from "./today.module.css";

const CHOICES = [10, 20, 30, 45, 60];

export function Minutes({ enrollmentId }: { enrollmentId: string }) {
  const { t } = useTranslation("pathway");
  const queries = useQueryClient();
  const plan = usePlan(enrollmentId);
  const [opened, { toggle }] = useDisclosure();
  const change = useMutation({
    mutationFn: (minutes: number) =>
      answer(
        api.POST("/v1/enrollments/{enrollment_id}/moves", {
          params: { path: { enrollment_id: enrollmentId } },
          body: { move: "minutes", minutes, id: crypto.randomUUID() },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["enrollments", enrollmentId] }),
  });
  return (
    <Panel title={t("minutes.title")}>
      <Loaded query={plan} waiting={<Waiting lines={1} />} beside>
        {(found) => {
          const done = Math.round(found.minutes_done_today);
          const wanted = Math.round(found.minutes_today);
          return (
            <Stack gap="sm">
              <p className={classes.big}>
                {decimal(done, 0)} <span>{t("minutes.of", { wanted: decimal(wanted, 0) })}</span>
              </p>
              <Progress
                value={wanted > 0 ? Math.min(100, (100 * done) / wanted) : 100}
                size="md"
                radius="xl"
                color="olive.5"
                aria-label={t("minutes.bar", { done, wanted })}
              />
              {opened ? (
                <SegmentedControl
                  fullWidth
                  aria-label={t("minutes.choose")}
                  data={CHOICES.map((one) => ({ value: String(one), label: String(one) }))}
                  value={String(wanted)}
                  onChange={(value) => change.mutate(Number(value))}
                />
              ) : null}
              <Group>
                <Button variant="subtle" size="xs" onClick={toggle} aria-expanded={opened}>
                  {t("minutes.change")}
                </Button>
              </Group>
              <ProblemNotice error={change.error} />
            </Stack>
          );
        }}
      </Loaded>
    </Panel>
  );
}
