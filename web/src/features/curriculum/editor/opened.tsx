/** The files of a version, opened: the list of them, the one at hand as form or text, and how it looks to a learner. */
import { Button, Group, SegmentedControl, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import type { Finding, ImportOut } from "@/shared/api/schema";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { Report } from "../courses/import-panel";
import { Findings } from "../findings";
import { GraphEditor } from "../graph/graph-editor";
import { TryItem } from "../item/try-item";
import { useLint } from "../queries";
import classes from "../studio.module.css";
import { AddParts } from "./add-parts";
import { type CourseFiles, isItem } from "./course-files";
import { FileEditor, type Jump } from "./file-editor";
import { FileList } from "./file-list";
import { Preview } from "./preview";
import { useCourseDraft } from "./use-course-draft";
import { useWrittenLint } from "./use-written-lint";

const NOTHING: readonly Finding[] = [];
type OpenedProps = { files: CourseFiles; courseId: string; versionId: string };

export function Opened({ files, courseId, versionId }: OpenedProps) {
  const { t } = useTranslation("curriculum");
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const saved = (useLocation().state as { saved?: ImportOut } | null)?.saved;
  const [path, setPath] = useState(() => begin(Object.keys(files.texts).sort(), search));
  const { texts, changes, change, discard, save } = useCourseDraft(files, versionId, (out) => {
    const made = out.versions[0];
    if (!made) return;
    // From here on the new draft is edited; what became of the saving goes along.
    navigate(`/studio/${made.course_id}/edit?version=${made.id}&file=${encodeURIComponent(path)}`, {
      replace: true,
      state: { saved: out },
    });
  });
  const paths = Object.keys(texts).sort();
  const [view, setView] = useState(search.get("view") === "graph" ? "graph" : "files");
  const [jump, setJump] = useState<Jump | null>(() => wished(search));
  const figures = Object.keys(files.others).flatMap((one) => /^assets\/(.+)$/.exec(one)?.[1] ?? []);
  const lint = useLint(courseId, versionId);
  const written = useWrittenLint(texts, path, figures, path in changes);
  const said = path in changes ? (written.fresh ? written.query.data : undefined) : lint.data;
  const open = (to: string) => {
    setPath(to);
    setJump(null);
    setView("files");
  };
  const go = ({ file, line }: Finding) => {
    setPath(paths.find((one) => one === file || one.endsWith(`/${file}`)) ?? path);
    setJump({ line, at: Date.now() });
    setView("files");
  };
  const changed = Object.keys(changes).length;
  const outcome = save.data ?? saved;
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <span role="status">{changed > 0 ? t("editor.changed", { count: changed }) : t("editor.unchanged")}</span>
        <Group gap="xs">
          {changed > 0 ? (
            <Button variant="subtle" onClick={discard}>
              {t("editor.discard")}
            </Button>
          ) : null}
          <Button disabled={changed === 0} loading={save.isPending} onClick={() => save.mutate()}>
            {t("editor.save")}
          </Button>
        </Group>
      </Group>
      <ProblemNotice error={save.error} />
      {outcome ? <Report found={outcome} onJump={go} /> : null}
      <SegmentedControl
        aria-label={t("editor.views")}
        data={[
          { value: "files", label: t("editor.filesView") },
          { value: "graph", label: t("editor.graphView") },
        ]}
        value={view}
        onChange={setView}
        style={{ alignSelf: "start" }}
      />
      {view === "graph" ? (
        <GraphEditor texts={texts} onChange={change} onOpen={open} />
      ) : (
        <div className={classes.editor}>
          <FileList paths={paths} path={path} changes={changes} onOpen={open} />
          <Stack gap="md">
            <FileEditor
              key={path}
              texts={texts}
              path={path}
              jump={jump}
              findings={said?.findings.filter((one) => one.file === path) ?? NOTHING}
              figures={figures}
              onChange={(now) => change(path, now)}
            />
            <AddParts texts={texts} path={path} onChange={change} onOpen={open} />
          </Stack>
          <Stack gap="md" className={classes.beside} component="aside" aria-label={t("editor.beside")} tabIndex={0}>
            {isItem(path) ? (
              <TryItem key={path} texts={texts} path={path} figures={figures} onJump={go} />
            ) : (
              <Panel title={t("editor.preview")}>
                <Preview path={path} text={texts[path] ?? ""} />
              </Panel>
            )}
            {written.isAsked ? (
              <Panel title={t("editor.writtenLint")}>
                <Loaded query={written.query} beside>
                  {(found) => <Findings findings={found.findings} onJump={go} />}
                </Loaded>
              </Panel>
            ) : null}
            <Panel title={t("editor.savedLint")}>
              <Loaded query={lint}>{(found) => <Findings findings={found.findings} onJump={go} />}</Loaded>
            </Panel>
          </Stack>
        </div>
      )}
    </Stack>
  );
}

/** Return the file to begin with: the one asked for, that of a skill or an item, or the course itself. */
function begin(paths: readonly string[], search: URLSearchParams): string {
  const wanted = search.get("file");
  const part = search.get("skill") ?? search.get("item");
  const found = paths.find((one) => one === wanted || (part && one.endsWith(`/${part}.md`)));
  return found ?? paths.find((one) => one.endsWith("course.yaml")) ?? paths[0] ?? "";
}

function wished(search: URLSearchParams): Jump | null {
  const line = Number(search.get("line"));
  return line > 0 ? { line, at: 1 } : null;
}
