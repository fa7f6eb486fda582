/** The wrong ideas that people have of a skill: wrong answers reveal them, and what is said then helps. */
import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { fieldsOf, wordOf } from "../files/outline";
import { type Value, withAdded, withValue } from "../files/yaml-text";
import { Field } from "../form/field";
import classes from "../form/form.module.css";
import { RemoveButton } from "../form/remove-button";

type IdeasFormProps = { front: string; ideas: unknown; onWrite: (front: string) => void };

export function IdeasForm({ front, ideas, onWrite }: IdeasFormProps) {
  const { t } = useTranslation("curriculum/skill");
  const known = fieldsOf(ideas);
  const fresh = () => {
    for (let number = known.length + 1; ; number += 1)
      if (!known.some((one) => one.id === `idea-${number}`)) return `idea-${number}`;
  };
  return (
    <fieldset className={classes.group}>
      <legend>{t("ideas.title")}</legend>
      <p className={classes.quiet}>{t("ideas.what")}</p>
      {known.map((one, at) => {
        const number = at + 1;
        const place = (name: string) => `front:misconceptions.${at}.${name}`;
        const set = (name: string, value: Value) => onWrite(withValue(front, ["misconceptions", at, name], value));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an id may be typed anew while its row stays
          <div key={at} className={classes.row} role="group" aria-label={t("ideas.one", { number })}>
            <div className={classes.pair}>
              <Field
                label={t("ideas.name", { number })}
                value={wordOf(one.name)}
                place={place("name")}
                onWrite={(to) => set("name", { text: to })}
              />
              <Field
                label={t("ideas.id", { number })}
                description={t("ideas.idHelp")}
                value={wordOf(one.id)}
                place={place("id")}
                mono
                onWrite={(to) => set("id", to.trim())}
              />
            </div>
            <Field
              label={t("ideas.feedback", { number })}
              value={wordOf(one.feedback)}
              place={place("feedback")}
              lines={2}
              onWrite={(to) => set("feedback", { text: to })}
            />
            <Group justify="end">
              <RemoveButton
                label={t("ideas.remove", { number })}
                onRemove={() =>
                  onWrite(withValue(front, known.length > 1 ? ["misconceptions", at] : ["misconceptions"], null))
                }
              />
            </Group>
          </div>
        );
      })}
      <div>
        <Button
          variant="default"
          size="sm"
          onClick={() =>
            onWrite(
              withAdded(front, ["misconceptions"], {
                fields: { id: fresh(), name: { text: "" }, feedback: { text: "" } },
              }),
            )
          }
        >
          {t("ideas.add")}
        </Button>
      </div>
    </fieldset>
  );
}
