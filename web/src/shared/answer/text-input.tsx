/** Words: one line, or several for what is marked by a rubric. */
import { TextInput as Field, Textarea } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { describedByToo } from "./described-by";
import type { InputProps } from "./input-props";

const MOST = 8_000;

export function TextInput({ draft, onDraft, locked, describedBy }: InputProps) {
  const { t } = useTranslation("answer");
  return (
    <Field
      size="lg"
      label={t("label")}
      value={draft}
      readOnly={locked}
      maxLength={MOST}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      dir="auto"
      data-answer
      ref={describedByToo(describedBy)}
      onChange={(event) => onDraft(event.currentTarget.value)}
    />
  );
}

export function FreeTextInput({ draft, onDraft, locked, describedBy, onSubmit }: InputProps) {
  const { t } = useTranslation("answer");
  const typed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    <Textarea
      size="lg"
      label={t("label")}
      description={t("freeHelp")}
      value={draft}
      readOnly={locked}
      maxLength={MOST}
      minRows={5}
      maxRows={18}
      dir="auto"
      data-answer
      ref={describedByToo(describedBy)}
      onKeyDown={typed}
      onChange={(event) => onDraft(event.currentTarget.value)}
    />
  );
}
