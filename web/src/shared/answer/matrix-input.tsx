/** A matrix: a grid of fields, as many rows and columns as are wanted. */
import { NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { resized, rowsOf } from "./answer-draft";
import type { InputProps } from "./input-props";
import classes from "./inputs.module.css";

const MOST = 12;
const MOST_SIGNS = 80;

export function MatrixInput({ draft, onDraft, locked, describedBy }: InputProps) {
  const { t } = useTranslation("answer");
  const rows = rowsOf(draft);
  const width = rows[0]?.length ?? 1;
  const write = (row: number, cell: number, text: string) =>
    onDraft(JSON.stringify(rows.map((cells, y) => cells.map((old, x) => (y === row && x === cell ? text : old)))));
  const size = (height: number, breadth: number) => {
    if (!locked) onDraft(JSON.stringify(resized(rows, height, breadth)));
  };
  const sized = (label: string, value: number, change: (value: number) => void) => (
    <NumberInput
      label={label}
      size="sm"
      w={110}
      min={1}
      max={MOST}
      value={value}
      onChange={(given) => (typeof given === "number" && given >= 1 ? change(Math.min(MOST, given)) : undefined)}
    />
  );
  return (
    <fieldset className={classes.matrix} aria-describedby={describedBy}>
      <legend>{t("matrix")}</legend>
      <div className={classes.sizes}>
        {sized(t("rows"), rows.length, (height) => size(height, width))}
        {sized(t("columns"), width, (breadth) => size(rows.length, breadth))}
      </div>
      <div
        className={classes.grid}
        dir="ltr"
        style={{ gridTemplateColumns: `repeat(${width}, minmax(3.2rem, 5.5rem))` }}
      >
        {rows.map((cells, row) =>
          cells.map((cell, column) => (
            <input
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
              key={`${row}.${column}`}
              className={classes.cell}
              aria-label={t("cell", { row: row + 1, column: column + 1 })}
              value={cell}
              readOnly={locked}
              maxLength={MOST_SIGNS}
              autoComplete="off"
              data-answer={row === 0 && column === 0 ? true : undefined}
              onChange={(event) => write(row, column, event.currentTarget.value)}
            />
          )),
        )}
      </div>
    </fieldset>
  );
}
