/** How somebody gets in: a one-time code, and shutting the account or opening it again. */
import { Group, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AccountOut } from "@/shared/api/schema";
import { useMe } from "@/shared/api/session";
import { ConfirmButton } from "@/shared/ui/confirm-button";
import { Notice } from "@/shared/ui/notice";
import { OneTimeCode } from "@/shared/ui/one-time-code";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "../operations.module.css";
import { useEdit } from "./use-edit";

export function WayIn({ person }: { person: AccountOut }) {
  const { t } = useTranslation("operations/people");
  const edit = useEdit(person);
  const me = useMe().account.id === person.id;
  const shut = person.state === "suspended";
  return (
    <Panel title={t("wayIn.title")}>
      <Stack gap="sm">
        {shut ? <Notice tone="hint">{t("wayIn.isShut")}</Notice> : null}
        <p style={{ margin: 0 }}>{person.has_password ? t("wayIn.has") : t("wayIn.hasNot")}</p>
        <Group gap="xs">
          <OneTimeCode accountId={person.id} name={person.name} reset={person.has_password} />
          {me ? null : (
            <ConfirmButton
              size="xs"
              loading={edit.isPending}
              title={t(shut ? "wayIn.openTitle" : "wayIn.shutTitle", { name: person.name })}
              what={t(shut ? "wayIn.openWhat" : "wayIn.shutWhat")}
              confirm={t(shut ? "wayIn.open" : "wayIn.shut")}
              danger={!shut}
              onConfirm={() => edit.mutate({ state: shut ? "active" : "suspended" })}
            >
              {t(shut ? "wayIn.open" : "wayIn.shut")}
            </ConfirmButton>
          )}
        </Group>
        {me ? <p className={classes.quiet}>{t("wayIn.yourself")}</p> : null}
        {edit.isError ? <ProblemNotice error={edit.error} /> : null}
      </Stack>
    </Panel>
  );
}
