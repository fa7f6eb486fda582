/** What would be if: the same planner on a copy of the state; nothing of it counts. */
import { Button, Group, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { percent } from "@/shared/i18n/format";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "./plan.module.css";
import { useWhatIfText } from "./use-what-if-text";

type Supposed = { skip?: boolean; minutes?: number; days?: number };
const CASES: [string, Supposed][] = [
  ["whatIf.skip", { skip: true }],
  ["whatIf.minutes", { minutes: 10 }],
  ["whatIf.days", { days: 3 }],
];

export function WhatIf({ enrollmentId }: { enrollmentId: string }) {
  const { t } = useTranslation("pathway");
  const say = useWhatIfText();
  const ask = useMutation({
    mutationFn: (query: Supposed) =>
      answer(
        api.GET("/v1/enrollments/{enrollment_id}/next", { params: { path: { enrollment_id: enrollmentId }, query } }),
      ),
  });
  return (
    <Stack gap="sm">
      <p className={classes.quiet}>{t("whatIf.what")}</p>
      <Group gap="xs">
        {CASES.map(([label, query]) => (
          <Button key={label} size="sm" variant="default" onClick={() => ask.mutate(query)} disabled={ask.isPending}>
            {t(label as "whatIf.skip")}
          </Button>
        ))}
      </Group>
      <div aria-live="polite">
        {(ask.data?.what_if ?? []).map((one) => (
          <Notice key={one.supposed} tone="soft">
            <p>{say(one)}</p>
            {one.next.skill && one.supposed !== "skip" ? (
              <p>{t("whatIf.next", { skill: one.next.skill.title, chance: percent(one.next.chance) })}</p>
            ) : null}
            {one.mastery.length > 0 ? (
              <ul>
                {one.mastery.slice(0, 3).map((row) => (
                  <li key={row.skill.id}>
                    {t("whatIf.mastery", { skill: row.skill.title, now: percent(row.now), later: percent(row.then) })}
                  </li>
                ))}
              </ul>
            ) : null}
          </Notice>
        ))}
      </div>
      <ProblemNotice error={ask.error} />
    </Stack>
  );
}
