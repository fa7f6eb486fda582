/** The open reports of one item, and what comes of them. */
import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { answer, api } from "@/shared/api/client";
import type { ItemReportsOut, ReportDecisionIn } from "@/shared/api/schema";
import { away } from "@/shared/i18n/format";
import { useDraft } from "@/shared/lib/use-draft";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { Prose } from "@/shared/ui/prose";
import classes from "./inbox.module.css";

export function ReportedItem({ found, classId }: { found: ItemReportsOut; classId: string }) {
  const { t } = useTranslation("analytics");
  const queries = useQueryClient();
  const [note, setNote, forget] = useDraft(`report.${classId}.${found.item}`);
  const decide = useMutation({
    mutationFn: (state: ReportDecisionIn["state"]) =>
      answer(
        api.POST("/v1/classes/{class_id}/reports/decision", {
          params: { path: { class_id: classId } },
          body: { course_id: found.course_id, item: found.item, state, note: note.trim() },
        }),
      ),
    onSuccess: () => {
      forget();
      return queries.invalidateQueries({ queryKey: ["classes", classId, "reports"] });
    },
  });
  return (
    <article className={classes.card}>
      <h3>
        <Prose inline>{found.question}</Prose>
      </h3>
      <p className={classes.small}>
        <code>{found.item}</code> · {t("reports.count", { count: found.count })} ·{" "}
        {t("reports.last", { when: away(found.last_at) })} ·{" "}
        {Object.entries(found.reasons)
          .map(([reason, count]) => `${t(`reason.${reason}`)} (${count})`)
          .join(", ")}
      </p>
      {found.notes.length > 0 ? (
        <ul className={classes.notes}>
          {found.notes.map((one) => (
            <li key={`${one.raised_at}${one.note}`}>{one.note}</li>
          ))}
        </ul>
      ) : null}
      <Link to={`/studio/${found.course_id}/edit?item=${encodeURIComponent(found.item)}`}>{t("reports.open")}</Link>
      <Stack gap="sm">
        <Textarea
          label={t("reports.note")}
          description={t("reports.noteHelp")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={1000}
        />
        {decide.isError ? <ProblemNotice error={decide.error} /> : null}
        <Group gap="xs">
          <Button variant="light" loading={decide.isPending} onClick={() => decide.mutate("mended")}>
            {t("reports.mended")}
          </Button>
          <Button variant="subtle" disabled={decide.isPending} onClick={() => decide.mutate("dismissed")}>
            {t("reports.dismissed")}
          </Button>
        </Group>
      </Stack>
    </article>
  );
}
