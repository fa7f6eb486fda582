/** Who changed the school's rules, from what to what, and why; newest first. */
import { Button, Group, Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { PolicyChangeOut } from "@/shared/api/schema";
import { moment } from "@/shared/i18n/format";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { Waiting } from "@/shared/ui/waiting";
import classes from "../operations.module.css";
import { POLICY_CHANGES } from "../use-save-policy";
import { ChangeList } from "./change-list";
import styles from "./past-changes.module.css";

const A_PAGE = 10;

export function PastChanges() {
  const { t } = useTranslation("operations/policy");
  const query = useInfiniteQuery({
    queryKey: POLICY_CHANGES,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(api.GET("/v1/tenant/policy/changes", { params: { query: { after: pageParam, limit: A_PAGE } } })),
    getNextPageParam: (page) => page.after ?? undefined,
  });
  const found = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t("past.title")}>
      <Stack>
        <p className={classes.quiet}>{t("past.what")}</p>
        {query.isError ? <ProblemNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.isPending ? <Waiting lines={2} height={56} /> : null}
        {query.isSuccess && found.length === 0 ? <p className={classes.quiet}>{t("past.none")}</p> : null}
        {found.length ? (
          <ol className={styles.changes} aria-label={t("past.title")}>
            {found.map((one) => (
              <PastChange key={one.id} change={one} />
            ))}
          </ol>
        ) : null}
        {query.hasNextPage ? (
          <Group>
            <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t("past.earlier")}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Panel>
  );
}

function PastChange({ change }: { change: PolicyChangeOut }) {
  const { t } = useTranslation(["operations/policy", "operations"]);
  const who = change.by === "machine" ? t("past.machine") : (change.name ?? t("past.gone"));
  return (
    <li className={styles.change}>
      <p className={styles.head}>
        <strong className="tabular">{moment(change.at)}</strong>
        <span>{who}</span>
      </p>
      {change.reason ? <p className={styles.why}>{t(`operations:reason.is.${change.reason}`)}</p> : null}
      <ChangeList changes={change.changes} />
    </li>
  );
}
