/** A skill as a form: what is learnt, why it comes after others, its lesson, its worked examples, and the wrong ideas that people have of it. */
import { Checkbox } from "@mantine/core";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { MarkdownFile } from "../files/markdown-file";
import { textOf } from "../files/markdown-file";
import { skillsOf, wordOf, wordsIn } from "../files/outline";
import { skillFaults } from "../files/skill-faults";
import { type SkillParts, skillFieldAt, skillFile, skillOf, withExampleWords } from "../files/skill-file";
import { type Path, type Value, withList, withValue } from "../files/yaml-text";
import { Field } from "../form/field";
import { FileForm, type FormProps, Unreadable } from "../form/file-form";
import classes from "../form/form.module.css";
import { useFaults } from "../form/use-faults";
import { NeedsForm } from "../graph/needs-form";
import { EncompassesForm } from "./encompasses-form";
import { ExamplesForm } from "./examples-form";
import { IdeasForm } from "./ideas-form";

export function SkillForm(props: FormProps) {
  const text = props.texts[props.path] ?? "";
  const file = useMemo(() => skillFile(text), [text]);
  const skill = useMemo(() => (file ? skillOf(file) : null), [file]);
  return file && skill ? <Readable {...props} file={file} skill={skill} /> : <Unreadable onText={props.onText} />;
}

type ReadableProps = FormProps & { file: MarkdownFile; skill: SkillParts };

function Readable({ texts, path, jump, findings, onChange, file, skill }: ReadableProps) {
  const { t } = useTranslation("curriculum/skill");
  const skills = useMemo(() => skillsOf(texts), [texts]);
  const outline = skills.find((one) => one.path === path);
  const placeAt = useCallback((line: number) => skillFieldAt(file, line), [file]);
  const seen = useMemo(() => skillFaults(skill.front), [skill]);
  const faults = useFaults(seen, findings, placeAt);
  const { front } = skill;
  const write = (next: MarkdownFile) => onChange(textOf(next));
  const put = (to: string) => write({ ...file, front: to });
  const set = (where: Path, value: Value | null) => put(withValue(file.front, where, value));
  return (
    <FileForm label={t("label", { file: path })} jump={jump} fieldAt={placeAt} faults={faults}>
      <Field
        label={t("title")}
        value={wordOf(front.title)}
        place="front:title"
        required
        onWrite={(to) => set(["title"], { text: to })}
      />
      <Field
        label={t("objective")}
        description={t("objectiveHelp")}
        value={wordOf(front.objective)}
        place="front:objective"
        required
        lines={2}
        onWrite={(to) => set(["objective"], { text: to.replaceAll("\n", " ") })}
      />
      <Field
        label={t("explanation")}
        description={t("markdown")}
        value={skill.explanation}
        place="0:"
        lines={8}
        onWrite={(to) => write(withExampleWords(file, 0, to))}
      />
      <ExamplesForm file={file} examples={skill.examples} onWrite={write} />
      {outline ? (
        <fieldset className={classes.group}>
          <legend>{t("needs")}</legend>
          <NeedsForm skills={skills} skill={outline} text={texts[path] ?? ""} onChange={onChange} />
        </fieldset>
      ) : null}
      <IdeasForm front={file.front} ideas={front.misconceptions} onWrite={put} />
      <EncompassesForm front={file.front} values={front} skills={skills} own={outline?.id ?? ""} onWrite={put} />
      <div className={classes.pair}>
        <Field
          label={t("minutes")}
          description={t("minutesHelp")}
          value={wordOf(front.minutes)}
          placeholder="9"
          place="front:minutes"
          onWrite={(to) => set(["minutes"], to.trim() || null)}
        />
        <Field
          label={t("standards")}
          description={t("eachLine")}
          value={wordsIn(front.standards).join("\n")}
          place="front:standards"
          lines={2}
          onWrite={(to) => put(withList(file.front, ["standards"], linesOf(to), (text) => ({ text })))}
        />
      </div>
      <Checkbox
        label={t("factLike")}
        description={t("factLikeHelp")}
        checked={front.fact_like === "true"}
        onChange={(event) => set(["fact_like"], event.currentTarget.checked ? "true" : null)}
        data-place="front:fact_like"
      />
    </FileForm>
  );
}

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}
