/** Item tests: answers with the verdict that they must get. */
import { Button, Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Item, withFront, withTest } from "../files/item-edits";
import type { MarkdownFile } from "../files/markdown-file";
import { fieldsOf, type SkillOutline, wordOf, wordsIn } from "../files/outline";
import type { Value } from "../files/yaml-text";
import { Field } from "../form/field";
import classes from "../form/form.module.css";
import { RemoveButton } from "../form/remove-button";
import { IdeaSelect } from "./idea-select";

const VERDICTS = ["correct", "partly", "incorrect", "unsure"] as const;

type TestsFormProps = {
  file: MarkdownFile;
  item: Item;
  skills: readonly SkillOutline[];
  onWrite: (file: MarkdownFile) => void;
};

export function TestsForm({ file, item, skills, onWrite }: TestsFormProps) {
  const { t } = useTranslation("curriculum/item");
  const tests = fieldsOf(item.front.tests);
  const several = item.steps.length > 1;
  return (
    <fieldset className={classes.group}>
      <legend>{t("tests.title")}</legend>
      <p className={classes.quiet}>{t("tests.what")}</p>
      {tests.map((test, at) => {
        const set = (name: string, value: Value | null) => onWrite(withFront(file, ["tests", at, name], value));
        const place = (name: string) => `front:tests.${at}.${name}`;
        const isList = Array.isArray(test.input);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: tests have no other name
          <div key={at} className={classes.row}>
            <div className={classes.pair}>
              <Field
                label={t("tests.inputOf", { place: at + 1 })}
                description={isList ? t("field.eachLine") : undefined}
                value={isList ? wordsIn(test.input).join("\n") : wordOf(test.input)}
                place={place("input")}
                lines={isList ? 2 : 1}
                mono
                onWrite={(to) => set("input", isList ? to.split("\n").map((text) => ({ text })) : { text: to })}
              />
              <Select
                label={t("tests.expect")}
                data={VERDICTS.map((one) => ({ value: one, label: t(`verdict.${one}`) }))}
                value={wordOf(test.expect)}
                onChange={(to) => to && set("expect", to)}
                allowDeselect={false}
                data-place={place("expect")}
              />
              {several ? (
                <Select
                  label={t("tests.step")}
                  data={item.steps.map((step) => step.id)}
                  value={wordOf(test.step) || null}
                  onChange={(to) => set("step", to)}
                  data-place={place("step")}
                />
              ) : null}
              <IdeaSelect
                skills={skills}
                value={wordOf(test.misconception)}
                place={place("misconception")}
                onWrite={(id) => set("misconception", id)}
              />
            </div>
            <Group justify="end">
              <RemoveButton
                label={t("tests.remove", { place: at + 1 })}
                onRemove={() => onWrite(withFront(file, tests.length > 1 ? ["tests", at] : ["tests"], null))}
              />
            </Group>
          </div>
        );
      })}
      <div>
        <Button
          variant="default"
          size="sm"
          onClick={() => onWrite(withTest(file, { fields: { input: { text: "" }, expect: "correct" } }))}
        >
          {t("tests.add")}
        </Button>
      </div>
    </fieldset>
  );
}
