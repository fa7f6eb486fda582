/** A right-to-left pseudo-locale: English in accented letters between marks, longer by a third, to see what breaks. */

const LETTERS: Record<string, string> = {
  a: "á",
  c: "ç",
  e: "é",
  i: "í",
  n: "ñ",
  o: "ó",
  u: "ú",
  y: "ý",
  A: "Á",
  E: "É",
  I: "Í",
  O: "Ó",
  U: "Ú",
};

type Messages = { [key: string]: string | Messages };

/** Return a text in the pseudo-locale; placeholders and tags stay as they are. */
export function pseudo(text: string): string {
  const parts = text.split(/(\{\{[^}]*\}\}|<[^>]*>|\$[^$]*\$)/);
  const dressed = parts.map((part, at) =>
    at % 2 ? part : part.replace(/[a-zA-Z]/g, (letter) => LETTERS[letter] ?? letter),
  );
  return `\u2067${dressed.join("")}${"~".repeat(Math.ceil(text.length / 6))}\u2069`;
}

/** Return a whole catalogue in the pseudo-locale. */
export function pseudoMessages(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === "string" ? pseudo(value) : pseudoMessages(value),
    ]),
  );
}
