/** A number with its unit, in one field; wanted units are put there by a button. */
import { Button, Group, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { describedByToo } from "./described-by";
import type { InputProps } from "./input-props";

const NUMBER = /^\s*[-+]?[\d.,\s/·*^×eE-]*/;

export function QuantityInput({ step, draft, onDraft, locked, describedBy }: InputProps) {
  const { t } = useTranslation("answer");
  const units = step.units ?? [];
  const put = (unit: string) => {
    if (!locked) onDraft(`${(NUMBER.exec(draft)?.[0] ?? "").trim()} ${unit}`.trimStart());
  };
  return (
    <div>
      <TextInput
        size="lg"
        label={t("label")}
        description={t("unitHelp")}
        value={draft}
        readOnly={locked}
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        data-answer
        ref={describedByToo(describedBy)}
        onChange={(event) => onDraft(event.currentTarget.value)}
      />
      {units.length > 0 ? (
        <Group gap="xs" mt="xs" role="group" aria-label={t("units")}>
          {units.map((unit) => (
            <Button key={unit} size="xs" variant="default" onClick={() => put(unit)}>
              {unit}
            </Button>
          ))}
        </Group>
      ) : null}
    </div>
  );
}
