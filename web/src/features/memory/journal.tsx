/** The journal: every entry with what it is, page by page; one may be forgotten by itself. */
import { Button, Group, Select, Stack } from "@mantine/core";
import { IconNotebook } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useSearchParams } from "react-router";
import { answer, api } from "@/shared/api/client";
import type { EntryOut } from "@/shared/api/schema";
import { EmptyState } from "@/shared/ui/empty-state";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { Waiting } from "@/shared/ui/waiting";
import { JournalEntry } from "./journal-entry";
import classes from "./memory.module.css";
import { useSkillTitles } from "./use-skill-titles";

const KINDS = [
  "attempt", "hint", "message", "reply", "lesson_viewed", "goal", "preference", "placement", "offer", "move", "fact_op", "correction",
  "enrollment", "consent", "case", "ruling", "forgotten", "imported", "disclosure", "access",
] as const satisfies readonly EntryOut["kind"][]; // biome-ignore format: a list of words

export function Journal() {
  const { t } = useTranslation("memory");
  const [search, setSearch] = useSearchParams();
  const kind = KINDS.find((one) => one === search.get("kind"));
  const titleOf = useSkillTitles();
  const top = useRef<HTMLDivElement>(null);
  const entries = useInfiniteQuery({
    queryKey: ["memory", "entries", kind ?? "all"],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/v1/memory/entries", { params: { query: { before: pageParam, kind: kind ? [kind] : undefined } } }),
      ),
    getNextPageParam: (page) => page.before ?? undefined,
  });
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  useScrollToNamed(items.length);
  return (
    <Panel title={t("journal.title")}>
      <Stack>
        <div ref={top} tabIndex={-1}>
          <p className={classes.meta}>{t("journal.what")}</p>
        </div>
        <Select
          className="no-print"
          label={t("journal.kind")}
          value={kind ?? ""}
          onChange={(value) =>
            setSearch(value ? { part: "journal", kind: value } : { part: "journal" }, { replace: true })
          }
          data={[
            { value: "", label: t("journal.all") },
            ...KINDS.map((value) => ({ value, label: t(`entry.${value}`) })),
          ]}
          maw={360}
        />
        {entries.isError ? <ProblemNotice error={entries.error} onRetry={() => void entries.refetch()} /> : null}
        {entries.isPending ? <Waiting lines={4} height={48} /> : null}
        {entries.isSuccess && items.length === 0 && !entries.hasNextPage ? (
          <EmptyState icon={<IconNotebook size={40} />} title={t("journal.none")} />
        ) : null}
        <ul className={classes.entries}>
          {items.map((entry) => (
            <JournalEntry key={entry.id} entry={entry} titleOf={titleOf} onGone={() => top.current?.focus()} />
          ))}
        </ul>
        {entries.hasNextPage ? (
          <Group>
            <Button variant="default" loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
              {t("journal.earlier")}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Panel>
  );
}

/** Bring the entry that the address names into view once it is there. */
function useScrollToNamed(count: number): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (count > 0 && hash.startsWith("#entry-"))
      document.getElementById(hash.slice(1))?.scrollIntoView({ block: "center" });
  }, [hash, count]);
}
