/** An item as a form: it writes the same file that the text shows, and leaves alone what it does not know. */
import { MultiSelect, Select } from "@mantine/core";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Finding } from "@/shared/api/schema";
import { fieldAt, type Item, itemOf, withFront } from "../files/item-edits";
import { itemFile, withSectionWords, wordsOf } from "../files/item-file";
import { type MarkdownFile, textOf } from "../files/markdown-file";
import { skillsOf, wordOf, wordsIn } from "../files/outline";
import { variableFaults, variablesOf } from "../files/variables";
import { Field } from "../form/field";
import { FileForm, type FormProps, Unreadable } from "../form/file-form";
import classes from "../form/form.module.css";
import { useFaults } from "../form/use-faults";
import { StepForm } from "./step-form";
import { TestsForm } from "./tests-form";
import { useRehearsal } from "./use-rehearsal";
import { VariablesForm } from "./variables-form";

const NOTHING: readonly Finding[] = [];
const KINDS = ["exercise", "completion", "check"] as const;

export function ItemForm(props: FormProps) {
  const text = props.texts[props.path] ?? "";
  const file = useMemo(() => itemFile(text), [text]);
  const item = useMemo(() => (file ? itemOf(file) : null), [file]);
  return file && item ? <Readable {...props} file={file} item={item} /> : <Unreadable onText={props.onText} />;
}

type ReadableProps = FormProps & { file: MarkdownFile; item: Item };

function Readable({ texts, path, jump, figures, onChange, file, item }: ReadableProps) {
  const { t } = useTranslation("curriculum/item");
  const skills = useMemo(() => skillsOf(texts), [texts]);
  const { shown, fresh } = useRehearsal(texts, path, 0, figures);
  const placeAt = useCallback((line: number) => fieldAt(file, line), [file]);
  const seen = useMemo(() => variableFaults(variablesOf(item.front)), [item]);
  // What was found stands only as long as the file is the one that it was found in.
  const found = fresh ? shown.data?.findings.filter((one) => one.file === path) : undefined;
  const faults = useFaults(seen, found ?? NOTHING, placeAt);
  const write = (next: MarkdownFile) => onChange(textOf(next));
  const front = item.front;
  const named = wordsIn(front.skills);
  return (
    <FileForm label={t("form.label", { file: path })} jump={jump} fieldAt={placeAt} faults={faults}>
      <MultiSelect
        label={t("form.skills")}
        data={[...new Set([...skills.map((one) => one.id), ...named])].map((id) => ({
          value: id,
          label: skills.find((one) => one.id === id)?.title ?? id,
        }))}
        value={named}
        onChange={(to) => write(withFront(file, ["skills"], to))}
        searchable
        data-place="front:skills"
      />
      <div className={classes.pair}>
        <Select
          label={t("form.kind")}
          data={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          value={wordOf(front.kind) || "exercise"}
          onChange={(to) => write(withFront(file, ["kind"], to))}
          allowDeselect={false}
          data-place="front:kind"
        />
        <Field
          label={t("form.difficulty")}
          description={t("form.difficultyHelp")}
          value={wordOf(front.difficulty)}
          place="front:difficulty"
          onWrite={(to) => write(withFront(file, ["difficulty"], to.trim() || null))}
        />
        <Field
          label={t("form.title")}
          value={wordOf(front.title)}
          place="front:title"
          onWrite={(to) => write(withFront(file, ["title"], to === "" ? null : { text: to }))}
        />
      </div>
      <Field
        label={t("form.stem")}
        description={t("form.stemHelp", { open: "{{", close: "}}" })}
        value={wordsOf(file.sections[0] as MarkdownFile["sections"][number])}
        place="0:"
        lines={3}
        onWrite={(to) => write(withSectionWords(file, 0, to))}
      />
      {item.steps.map((step) => (
        <StepForm
          key={step.at}
          file={file}
          step={step}
          several={item.steps.length > 1 || step.at >= 0}
          skills={skills}
          rubrics={Object.keys(texts).flatMap((one) => /^rubrics\/([^/]+)\.md$/.exec(one)?.[1] ?? [])}
          onWrite={write}
        />
      ))}
      <VariablesForm front={file.front} values={front} onWrite={(to) => write({ ...file, front: to })} />
      <TestsForm file={file} item={item} skills={skills} onWrite={write} />
      <p className={classes.quiet}>{t("form.rest")}</p>
    </FileForm>
  );
}
