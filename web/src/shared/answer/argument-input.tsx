/** Reasoning, line by line: one field a line, Enter for the next; the first line that does not follow is marked. */
import { ActionIcon, Button, Group } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { usePreferences } from "@/shared/lib/preferences";
import { Prose } from "@/shared/ui/prose";
import { argumentLines, listDraft } from "./answer-draft";
import type { InputProps } from "./input-props";
import classes from "./inputs.module.css";
import { MathSwitch } from "./math-input";
import { MathLine } from "./math-line";
import { plainToTex } from "./plain-to-tex";

const MOST = 40;

export function ArgumentInput({ step, draft, onDraft, locked, describedBy, wrongField, onSubmit }: InputProps) {
  const { t } = useTranslation("answer");
  const { plainMath } = usePreferences();
  const place = useRef<HTMLOListElement>(null);
  const lines = argumentLines(draft);
  const change = (next: string[]) =>
    onDraft(next.every((line) => line === "") && next.length === 1 ? "" : listDraft(next));
  const add = (after: number) => {
    if (locked || lines.length >= MOST) return;
    change([...lines.slice(0, after + 1), "", ...lines.slice(after + 1)]);
    requestAnimationFrame(() => focusLine(place.current, after + 1));
  };
  const remove = (at: number) => {
    if (locked) return;
    change(lines.length === 1 ? [""] : lines.filter((_, line) => line !== at));
    requestAnimationFrame(() => focusLine(place.current, Math.max(0, at - 1)));
  };
  const entered = (event: KeyboardEvent, at: number) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) onSubmit();
    else add(at);
  };
  return (
    <div role="group" aria-label={t("argument")} aria-describedby={describedBy}>
      <p className={classes.legend}>{t("argumentHelp")}</p>
      {step.start ? (
        <p className={classes.start}>
          {t("startsFrom")} <Prose inline>{`$${plainToTex(step.start) ?? ""}$`}</Prose>
        </p>
      ) : null}
      <ol ref={place} className={classes.lines}>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <li key={at} data-wrong={wrongField === at || undefined}>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field inside begins the next line */}
            <div className={classes.line} onKeyDown={(event) => entered(event, at)}>
              <MathLine
                label={wrongField === at ? t("wrongLine", { line: at + 1 }) : t("line", { line: at + 1 })}
                labelHidden
                draft={line}
                onDraft={(text) => change(lines.map((old, index) => (index === at ? text : old)))}
                locked={locked}
                describedBy={describedBy}
                error={wrongField === at}
                onSubmit={lines.length >= MOST ? onSubmit : () => undefined}
              />
            </div>
            <ActionIcon
              variant="subtle"
              size={40}
              aria-label={t("removeLine", { line: at + 1 })}
              onClick={() => remove(at)}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Group justify="space-between">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => add(lines.length - 1)}
        >
          {t("addLine")}
        </Button>
        <MathSwitch plain={plainMath} />
      </Group>
    </div>
  );
}

function focusLine(list: HTMLOListElement | null, at: number): void {
  list?.children[at]?.querySelector<HTMLElement>("[data-answer]")?.focus();
}
