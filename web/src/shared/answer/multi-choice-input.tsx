/** Some of several: large cards that are check boxes. */
import { useTranslation } from "react-i18next";
import { Prose } from "@/shared/ui/prose";
import { listed } from "./answer-draft";
import type { InputProps } from "./input-props";
import classes from "./inputs.module.css";
import { toggled } from "./number-key";

export function MultiChoiceInput({ step, draft, onDraft, locked, describedBy, numbered }: InputProps) {
  const { t } = useTranslation("answer");
  const picked = listed(draft);
  const toggle = (id: string) => {
    if (!locked) onDraft(toggled(draft, id));
  };
  return (
    <fieldset className={classes.choices} aria-describedby={describedBy}>
      <legend>{t("chooseAll")}</legend>
      {(step.choices ?? []).map((choice, at) => (
        <label key={choice.id} className={classes.choice}>
          <input
            type="checkbox"
            value={choice.id}
            checked={picked.includes(choice.id)}
            data-answer
            onChange={() => toggle(choice.id)}
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
