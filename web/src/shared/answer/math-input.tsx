/** Maths: a plain field that is always there, or the maths field, as the learner likes; what is typed is drawn beside it. */
import { Button, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { prefer, usePreferences } from "@/shared/lib/preferences";
import { written } from "./answer-draft";
import { describedByToo } from "./described-by";
import type { InputProps } from "./input-props";
import classes from "./inputs.module.css";
import { MathLine } from "./math-line";

export function MathInput({ step, draft, onDraft, locked, describedBy, onSubmit }: InputProps) {
  const { t } = useTranslation("answer");
  const { plainMath } = usePreferences();
  return (
    <div>
      <MathLine
        label={t("label")}
        draft={draft}
        onDraft={onDraft}
        locked={locked}
        describedBy={describedBy}
        onSubmit={onSubmit}
        placeholder={step.unknown ? `${step.unknown} = …` : undefined}
      />
      <div className={classes.mathFoot}>
        <MathSwitch plain={plainMath} />
      </div>
    </div>
  );
}

/** Changes between the two fields, for here and for later. */
export function MathSwitch({ plain }: { plain: boolean }) {
  const { t } = useTranslation("answer");
  return (
    <Button variant="subtle" size="compact-sm" onClick={() => prefer({ plainMath: !plain })}>
      {plain ? t("useMath") : t("usePlain")}
    </Button>
  );
}

/** What a line of maths is given, in either field. */
export type PlainLineProps = {
  label: string;
  draft: string;
  onDraft: (draft: string) => void;
  locked: boolean;
  describedBy: string;
  placeholder?: string;
  error?: boolean;
  labelHidden?: boolean;
};

/** The plain field: whatever the grammar reads, as text or LaTeX. */
export function PlainLine({
  label,
  draft,
  onDraft,
  locked,
  describedBy,
  placeholder,
  error,
  labelHidden,
}: PlainLineProps) {
  return (
    <TextInput
      size="lg"
      label={labelHidden ? undefined : label}
      aria-label={labelHidden ? label : undefined}
      value={written(draft)}
      readOnly={locked}
      placeholder={placeholder}
      error={error}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      dir="ltr"
      classNames={{ input: classes.plainMath }}
      data-answer
      ref={describedByToo(describedBy)}
      onChange={(event) => onDraft(event.currentTarget.value)}
    />
  );
}
