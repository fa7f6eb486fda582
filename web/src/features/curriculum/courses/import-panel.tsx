/** Bring a course in, and see what was taken, what was not, and where. */
import { Button, FileInput, Select, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Finding, ImportOut } from "@/shared/api/schema";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { Findings } from "../findings";
import { importCourse } from "../import-course";
import classes from "../studio.module.css";

const SHOWN_NOTES = 30;

export function ImportPanel() {
  const { t } = useTranslation("curriculum");
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState<"bundle" | "oatutor">("bundle");
  const bring = useMutation({
    mutationFn: (chosen: File) => importCourse(chosen, chosen.name, format),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["courses"] }),
  });
  return (
    <Stack gap="sm">
      <p className={classes.quiet}>{t("import.what")}</p>
      <Select
        label={t("import.format")}
        data={[
          { value: "bundle", label: t("import.bundle") },
          { value: "oatutor", label: "OATutor (.tar.gz)" },
        ]}
        value={format}
        onChange={(to) => setFormat(to === "oatutor" ? "oatutor" : "bundle")}
      />
      <FileInput
        label={t("import.file")}
        placeholder={t("import.choose")}
        accept=".zip,.tar.gz,.tgz"
        size="md"
        value={file}
        onChange={(chosen) => {
          bring.reset();
          setFile(chosen);
        }}
      />
      <div>
        <Button variant="light" disabled={!file} loading={bring.isPending} onClick={() => file && bring.mutate(file)}>
          {t("import.go")}
        </Button>
      </div>
      <ProblemNotice error={bring.error} />
      {bring.data ? <Report found={bring.data} /> : null}
    </Stack>
  );
}

type ReportProps = { found: ImportOut; onJump?: (finding: Finding) => void };

export function Report({ found, onJump }: ReportProps) {
  const { t } = useTranslation("curriculum");
  const report = found.report;
  return (
    <Stack gap="sm" role="status">
      <Notice tone={found.state === "done" ? "good" : found.state === "waiting" ? "soft" : "bad"}>
        {t(`import.state.${found.state}`)}
      </Notice>
      <ul>
        {found.versions.map((one) => (
          <li key={one.id}>
            <Link to={`/studio/${one.course_id}/versions/${one.id}`}>
              {t("import.version", { title: one.title, skills: one.skills, items: one.items, errors: one.errors })}
            </Link>
          </li>
        ))}
      </ul>
      {found.findings.length > 0 ? <Findings findings={found.findings} onJump={onJump} /> : null}
      {report ? (
        <details>
          <summary>{t("import.report", { problems: report.problems, lost: report.items_lost })}</summary>
          <ul>
            {report.rules.map((rule) => (
              <li key={rule.rule}>
                {rule.count} × {rule.meaning} {rule.done}
              </li>
            ))}
          </ul>
          <ul>
            {report.notes.slice(0, SHOWN_NOTES).map((note) => (
              <li key={`${note.rule}${note.item}${note.what}`}>
                {note.item}: {note.what}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Stack>
  );
}
