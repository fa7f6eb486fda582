/** The tests that a program must pass. */
import { Button, Checkbox, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { fieldsOf, wordOf } from "../files/outline";
import type { Path, Value } from "../files/yaml-text";
import { Field } from "../form/field";
import classes from "../form/form.module.css";
import { RemoveButton } from "../form/remove-button";

type CodeTestsFormProps = {
  answer: Record<string, unknown>;
  place: (name: string) => string;
  onWrite: (changes: readonly (readonly [Path, Value | null])[]) => void;
};

export function CodeTestsForm({ answer, place, onWrite }: CodeTestsFormProps) {
  const { t } = useTranslation("curriculum/item");
  const tests = fieldsOf(answer.tests);
  return (
    <fieldset className={classes.group}>
      <legend>{t("code.title")}</legend>
      {tests.map((test, at) => {
        const set = (name: string, value: Value | null) => onWrite([[["tests", at, name], value]]);
        const names = "call" in test ? (["call", "expect"] as const) : (["input", "expect"] as const);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: tests have no other name
          <div key={at} className={classes.row}>
            <div className={classes.pair}>
              {names.map((name) => (
                <Field
                  key={name}
                  label={t(`code.${name}`, { place: at + 1 })}
                  value={wordOf(test[name])}
                  place={place(`tests.${at}.${name}`)}
                  lines={name === "call" ? 1 : 2}
                  mono
                  onWrite={(to) => set(name, { text: to })}
                />
              ))}
            </div>
            <Group justify="space-between">
              <Checkbox
                label={t("code.hidden")}
                checked={test.hidden === "true"}
                onChange={(event) => set("hidden", event.currentTarget.checked ? "true" : null)}
              />
              <RemoveButton
                disabled={tests.length < 2}
                label={t("code.remove", { place: at + 1 })}
                onRemove={() => onWrite([[["tests", at], null]])}
              />
            </Group>
          </div>
        );
      })}
      <Group gap="xs">
        {(["call", "input"] as const).map((name) => (
          <Button
            key={name}
            variant="default"
            size="sm"
            onClick={() =>
              onWrite([[["tests", tests.length], { fields: { [name]: { text: "" }, expect: { text: "" } } }]])
            }
          >
            {t(`code.add.${name}`)}
          </Button>
        ))}
      </Group>
    </fieldset>
  );
}
