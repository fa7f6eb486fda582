/** The worked examples of a skill, in the order in which they are shown. */
import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type MarkdownFile, withoutSection, withSwapped } from "../files/markdown-file";
import { type Example, withExample, withExampleTitle, withExampleWords } from "../files/skill-file";
import { Field } from "../form/field";
import classes from "../form/form.module.css";
import { MoveButtons } from "../form/move-buttons";
import { RemoveButton } from "../form/remove-button";

type ExamplesFormProps = {
  file: MarkdownFile;
  examples: readonly Example[];
  onWrite: (file: MarkdownFile) => void;
};

export function ExamplesForm({ file, examples, onWrite }: ExamplesFormProps) {
  const { t } = useTranslation("curriculum/skill");
  return (
    <fieldset className={classes.group}>
      <legend>{t("examples.title")}</legend>
      {examples.map((one, place) => {
        const number = place + 1;
        return (
          <div key={one.at} className={classes.row} role="group" aria-label={t("examples.one", { number })}>
            <Field
              label={t("examples.name", { number })}
              value={one.title}
              place={`${one.at}:title`}
              onWrite={(to) => onWrite(withExampleTitle(file, one.at, to))}
            />
            <Field
              label={t("examples.words", { number })}
              description={t("markdown")}
              value={one.words}
              place={`${one.at}:`}
              lines={4}
              onWrite={(to) => onWrite(withExampleWords(file, one.at, to))}
            />
            <Group justify="end" gap="xs">
              <MoveButtons
                up={t("examples.up", { number })}
                down={t("examples.down", { number })}
                onUp={place > 0 ? () => onWrite(withSwapped(file, one.at - 1, one.at)) : undefined}
                onDown={place < examples.length - 1 ? () => onWrite(withSwapped(file, one.at, one.at + 1)) : undefined}
              />
              <RemoveButton
                label={t("examples.remove", { number })}
                onRemove={() => onWrite(withoutSection(file, one.at))}
              />
            </Group>
          </div>
        );
      })}
      <div>
        <Button variant="default" size="sm" onClick={() => onWrite(withExample(file))}>
          {t("examples.add")}
        </Button>
      </div>
    </fieldset>
  );
}
