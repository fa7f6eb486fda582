/** Wrong answers that are foreseen: each reveals a misconception, or has words of its own. */
import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { stepPath, withStep, withWrong } from "../files/item-edits";
import { fieldsOf, wordOf } from "../files/outline";
import type { Value } from "../files/yaml-text";
import { Field } from "../form/field";
import classes from "../form/form.module.css";
import { RemoveButton } from "../form/remove-button";
import { IdeaSelect } from "./idea-select";
import type { StepFormProps } from "./step-form";

export function WrongForm({ file, step, skills, onWrite }: StepFormProps) {
  const { t } = useTranslation("curriculum/item");
  if (step.answer.type === "free_text") return null;
  const wrongs = fieldsOf(step.wrong);
  const where = step.at < 0 ? "front" : String(step.at);
  return (
    <fieldset className={classes.group}>
      <legend>{t("wrong.title")}</legend>
      {wrongs.map((wrong, at) => {
        const set = (name: string, value: Value | null) =>
          onWrite(withStep(file, step, "wrong", [[[at, name], value]]));
        const place = (name: string) => `${where}:${stepPath(step, "wrong", [at, name]).join(".")}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: foreseen answers have no other name
          <div key={at} className={classes.row}>
            <div className={classes.pair}>
              {"rule" in wrong ? (
                <p className={classes.quiet}>{t("wrong.rule", { rule: wordOf(wrong.rule), of: wordOf(wrong.of) })}</p>
              ) : (
                <Field
                  label={t("wrong.match", { place: at + 1 })}
                  value={wordOf(wrong.match)}
                  place={place("match")}
                  mono
                  onWrite={(to) => set("match", { text: to })}
                />
              )}
              <IdeaSelect
                skills={skills}
                value={wordOf(wrong.misconception)}
                place={place("misconception")}
                onWrite={(id) => set("misconception", id)}
              />
            </div>
            <Field
              label={t("wrong.feedback")}
              value={wordOf(wrong.feedback)}
              place={place("feedback")}
              lines={2}
              onWrite={(to) => set("feedback", to === "" ? null : { text: to })}
            />
            <Group justify="end">
              <RemoveButton
                label={t("wrong.remove", { place: at + 1 })}
                onRemove={() => onWrite(withStep(file, step, "wrong", [[wrongs.length > 1 ? [at] : [], null]]))}
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
            onWrite(withWrong(file, step, { fields: { match: { text: "" }, feedback: { text: t("wrong.fresh") } } }))
          }
        >
          {t("wrong.add")}
        </Button>
      </div>
    </fieldset>
  );
}
