/** What MathLive writes, in the LaTeX that Meno's grammar reads (pure). */

const SPELLINGS: [RegExp, string][] = [
  [/\\placeholder(\[[^\]]*\])?\{[^}]*\}/g, ""],
  [/\\exponentialE(?![a-zA-Z])/g, "e"],
  [/\\imaginaryI(?![a-zA-Z])/g, "i"],
  [/\\differentialD(?![a-zA-Z])/g, "d"],
  [/\\mleft(?![a-zA-Z])/g, "\\left"],
  [/\\mright(?![a-zA-Z])/g, "\\right"],
  [/\\(lparen|rparen)(?![a-zA-Z])/g, ""],
  [/\\mathbb\{R\}|\\mathbb R|\\Reals(?![a-zA-Z])/g, "\\R "],
  [/\\(emptyset|varnothing|O)(?![a-zA-Z])/g, "\\emptyset "],
  [/\{,\}/g, ","],
  [/\\[,;:!>]/g, " "],
  [/\\ /g, " "],
];

/** Return the formula without what only MathLive knows. */
export function readable(tex: string): string {
  return SPELLINGS.reduce((text, [from, to]) => text.replace(from, to), tex).trim();
}
