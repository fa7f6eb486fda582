/** What is typed for a step, as one text that a draft can hold, and the answer that is sent for it (pure). */
import type { AttemptIn, StepOut } from "@/shared/api/schema";

export type Answer = AttemptIn["answer"];

/** A draft that begins with this came from the maths field; the rest is LaTeX. */
export const TEX = "tex:";

/** Return the words of a draft without the mark of the maths field. */
export function written(draft: string): string {
  return draft.startsWith(TEX) ? draft.slice(TEX.length) : draft;
}

/** Return a list that a draft holds; what is no list is an empty one. */
export function listed(draft: string): string[] {
  const found = parsed(draft);
  return Array.isArray(found) ? found.filter((part): part is string => typeof part === "string") : [];
}

/** Return the draft of a list. */
export function listDraft(parts: readonly string[]): string {
  return parts.length === 0 ? "" : JSON.stringify(parts);
}

/** Return the rows of a matrix that a draft holds, two by two and empty at first. */
export function rowsOf(draft: string): string[][] {
  const found = parsed(draft);
  if (Array.isArray(found) && found.length > 0 && found.every((row) => Array.isArray(row) && row.length > 0)) {
    return found.map((row: unknown[]) => row.map(String));
  }
  return [
    ["", ""],
    ["", ""],
  ];
}

/** Return rows with another number of rows and columns; what was typed stays where it stood. */
export function resized(rows: readonly string[][], height: number, width: number): string[][] {
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, cell) => rows[row]?.[cell] ?? ""),
  );
}

/** Return the order that a draft holds: its ids first, then whatever it lacks, as offered. */
export function orderOf(draft: string, offered: readonly string[]): string[] {
  const known = listed(draft).filter((id) => offered.includes(id));
  return [...known, ...offered.filter((id) => !known.includes(id))];
}

/** Return the answer to send, or null while there is nothing to send. */
export function answerOf(step: StepOut, draft: string): Answer | null {
  switch (step.answer_type) {
    case "multi_choice": {
      const picked = listed(draft);
      return picked.length > 0 ? picked : null;
    }
    case "ordering":
      return orderOf(
        draft,
        (step.choices ?? []).map((choice) => choice.id),
      );
    case "matrix": {
      const rows = rowsOf(draft).map((row) => row.map((cell) => cell.trim()));
      return rows.every((row) => row.every((cell) => cell !== "")) ? rows : null;
    }
    case "argument": {
      const lines = argumentLines(draft).map((line) => written(line).trim());
      return lines.some((line) => line !== "") ? lines.filter((line) => line !== "").join("\n") : null;
    }
    case "code":
      return draft.trim() === "" ? null : draft;
    default: {
      const text = written(draft).trim();
      return text === "" ? null : text;
    }
  }
}

/** Return the lines of an argument; there is always one to type into. */
export function argumentLines(draft: string): string[] {
  const lines = listed(draft);
  return lines.length > 0 ? lines : [""];
}

/** Return where the `line`-th written line of an argument stands among all its fields, from 0. */
export function fieldOfLine(lines: readonly string[], line: number): number {
  let seen = 0;
  return lines.findIndex((text) => {
    if (written(text).trim() !== "") seen += 1;
    return seen === line;
  });
}

function parsed(draft: string): unknown {
  try {
    return JSON.parse(draft);
  } catch {
    return null;
  }
}
