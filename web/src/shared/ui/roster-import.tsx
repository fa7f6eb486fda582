/** A whole roster at once, from a CSV file, with a report on every line and one-time codes to hand out. */
import { Button, FileInput, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeHeaders, fetched } from "@/shared/api/client";
import type { RosterOut } from "@/shared/api/schema";
import { Notice } from "./notice";
import { ProblemNotice } from "./problem-notice";
import classes from "./roster-import.module.css";

async function send(classId: string | undefined, file: File): Promise<RosterOut> {
  const into = classId ? `class_id=${encodeURIComponent(classId)}&` : "";
  const address = `/v1/imports/roster?${into}invite=true`;
  const headers = { ...changeHeaders(), "Content-Type": "text/csv" };
  return (await fetched(address, { method: "POST", headers, body: file })).json();
}

/** `classId`: the class that learners are put into; `changes`: the lists that are read again afterwards. */
type RosterImportProps = { classId?: string; changes: readonly string[] };

export function RosterImport({ classId, changes }: RosterImportProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const bring = useMutation({
    mutationFn: (chosen: File) => send(classId, chosen),
    onSuccess: () => queries.invalidateQueries({ queryKey: changes }),
  });
  return (
    <Stack gap="sm">
      <p className={classes.quiet}>{t("roster.what")}</p>
      <FileInput
        label={t("roster.file")}
        placeholder={t("roster.choose")}
        accept=".csv,text/csv"
        size="md"
        value={file}
        onChange={(chosen) => {
          bring.reset();
          setFile(chosen);
        }}
      />
      <div>
        <Button variant="light" disabled={!file} loading={bring.isPending} onClick={() => file && bring.mutate(file)}>
          {t("roster.import")}
        </Button>
      </div>
      {bring.isError ? <ProblemNotice error={bring.error} /> : null}
      {bring.data ? <Report found={bring.data} /> : null}
    </Stack>
  );
}

function Report({ found }: { found: RosterOut }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Notice tone={found.refused > 0 ? "hint" : "good"} live="polite">
        {t("roster.report", {
          created: found.created,
          updated: found.updated,
          unchanged: found.unchanged,
          refused: found.refused,
        })}
      </Notice>
      <ul className={classes.report}>
        {found.lines.map((line) => (
          <li key={line.line}>
            {t("roster.line", { line: line.line, result: t(`roster.${line.result}`) })}
            {line.code ? (
              <>
                {" "}
                <code>{line.code}</code>
              </>
            ) : null}
            {line.message ? <span> {line.message}</span> : null}
          </li>
        ))}
      </ul>
    </Stack>
  );
}
