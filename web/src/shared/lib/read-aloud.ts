/** A text as it is read aloud: formulas in words, Markdown's marks left out. MathLive is loaded only when there is a formula. */

const FORMULA = /\$\$([\s\S]+?)\$\$|\$([^$\n]+?)\$/g;

/** Return whether this browser can read aloud. */
export const canSpeak = (): boolean => "speechSynthesis" in window;

/** Return the text in words. `say` turns a formula in LaTeX into words. */
export function inWords(text: string, say: (latex: string) => string): string {
  const parts: string[] = [];
  let from = 0;
  for (const found of text.matchAll(FORMULA)) {
    parts.push(unmarked(text.slice(from, found.index)), ` ${say(found[1] ?? found[2] ?? "")} `);
    from = found.index + found[0].length;
  }
  parts.push(unmarked(text.slice(from)));
  return parts.join("").replace(/\s+/g, " ").trim();
}

function unmarked(text: string): string {
  return text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`#>|]+/g, " ");
}

/** Return the text in words, with formulas in English words: MathLive knows no other language. */
export async function spokenText(text: string): Promise<string> {
  if (!text.includes("$")) return inWords(text, (latex) => latex);
  const { convertLatexToSpeakableText } = await import("mathlive");
  return inWords(text, convertLatexToSpeakableText);
}
