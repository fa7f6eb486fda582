/** What becomes of what learners did on skills that are gone: said skill by skill, seen before it is done, saved as the map and published. */
import { Button, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { answer, api } from "@/shared/api/client";
import type { DiffOut, VersionOut } from "@/shared/api/schema";
import { drop, keep, kept } from "@/shared/lib/storage";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import type { CourseFiles } from "../editor/course-files";
import { sent } from "../editor/use-course-draft";
import { skillsOf } from "../files/outline";
import { Findings } from "../findings";
import classes from "../studio.module.css";
import { type Choices, suggested, unsaid, withMap } from "./becomes";
import { BecomesFields } from "./becomes-fields";
import { Reached } from "./reached";

type MovingFormProps = { version: VersionOut; diff: DiffOut; before: CourseFiles; after: CourseFiles };

export function MovingForm({ version, diff, before, after }: MovingFormProps) {
  const { t } = useTranslation("curriculum/moving");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const key = `moving.${version.id}`;
  const gone = diff.unmapped ?? [];
  const [choices, setChoices] = useState<Choices>(() => {
    // Another version may have been published since: what was said stays, and what is gone now is asked for, too.
    const said = kept<Choices>("local", key) ?? {};
    const hints = suggested(gone, before.texts, after.texts);
    return Object.fromEntries(gone.map((id) => [id, said[id] ?? hints[id] ?? null]));
  });
  const skills = useMemo(() => ({ old: skillsOf(before.texts), now: skillsOf(after.texts) }), [before, after]);
  const oldOne = (id: string) => skills.old.find((one) => one.id === id) ?? { id, title: id };
  const open = unsaid(choices);
  const publish = useMutation({
    mutationFn: async () => {
      const out = await sent({
        texts: withMap(choices, before.texts, after.texts),
        others: { ...before.others, ...after.others },
      });
      const made = out.versions[0];
      if (!made || made.errors > 0) return { out, made, published: false };
      const path = { course_id: made.course_id, version_id: made.id };
      await answer(api.POST("/v1/courses/{course_id}/versions/{version_id}/publish", { params: { path } }));
      return { out, made, published: true };
    },
    onSuccess: async ({ made, published }) => {
      await queries.invalidateQueries({ queryKey: ["courses"] });
      if (!made) return;
      drop("local", key);
      navigate(`/studio/${made.course_id}/versions/${made.id}`, { state: { published } });
    },
  });
  const say = (id: string, one: Choices[string]) => {
    const next = { ...choices, [id]: one };
    setChoices(next);
    keep("local", key, next);
  };
  return (
    <Panel title={t("title")}>
      <Stack gap="lg">
        <p className={classes.quiet}>{t("what")}</p>
        <ul className={classes.list}>
          {gone.map((id) => (
            <li key={id} className={classes.card}>
              <BecomesFields
                skill={oldOne(id)}
                choices={skills.now}
                value={choices[id] ?? null}
                onSay={(one) => say(id, one)}
              />
            </li>
          ))}
        </ul>
        <Reached courseId={version.course_id} skills={gone.map(oldOne)} />
        {open.length > 0 ? <Notice tone="hint">{t("unsaid", { count: open.length })}</Notice> : null}
        <div>
          <Button disabled={open.length > 0} loading={publish.isPending} onClick={() => publish.mutate()}>
            {t("publish")}
          </Button>
        </div>
        <ProblemNotice error={publish.error} />
        {publish.data && !publish.data.published ? <Findings findings={publish.data.out.findings} /> : null}
      </Stack>
    </Panel>
  );
}
