/** The people of a class; for each learner a one-time code, and the way out. */
import { Badge, Group, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { answer, api } from "@/shared/api/client";
import type { MemberOut } from "@/shared/api/schema";
import { ConfirmButton } from "@/shared/ui/confirm-button";
import { OneTimeCode } from "@/shared/ui/one-time-code";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "./people.module.css";

type MembersProps = { people: readonly MemberOut[]; classId: string };

export function Members({ people, classId }: MembersProps) {
  const { t } = useTranslation("analytics");
  const queries = useQueryClient();
  const drop = useMutation({
    mutationFn: (id: string) =>
      answer(
        api.DELETE("/v1/classes/{class_id}/members/{account_id}", {
          params: { path: { class_id: classId, account_id: id } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["classes"] }),
  });
  const sorted = [...people].sort(
    (left, right) => left.part.localeCompare(right.part) || left.name.localeCompare(right.name),
  );
  return (
    <Stack gap="sm">
      <ProblemNotice error={drop.error} />
      <ul className={classes.list}>
        {sorted.map((one) => (
          <li key={one.account_id} className={classes.member}>
            <div className={classes.who}>
              {one.part === "learner" ? (
                <Link to={`/classes/${classId}/learners/${one.account_id}`}>{one.name}</Link>
              ) : (
                <strong>{one.name}</strong>
              )}
              <span>
                {one.user_name} · {t(`part.${one.part}`)}
              </span>
            </div>
            <Group gap="xs">
              {one.has_password ? null : (
                <Badge color="saffron" variant="light">
                  {t("people.invited")}
                </Badge>
              )}
              {one.part === "learner" ? (
                <>
                  <OneTimeCode accountId={one.account_id} name={one.name} reset={one.has_password} />
                  <ConfirmButton
                    size="xs"
                    variant="subtle"
                    title={t("people.dropTitle", { name: one.name })}
                    what={t("people.dropWhat")}
                    confirm={t("people.drop")}
                    danger
                    onConfirm={() => drop.mutate(one.account_id)}
                  >
                    {t("people.drop")}
                  </ConfirmButton>
                </>
              ) : null}
            </Group>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
