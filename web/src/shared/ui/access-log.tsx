/** Who opened a learner's memory, what went to a model provider, which consents were given; newest first, read page by page. */
import { Button, Group, Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { AccessOut } from "@/shared/api/schema";
import { useMe } from "@/shared/api/session";
import { decimal, moment } from "@/shared/i18n/format";
import { Panel } from "./panel";
import { ProblemNotice } from "./problem-notice";
import classes from "./rows.module.css";
import { Waiting } from "./waiting";

type AccessLogProps = { learnerId?: string };

export function AccessLog({ learnerId }: AccessLogProps) {
  const { t } = useTranslation();
  const say = useLookText();
  const log = useInfiniteQuery({
    queryKey: ["access-log", learnerId ?? "me"],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      answer(api.GET("/v1/access-log", { params: { query: { before: pageParam, learner_id: learnerId } } })),
    getNextPageParam: (page) => page.before ?? undefined,
  });
  const lines = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t("looks.title")}>
      <Stack>
        <p className={classes.what}>{t("looks.what")}</p>
        {log.isError ? <ProblemNotice error={log.error} onRetry={() => void log.refetch()} /> : null}
        {log.isPending ? <Waiting lines={2} height={40} /> : null}
        {log.isSuccess && lines.length === 0 ? <p className={classes.aside}>{t("looks.none")}</p> : null}
        {lines.length > 0 ? (
          <table className={classes.table}>
            <caption className="visually-hidden">{t("looks.title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("looks.when")}</th>
                <th scope="col">{t("looks.happened")}</th>
                <th scope="col">{t("looks.parts")}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id}>
                  <td className={`tabular ${classes.when}`}>{moment(line.at)}</td>
                  <td>{say(line)}</td>
                  <td>{line.categories.map((one) => t(`category.${one}`)).join(", ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {log.hasNextPage ? (
          <Group>
            <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
              {t("looks.earlier")}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Panel>
  );
}

function useLookText(): (line: AccessOut) => string {
  const { t } = useTranslation();
  const { account } = useMe();
  return (line) => {
    if (line.kind === "disclosure")
      return t("looks.sent", { provider: line.provider ?? "–", kb: decimal((line.sent_bytes ?? 0) / 1024, 1) });
    if (line.kind === "consent")
      return t(line.granted ? "looks.given" : "looks.withdrawn", { scope: t(`scope.${line.scope}`) });
    const who = line.by === account.id ? t("looks.you") : t(`role.${line.role ?? "system"}`);
    return t("looks.opened", { who, why: t(`purpose.${line.purpose}`) });
  };
}
