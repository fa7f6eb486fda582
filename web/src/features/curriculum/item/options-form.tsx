/** The options of a choice: their texts, and which are right; those of an ordering stand in their right order. */
import { ActionIcon, Button, Checkbox, Group, Radio } from "@mantine/core";
import { IconArrowUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Path, Value } from "../files/yaml-text";
import { Field } from "../form/field";
import classes from "../form/form.module.css";
import { RemoveButton } from "../form/remove-button";
import { type AnswerType, type Option, optionChanges, optionsOf } from "./answer-fields";

type OptionsFormProps = {
  type: AnswerType;
  answer: Record<string, unknown>;
  place: (name: string) => string;
  onWrite: (changes: readonly (readonly [Path, Value | null])[]) => void;
};

export function OptionsForm({ type, answer, place, onWrite }: OptionsFormProps) {
  const { t } = useTranslation("curriculum/item");
  const options = optionsOf(answer);
  const write = (next: readonly Option[]) => onWrite(optionChanges(type, next));
  const mark = (at: number, right: boolean) =>
    write(options.map((one, other) => ({ ...one, right: other === at ? right : type !== "choice" && one.right })));
  const Right = type === "choice" ? Radio : Checkbox;
  const fresh = () => {
    let number = options.length + 1;
    while (options.some((one) => one.id === `option-${number}`)) number += 1;
    return `option-${number}`;
  };
  return (
    <>
      {options.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an id may be typed anew while its row stays
        <div key={at} className={classes.row} data-place={place(`choices.${at}`)}>
          <Field
            label={t("options.text", { place: at + 1 })}
            value={one.text}
            place={place(`choices.${at}.text`)}
            onWrite={(text) => onWrite([[["choices", one.at, "text"], { text }]])}
          />
          <Group gap="sm">
            {type === "ordering" ? (
              <ActionIcon
                variant="default"
                size="lg"
                disabled={at === 0}
                aria-label={t("options.up", { place: at + 1 })}
                onClick={() => {
                  const next = [...options];
                  next.splice(at - 1, 2, one, options[at - 1] as Option);
                  write(next);
                }}
              >
                <IconArrowUp size={18} aria-hidden />
              </ActionIcon>
            ) : (
              <Right
                label={t("options.right")}
                aria-label={t("options.rightOf", { place: at + 1 })}
                checked={one.right}
                onChange={(event) => mark(at, event.currentTarget.checked)}
              />
            )}
            <code>{one.id}</code>
            <RemoveButton
              disabled={options.length < 3}
              label={t("options.remove", { place: at + 1 })}
              onRemove={() => write(options.filter((_, other) => other !== at))}
            />
          </Group>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="sm"
          onClick={() =>
            write([...options, { id: fresh(), text: t("options.fresh"), right: false, at: options.length }])
          }
        >
          {t("options.add")}
        </Button>
      </div>
    </>
  );
}
