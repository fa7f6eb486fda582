/** One line of maths in the field that the learner likes, with its preview. Until the maths field is loaded the plain one is there. */
import { useEffect, useState } from "react";
import type { ItemOut } from "@/shared/api/schema";
import { usePreferences } from "@/shared/lib/preferences";
import { written } from "./answer-draft";
import type { MathField as MathFieldComponent } from "./math-field";
import { PlainLine, type PlainLineProps } from "./math-input";
import { TexPreview } from "./tex-preview";

type MathLineProps = PlainLineProps & { onSubmit: () => void };

export function MathLine(props: MathLineProps) {
  const { plainMath } = usePreferences();
  const Field = useMathField(!plainMath);
  if (Field && !plainMath) return <Field {...props} />;
  return (
    <div>
      <PlainLine {...props} />
      <TexPreview text={written(props.draft)} />
    </div>
  );
}

let loaded: { Field: typeof MathFieldComponent } | null = null;

/** Load the maths field, so that later questions have it at once; where that fails the plain one stays. */
export async function loadMathField(): Promise<void> {
  try {
    loaded ??= { Field: (await import("./math-field")).MathField };
  } catch {
    // the plain field is always there
  }
}

const IN_MATHS = new Set([
  "number",
  "fraction",
  "expression",
  "equation",
  "interval",
  "set",
  "point",
  "ratio",
  "argument",
]);

/** Load the maths field while a question is read, if it will be wanted: a plain field that has the focus is changed for no other. */
export function useMathReady(item: ItemOut | null | undefined): void {
  const { plainMath } = usePreferences();
  const wanted = !plainMath && (item?.steps.some((step) => IN_MATHS.has(step.answer_type)) ?? false);
  useEffect(() => {
    if (wanted) void loadMathField();
  }, [wanted]);
}

/** Return the maths field once it is loaded and nobody is typing into the plain one; null before, and where it cannot be loaded. */
function useMathField(wanted: boolean): typeof MathFieldComponent | null {
  const [field, setField] = useState(loaded);
  useEffect(() => {
    if (!wanted || field) return;
    let gone = false;
    void loadMathField().then(() => {
      if (!gone && !isTyping()) setField(loaded);
    });
    return () => {
      gone = true;
    };
  }, [wanted, field]);
  return field?.Field ?? null;
}

/** A field with the focus is never changed for another under somebody's hands. */
function isTyping(): boolean {
  return document.activeElement instanceof HTMLInputElement && document.activeElement.dataset.answer !== undefined;
}
