/** The code that learners type to join; shown large, for the wall. */
import { Button, Group, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { ClassOut } from "@/shared/api/schema";
import { moment } from "@/shared/i18n/format";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "./people.module.css";

export function JoinCode({ found }: { found: ClassOut }) {
  const { t } = useTranslation("analytics");
  const queries = useQueryClient();
  const path = { class_id: found.id };
  const refresh = () => queries.invalidateQueries({ queryKey: ["classes"] });
  const renew = useMutation({
    mutationFn: () => answer(api.PUT("/v1/classes/{class_id}/join-code", { params: { path } })),
    onSuccess: refresh,
  });
  const revoke = useMutation({
    mutationFn: () => answer(api.DELETE("/v1/classes/{class_id}/join-code", { params: { path } })),
    onSuccess: refresh,
  });
  return (
    <Stack gap="sm">
      {found.join_code ? (
        <p className={classes.code}>{found.join_code}</p>
      ) : (
        <p className={classes.quiet}>{t("join.none")}</p>
      )}
      {found.join_code && found.join_until ? (
        <p className={classes.quiet}>{t("join.until", { at: moment(found.join_until) })}</p>
      ) : null}
      <Group gap="xs">
        <Button size="sm" variant="default" onClick={() => renew.mutate()} loading={renew.isPending}>
          {found.join_code ? t("join.renew") : t("join.make")}
        </Button>
        {found.join_code ? (
          <Button size="sm" variant="subtle" onClick={() => revoke.mutate()} loading={revoke.isPending}>
            {t("join.revoke")}
          </Button>
        ) : null}
      </Group>
      <ProblemNotice error={renew.error ?? revoke.error} />
    </Stack>
  );
}
