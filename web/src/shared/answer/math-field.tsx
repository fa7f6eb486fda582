/** MathLive's field: formulas as they are written by hand. Its fonts are KaTeX's, from our own origin; it makes no sound. */
import "katex/dist/katex.min.css";
import i18n from "i18next";
import { MathfieldElement } from "mathlive";
import { useEffect, useId, useRef } from "react";
import { TEX, written } from "./answer-draft";
import classes from "./inputs.module.css";
import { plainToTex } from "./plain-to-tex";
import { readable } from "./readable-tex";

MathfieldElement.fontsDirectory = null;
MathfieldElement.soundsDirectory = null;

type MathFieldProps = {
  label: string;
  labelHidden?: boolean;
  draft: string;
  onDraft: (draft: string) => void;
  locked: boolean;
  error?: boolean;
  onSubmit: () => void;
};

function texOf(draft: string): string {
  return draft.startsWith(TEX) ? written(draft) : (plainToTex(draft) ?? "");
}

export function MathField({ label, labelHidden, draft, onDraft, locked, error, onSubmit }: MathFieldProps) {
  const place = useRef<HTMLDivElement>(null);
  const field = useRef<MathfieldElement | null>(null);
  const latest = useRef({ onDraft, onSubmit, draft, label });
  latest.current = { onDraft, onSubmit, draft, label };
  const own = useRef(draft);
  const id = useId();

  useEffect(() => {
    MathfieldElement.locale = i18n.language;
    const made = new MathfieldElement({ mathVirtualKeyboardPolicy: "auto" });
    place.current?.append(made); // it takes its settings only once it is in the page
    made.smartFence = true;
    made.menuItems = [];
    // Enter hands in or begins the next line; MathLive would add a row to the formula.
    made.keybindings = made.keybindings.filter(({ command }) => !String(command).startsWith("addRow"));
    made.value = texOf(latest.current.draft);
    made.setAttribute("aria-label", latest.current.label);
    made.dataset.answer = "";
    made.addEventListener("input", () => {
      const tex = readable(made.getValue("latex-without-placeholders"));
      own.current = tex === "" ? "" : TEX + tex;
      latest.current.onDraft(own.current);
    });
    made.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      latest.current.onSubmit();
    });
    // MathLive listens to the keyboard only a moment after a click; what is typed until then would be lost.
    made.addEventListener("click", () => {
      if (made.readOnly) return;
      made.shadowRoot?.querySelector<HTMLElement>("[part=keyboard-sink]")?.focus({ preventScroll: true });
    });
    field.current = made;
    return () => made.remove();
  }, []);

  useEffect(() => {
    if (!field.current || draft === own.current) return;
    own.current = draft; // lines before it came or went, or it was emptied
    field.current.value = texOf(draft);
  }, [draft]);
  useEffect(() => {
    if (field.current) field.current.readOnly = locked;
  }, [locked]);

  return (
    <div className={classes.mathField} data-error={error || undefined}>
      {labelHidden ? null : (
        <span id={id} className={classes.label}>
          {label}
        </span>
      )}
      <div ref={place} dir="ltr" />
    </div>
  );
}
