/** The help ladder: hints in the order in which they are shown. */
import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ItemStep } from "../files/item-edits";
import { withNewSection, withSectionWords, wordsOf } from "../files/item-file";
import { type MarkdownFile, titleOf, withoutSection, withSwapped } from "../files/markdown-file";
import { Field } from "../form/field";
import classes from "../form/form.module.css";
import { MoveButtons } from "../form/move-buttons";
import { RemoveButton } from "../form/remove-button";

type HintsFormProps = { file: MarkdownFile; step: ItemStep; onWrite: (file: MarkdownFile) => void };

export function HintsForm({ file, step, onWrite }: HintsFormProps) {
  const { t } = useTranslation("curriculum/item");
  return (
    <fieldset className={classes.group}>
      <legend>{t("hints.title")}</legend>
      {step.hints.map((at, place) => {
        const section = file.sections[at];
        if (!section) return null;
        const title = titleOf(section.heading);
        const name = t("hints.one", { place: place + 1 });
        const [before, after] = [step.hints[place - 1], step.hints[place + 1]];
        return (
          <div key={at} className={classes.row}>
            <Field
              label={title ? `${name}: ${title}` : name}
              description={section.answer === null ? undefined : t("hints.scaffold")}
              value={wordsOf(section)}
              place={`${at}:`}
              lines={2}
              onWrite={(to) => onWrite(withSectionWords(file, at, to))}
            />
            <Group gap="xs">
              <MoveButtons
                up={t("hints.up", { place: place + 1 })}
                down={t("hints.down", { place: place + 1 })}
                onUp={before === undefined ? undefined : () => onWrite(withSwapped(file, before, at))}
                onDown={after === undefined ? undefined : () => onWrite(withSwapped(file, at, after))}
              />
              <RemoveButton
                label={t("hints.remove", { place: place + 1 })}
                onRemove={() => onWrite(withoutSection(file, at))}
              />
            </Group>
          </div>
        );
      })}
      <div>
        <Button variant="default" size="sm" onClick={() => onWrite(withNewSection(file, step, "Hint"))}>
          {t("hints.add")}
        </Button>
      </div>
    </fieldset>
  );
}
