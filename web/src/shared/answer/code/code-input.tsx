/** A program: a plain text area that keeps indentation. Tab indents; Escape, then Tab, leaves it. */
import { Textarea } from "@mantine/core";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { describedByToo } from "../described-by";
import type { InputProps } from "../input-props";
import classes from "../inputs.module.css";
import { type Edited, indented, newLine, outdented } from "./indentation";
import { RunPanel } from "./run/run-panel";

const MOST = 8_000;

export function CodeInput({ step, draft, onDraft, locked, describedBy, onSubmit }: InputProps) {
  const { t } = useTranslation("answer");
  const leaving = useRef(false);
  const tests = step.tests ?? [];
  const put = (area: HTMLTextAreaElement, edited: Edited) => {
    onDraft(edited.text);
    requestAnimationFrame(() => area.setSelectionRange(edited.at, edited.at));
  };
  const typed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const area = event.currentTarget;
    if (event.key === "Escape") leaving.current = true;
    else if (event.key === "Tab" && !leaving.current && !locked) {
      event.preventDefault();
      put(
        area,
        event.shiftKey ? outdented(area.value, area.selectionStart) : indented(area.value, area.selectionStart),
      );
    } else if (event.key === "Enter" && !locked) {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) onSubmit();
      else put(area, newLine(area.value, area.selectionStart, area.selectionEnd));
    } else if (event.key !== "Shift") leaving.current = false;
  };
  return (
    <div>
      <Textarea
        label={t("code.label")}
        description={t("code.help")}
        classNames={{ input: classes.code }}
        minRows={8}
        maxRows={24}
        value={draft}
        readOnly={locked}
        maxLength={MOST}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        dir="ltr"
        data-answer
        ref={describedByToo(describedBy)}
        onChange={(event) => onDraft(event.currentTarget.value)}
        onKeyDown={typed}
      />
      <RunPanel program={draft} tests={tests} />
      {tests.length > 0 ? (
        <details className={classes.more}>
          <summary>{t("code.tests")}</summary>
          <ul>
            {tests.map((test, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: tests have no other name
              <li key={at}>
                <code>{test.call ?? test.input}</code> → <code>{test.expect}</code>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
