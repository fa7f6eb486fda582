/** The course itself as a form: what it is called, in which language and under which licence, what it aims at, how it paces, what its figures show. */
import { MultiSelect, NumberInput } from "@mantine/core";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { altOf, courseFaults, percentOf, withAlt, withPolicy } from "../files/course-head";
import { skillsOf, wordOf, wordsIn } from "../files/outline";
import { pathAt, plainOf, withList, withValue } from "../files/yaml-text";
import { Field } from "../form/field";
import { FileForm, type FormProps, Unreadable } from "../form/file-form";
import classes from "../form/form.module.css";
import { useFaults } from "../form/use-faults";
import { useLanguageName } from "./use-language-name";

type Head = Record<string, unknown>;

export function CourseForm(props: FormProps) {
  const text = props.texts[props.path] ?? "";
  const head = useMemo(() => plainOf(text), [text]);
  return head ? <Readable {...props} text={text} head={head} /> : <Unreadable onText={props.onText} />;
}

type ReadableProps = FormProps & { text: string; head: Head };

function Readable({ texts, path, jump, findings, figures, onChange, text, head }: ReadableProps) {
  const { t } = useTranslation("curriculum/course");
  const skills = useMemo(() => skillsOf(texts), [texts]);
  const placeAt = useCallback((line: number) => `front:${pathAt(text, line - 1).join(".")}`, [text]);
  const seen = useMemo(() => courseFaults(head), [head]);
  const faults = useFaults(seen, findings, placeAt);
  const languageName = useLanguageName();
  const targets = wordsIn(head.targets);
  const line = (name: string, required = false) => ({
    label: t(name as "title"),
    value: wordOf(head[name]),
    place: `front:${name}`,
    required,
    onWrite: (to: string) => onChange(withValue(text, [name], to === "" && !required ? null : { text: to })),
  });
  return (
    <FileForm label={t("label", { file: path })} jump={jump} fieldAt={placeAt} faults={faults}>
      <Field {...line("title", true)} />
      <div className={classes.pair}>
        <Field
          label={t("locale")}
          description={languageName(wordOf(head.locale) || "en")}
          value={wordOf(head.locale)}
          placeholder="en"
          place="front:locale"
          onWrite={(to) => onChange(withValue(text, ["locale"], to.trim() || null))}
        />
        <Field {...line("licence", true)} description={t("licenceHelp")} />
      </div>
      <Field {...line("description")} lines={4} />
      <Field {...line("attribution")} description={t("attributionHelp")} lines={2} />
      <Field
        label={t("goals")}
        description={t("goalsHelp")}
        value={wordsIn(head.goals).join("\n")}
        place="front:goals"
        lines={3}
        onWrite={(to) =>
          onChange(
            withList(
              text,
              ["goals"],
              to.split("\n").filter((one) => one.trim() !== ""),
              (one) => ({ text: one }),
            ),
          )
        }
      />
      <MultiSelect
        label={t("targets")}
        description={t("targetsHelp")}
        data={[...new Set([...skills.map((one) => one.id), ...targets])].map((id) => ({
          value: id,
          label: skills.find((one) => one.id === id)?.title ?? id,
        }))}
        value={targets}
        onChange={(to) => onChange(withList(text, ["targets"], to, (one) => one))}
        searchable
        data-place="front:targets"
      />
      <Pacing text={text} head={head} onChange={onChange} />
      {figures.length > 0 ? (
        <fieldset className={classes.group}>
          <legend>{t("figures.title")}</legend>
          {figures.map((figure) => (
            <Field
              key={figure}
              label={t("figures.shows", { figure })}
              description={t("figures.help")}
              value={altOf(head, figure)}
              place={`figure:${figure}`}
              onWrite={(to) => onChange(withAlt(text, head, figure, to))}
            />
          ))}
        </fieldset>
      ) : null}
    </FileForm>
  );
}

type PacingProps = { text: string; head: Head; onChange: (text: string) => void };

/** How the course paces: both numbers are shares, shown as percent. */
function Pacing({ text, head, onChange }: PacingProps) {
  const { t } = useTranslation("curriculum/course");
  const policy = (head.policy ?? {}) as Head;
  const share = (name: "review_cap" | "desired_retention", usual: number, least: number, most: number) => (
    <NumberInput
      label={t(`policy.${name}`)}
      description={t(`policy.${name}Help`)}
      value={percentOf(policy[name]) ?? ""}
      onChange={(to) => onChange(withPolicy(text, head, name, to === "" ? null : Number(to)))}
      placeholder={`${usual} %`}
      suffix=" %"
      min={least}
      max={most}
      clampBehavior="blur"
      decimalScale={2}
      data-place={`front:policy.${name}`}
    />
  );
  return (
    <fieldset className={classes.group}>
      <legend>{t("policy.title")}</legend>
      <div className={classes.pair}>
        {share("review_cap", 50, 1, 100)}
        {share("desired_retention", 90, 70, 97)}
      </div>
    </fieldset>
  );
}
