/** What Tab and Enter do to a program (pure). */

export type Edited = { text: string; at: number };
const STEP = "    ";

/** Return the program with four spaces put in at the cursor. */
export function indented(text: string, at: number): Edited {
  return { text: text.slice(0, at) + STEP + text.slice(at), at: at + STEP.length };
}

/** Return the program with up to four spaces fewer at the beginning of the cursor's line. */
export function outdented(text: string, at: number): Edited {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const fewer = /^ {0,4}/.exec(text.slice(start))?.[0].length ?? 0;
  return { text: text.slice(0, start) + text.slice(start + fewer), at: Math.max(start, at - fewer) };
}

/** Return the program with a new line as deep as the one before, deeper after a colon. */
export function newLine(text: string, from: number, to: number): Edited {
  const line = text.slice(text.lastIndexOf("\n", from - 1) + 1, from);
  const depth = /^ */.exec(line)?.[0] ?? "";
  const put = `\n${depth}${line.trimEnd().endsWith(":") ? STEP : ""}`;
  return { text: text.slice(0, from) + put + text.slice(to), at: from + put.length };
}
