/** One concern, opened: the words, who has read them, and what was done. */
import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { ConcernPatch } from "@/shared/api/schema";
import { moment } from "@/shared/i18n/format";
import { useDraft } from "@/shared/lib/use-draft";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "./care.module.css";

export function Concern({ id }: { id: string }) {
  const { t } = useTranslation("safeguarding");
  const queries = useQueryClient();
  const [note, setNote, forget] = useDraft(`handled.${id}`);
  const path = { concern_id: id };
  // Opening is itself written down, so it is never done twice behind one's back.
  const query = useQuery({
    queryKey: ["concerns", id],
    queryFn: () => answer(api.GET("/v1/safeguarding/concerns/{concern_id}", { params: { path } })),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });
  const change = useMutation({
    mutationFn: (body: ConcernPatch) =>
      answer(api.PATCH("/v1/safeguarding/concerns/{concern_id}", { params: { path }, body })),
    onSuccess: () => {
      forget();
      return queries.invalidateQueries({ queryKey: ["concerns"] });
    },
  });
  return (
    <Loaded query={query}>
      {(found) => (
        <Stack gap="md">
          <Notice tone="soft">{t("writtenDown")}</Notice>
          {found.kind ? <p>{t(`kind.${found.kind}`)}</p> : null}
          <blockquote className={classes.words}>{found.words}</blockquote>
          {found.note ? (
            <div>
              <strong>{t("done")}</strong>
              <p className={classes.words}>{found.note}</p>
            </div>
          ) : null}
          <ul className={classes.looks}>
            {found.looks.map((look) => (
              <li key={`${look.at}${look.what}`}>
                {t(`look.${look.what}`)} · {moment(look.at)}
              </li>
            ))}
          </ul>
          {found.concern.state === "handled" ? (
            <div>
              <Button variant="default" loading={change.isPending} onClick={() => change.mutate({ state: "seen" })}>
                {t("reopen")}
              </Button>
            </div>
          ) : (
            <Stack gap="sm">
              <Textarea
                label={t("note")}
                description={t("noteHelp")}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
                maxLength={4000}
              />
              <Group>
                <Button
                  loading={change.isPending}
                  onClick={() => change.mutate({ state: "handled", note: note.trim() || null })}
                >
                  {t("handle")}
                </Button>
              </Group>
            </Stack>
          )}
          {change.isError ? <ProblemNotice error={change.error} /> : null}
        </Stack>
      )}
    </Loaded>
  );
}
