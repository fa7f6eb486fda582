/** The variables of an item: numbers and words that are drawn anew for each learner, what is computed from them, and what every draw must fulfil. */
import { Button, Group, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { wordsIn } from "../files/outline";
import {
  isName,
  KINDS,
  type Kind,
  type Variable,
  variablesOf,
  withChoices,
  withComputed,
  withConditions,
  withEarlier,
  withEnd,
  withExcluded,
  withKind,
  withName,
  withoutVariable,
  withStepSize,
  withVariable,
} from "../files/variables";
import { Field } from "../form/field";
import classes from "../form/form.module.css";
import { MoveButtons } from "../form/move-buttons";
import { RemoveButton } from "../form/remove-button";

type VariablesFormProps = {
  front: string;
  values: Record<string, unknown>;
  onWrite: (front: string) => void;
};

export function VariablesForm({ front, values, onWrite }: VariablesFormProps) {
  const { t } = useTranslation("curriculum/item");
  const known = variablesOf(values);
  return (
    <fieldset className={classes.group}>
      <legend>{t("variables.title")}</legend>
      <p className={classes.quiet}>{t("variables.what", { open: "{{", close: "}}" })}</p>
      {known.map((one, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may be typed anew while its row stays
          key={at}
          className={classes.row}
          role="group"
          aria-label={t("variables.one", { name: one.name })}
          data-place={`front:variables.${one.name}`}
        >
          <div className={classes.pair}>
            <NameField one={one} known={known} onName={(to) => onWrite(withName(front, one.name, to))} />
            <Select
              label={t("variables.kind")}
              data={KINDS.map((kind) => ({ value: kind, label: t(`variables.kinds.${kind}`) }))}
              value={one.kind}
              onChange={(to) => to && to !== one.kind && onWrite(withKind(front, one.name, to as Kind))}
              allowDeselect={false}
            />
          </div>
          <How one={one} front={front} onWrite={onWrite} />
          <Group justify="end" gap="xs">
            <MoveButtons
              up={t("variables.up", { name: one.name })}
              down={t("variables.down", { name: one.name })}
              onUp={at > 0 ? () => onWrite(withEarlier(front, at)) : undefined}
              onDown={at < known.length - 1 ? () => onWrite(withEarlier(front, at + 1)) : undefined}
            />
            <RemoveButton
              label={t("variables.remove", { name: one.name })}
              onRemove={() => onWrite(withoutVariable(front, known, one.name))}
            />
          </Group>
        </div>
      ))}
      <div>
        <Button variant="default" size="sm" onClick={() => onWrite(withVariable(front, known))}>
          {t("variables.add")}
        </Button>
      </div>
      {known.length > 0 || wordsIn(values.where).length > 0 ? (
        <Field
          label={t("variables.where")}
          description={t("variables.whereHelp")}
          value={wordsIn(values.where).join("\n")}
          place="front:where"
          lines={2}
          mono
          onWrite={(to) => onWrite(withConditions(front, to))}
        />
      ) : null}
    </fieldset>
  );
}

type NameFieldProps = { one: Variable; known: readonly Variable[]; onName: (to: string) => void };

/** The name of a variable: what is typed is taken once it is a name that no other variable has. */
function NameField({ one, known, onName }: NameFieldProps) {
  const { t } = useTranslation("curriculum/item");
  const [draft, setDraft] = useState<string | null>(null);
  const taken = draft !== null && draft !== one.name && known.some((other) => other.name === draft);
  const error = taken ? t("variables.taken") : isName(draft ?? one.name) ? undefined : t("variables.noName");
  const type = (to: string) => {
    const isFree = isName(to) && !known.some((other) => other.name === to);
    setDraft(isFree ? null : to);
    if (isFree) onName(to);
  };
  return (
    <TextInput
      className={classes.mono}
      label={t("variables.name")}
      value={draft ?? one.name}
      error={error}
      spellCheck={false}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => setDraft(null)}
      data-place={`front:variables.${one.name}.name`}
    />
  );
}

type HowProps = { one: Variable; front: string; onWrite: (front: string) => void };

/** How a variable gets its value. */
function How({ one, front, onWrite }: HowProps) {
  const { t } = useTranslation("curriculum/item");
  const place = (part: string) => `front:variables.${one.name}${part}`;
  if (one.kind === "value")
    return (
      <Field
        label={t("variables.value")}
        description={t("variables.valueHelp")}
        value={one.value}
        place={place(one.short ? "" : ".value")}
        mono
        onWrite={(to) => onWrite(withComputed(front, one, to))}
      />
    );
  if (one.kind === "choices")
    return (
      <Field
        label={t("variables.choices")}
        description={t("field.eachLine")}
        value={one.choices.join("\n")}
        place={place(".choices")}
        lines={2}
        onWrite={(to) => onWrite(withChoices(front, one.name, to))}
      />
    );
  return (
    <div className={classes.pair}>
      <Field
        label={t("variables.low")}
        value={one.low}
        place={place(".range.0")}
        onWrite={(to) => onWrite(withEnd(front, one.name, "low", to))}
      />
      <Field
        label={t("variables.high")}
        value={one.high}
        place={place(".range.1")}
        onWrite={(to) => onWrite(withEnd(front, one.name, "high", to))}
      />
      <Field
        label={t("variables.step")}
        value={one.step}
        placeholder="1"
        place={place(".step")}
        onWrite={(to) => onWrite(withStepSize(front, one.name, to))}
      />
      <Field
        label={t("variables.exclude")}
        value={one.exclude.join(", ")}
        place={place(".exclude")}
        onWrite={(to) => onWrite(withExcluded(front, one.name, to))}
      />
    </div>
  );
}
