/** What is right: the type of answer, its value, and what else that type says. */
import { Checkbox, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { stepPath, withStep } from "../files/item-edits";
import { wordOf, wordsIn } from "../files/outline";
import type { Path, Value } from "../files/yaml-text";
import { Field } from "../form/field";
import classes from "../form/form.module.css";
import {
  type AnswerField,
  type AnswerType,
  DOMAINS,
  FIELDS,
  FORMS,
  fieldValue,
  LINES,
  TYPES,
  typeChanges,
  YES_NO,
} from "./answer-fields";
import { CodeTestsForm } from "./code-tests-form";
import { OptionsForm } from "./options-form";
import type { StepFormProps } from "./step-form";

const LONG: ReadonlySet<string> = new Set(["code", "free_text", "argument"]);

export function AnswerForm({ file, step, rubrics, onWrite }: StepFormProps) {
  const { t } = useTranslation("curriculum/item");
  const answer = step.answer;
  const type = (TYPES as string[]).includes(wordOf(answer.type)) ? (answer.type as AnswerType) : null;
  const where = step.at < 0 ? "front" : String(step.at);
  const place = (name: string) => `${where}:${stepPath(step, "answer", [name]).join(".")}`;
  const write = (changes: readonly (readonly [Path, Value | null])[]) =>
    onWrite(withStep(file, step, "answer", changes));
  const select = (name: "form" | "domain" | "rubric", data: readonly string[]) => (
    <Select
      key={name}
      label={t(`field.${name}`)}
      data={data.map((one) => ({
        value: one,
        label: name === "rubric" ? one : t(`${name === "form" ? "forms" : name}.${one}`),
      }))}
      value={wordOf(answer[name]) || (name === "rubric" ? null : (data[0] ?? null))}
      onChange={(to) => write([[[name], to]])}
      data-place={place(name)}
    />
  );
  const one = (name: AnswerField) => {
    if (name === "form") return select(name, FORMS);
    if (name === "domain") return select(name, DOMAINS);
    if (name === "rubric") return select(name, rubrics);
    if (YES_NO.has(name))
      return (
        <Checkbox
          key={name}
          label={t(`field.${name}`)}
          checked={answer[name] === "true"}
          onChange={(event) => write([[[name], event.currentTarget.checked ? "true" : null]])}
          data-place={place(name)}
        />
      );
    const value = LINES.has(name) ? wordsIn(answer[name]).join("\n") : wordOf(answer[name]);
    return (
      <Field
        key={name}
        label={t(`field.${name}`)}
        description={LINES.has(name) ? t("field.eachLine") : undefined}
        value={value}
        place={place(name)}
        lines={LINES.has(name) ? 2 : 1}
        onWrite={(to) => write([[[name], fieldValue(name, to)]])}
      />
    );
  };
  return (
    <fieldset className={classes.group}>
      <legend>{t("answer.title")}</legend>
      <Select
        label={t("answer.type")}
        data={TYPES.map((one) => ({ value: one, label: t(`type.${one}`) }))}
        value={type}
        onChange={(to) => to && write(typeChanges(answer, to as AnswerType))}
        allowDeselect={false}
        searchable
        data-place={place("type")}
      />
      {type === "choice" || type === "multi_choice" || type === "ordering" ? (
        <OptionsForm type={type} answer={answer} place={place} onWrite={write} />
      ) : (
        <Field
          label={t(type === "code" ? "answer.program" : type === "pattern" ? "answer.pattern" : "answer.value")}
          value={wordOf(answer.value)}
          place={place("value")}
          lines={type && LONG.has(type) ? 4 : 1}
          mono
          onWrite={(to) => write([[["value"], fieldValue("value", to)]])}
        />
      )}
      {type === "code" ? <CodeTestsForm answer={answer} place={place} onWrite={write} /> : null}
      {type && FIELDS[type].length > 0 ? <div className={classes.pair}>{FIELDS[type].map(one)}</div> : null}
    </fieldset>
  );
}
