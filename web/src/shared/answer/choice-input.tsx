/** One of several: large cards that are radio buttons. */
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Prose } from "@/shared/ui/prose";
import type { InputProps } from "./input-props";
import classes from "./inputs.module.css";

export function ChoiceInput({ step, draft, onDraft, locked, describedBy, numbered }: InputProps) {
  const { t } = useTranslation("answer");
  const name = useId();
  return (
    <fieldset className={classes.choices} aria-describedby={describedBy}>
      <legend>{t("choose")}</legend>
      {(step.choices ?? []).map((choice, at) => (
        <label key={choice.id} className={classes.choice}>
          <input
            type="radio"
            name={name}
            value={choice.id}
            checked={draft === choice.id}
            data-answer
            onChange={() => (locked ? undefined : onDraft(choice.id))}
          />
          {numbered ? <kbd aria-hidden>{at + 1}</kbd> : null}
          <span>
            <Prose inline>{choice.text}</Prose>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
