/** A live preview of plain maths: the usual spellings as LaTeX, so that a learner sees how it reads. It decides nothing; the server reads (pure). */

const FUNCTIONS = new Set(["sin", "cos", "tan", "cot", "sec", "csc", "ln", "log", "exp", "min", "max", "gcd"]);
const NAMES: Record<string, string> = {
  pi: "\\pi ",
  inf: "\\infty ",
  infinity: "\\infty ",
  alpha: "\\alpha ",
  beta: "\\beta ",
  gamma: "\\gamma ",
  delta: "\\delta ",
  theta: "\\theta ",
  lambda: "\\lambda ",
  mu: "\\mu ",
  phi: "\\varphi ",
  omega: "\\omega ",
  or: "\\;\\text{or}\\; ",
  and: "\\;\\text{and}\\; ",
  oder: "\\;\\text{oder}\\; ",
  und: "\\;\\text{und}\\; ",
  not: "\\lnot ",
  union: "\\cup ",
  in: "\\in ",
};
const SIGNS: Record<string, string> = {
  "<=": "\\le ",
  ">=": "\\ge ",
  "!=": "\\ne ",
  "≤": "\\le ",
  "≥": "\\ge ",
  "≠": "\\ne ",
  "<": "\\lt ",
  ">": "\\gt ",
  "*": "\\cdot ",
  "·": "\\cdot ",
  "×": "\\times ",
  "÷": "\\div ",
  "±": "\\pm ",
  "∪": "\\cup ",
  "∩": "\\cap ",
  "∈": "\\in ",
  "∅": "\\emptyset ",
  "∞": "\\infty ",
  π: "\\pi ",
  "{": "\\{",
  "}": "\\}",
  "%": "\\%",
  "°": "{}^\\circ ",
  $: "\\$",
  "#": "\\#",
  "&": "\\&",
  _: "\\_",
};
/** What only LaTeX has: a command, or braces around a power or an index. */
const LATEX = /\\|[\^_]\{/;
const TOKEN = /\s+|\d+(?:[.,]\d+)?|[a-zA-Z]+|\*\*|<=|>=|!=|[\s\S]/gu;
const OPENING = new Set(["(", "[", "{"]);
const CLOSING: Record<string, string> = { "(": ")", "[": "]", "{": "}" };

type Reader = { tokens: string[]; at: number };

/** Return LaTeX for plain maths, or null when there is nothing to show; LaTeX is left as it is. */
export function plainToTex(plain: string): string | null {
  const text = plain.trim();
  if (text === "") return null;
  if (LATEX.test(text)) return text;
  const reader: Reader = { tokens: text.match(TOKEN) ?? [], at: 0 };
  let tex = "";
  while (reader.at < reader.tokens.length) tex += product(reader) || single(reader.tokens[reader.at++] ?? "");
  return tex;
}

/** A run of factors: a slash takes the one before and the one after it. */
function product(reader: Reader): string {
  let done = "";
  let last = factor(reader);
  while (last !== null) {
    if (peek(reader) === "/") {
      const before = reader.at;
      reader.at += 1;
      const below = factor(reader);
      if (below === null) {
        reader.at = before + 1;
        return `${done}${last}/`;
      }
      last = `\\frac{${bare(last)}}{${bare(below)}}`;
      continue;
    }
    done += last;
    last = factor(reader);
  }
  return done;
}

/** One factor with its power; null where none begins. */
function factor(reader: Reader): string | null {
  const base = atom(reader);
  if (base === null) return null;
  const next = peek(reader);
  if (next !== "^" && next !== "**") return base;
  reader.at += 1;
  const sign = peek(reader) === "-" ? "-" : "";
  if (sign) reader.at += 1;
  const power = atom(reader);
  return power === null ? `${base}^{${sign}}` : `${base}^{${sign}${bare(power)}}`;
}

function atom(reader: Reader): string | null {
  skipSpace(reader);
  const token = reader.tokens[reader.at];
  if (token === undefined) return null;
  if (OPENING.has(token)) return group(reader, token);
  if (token === "√") return root(reader);
  if (/^\d/.test(token)) return take(reader, token.replace(",", "{,}"));
  if (!/^[a-zA-Z]/.test(token)) return null;
  if (token === "sqrt") return root(reader);
  if (FUNCTIONS.has(token)) return take(reader, `\\${token} `);
  const name = NAMES[token];
  if (name) return take(reader, name);
  return letters(reader, token);
}

/** Letters stand for themselves, one by one; only the last takes a power or a bar. */
function letters(reader: Reader, token: string): string {
  if (token.length === 1) return take(reader, token);
  reader.tokens.splice(reader.at, 1, ...token);
  return take(reader, token[0] ?? "");
}

function group(reader: Reader, opening: string): string {
  reader.at += 1;
  let inside = "";
  while (reader.at < reader.tokens.length && peek(reader) !== CLOSING[opening] && !isClosing(peek(reader))) {
    inside += product(reader) || single(reader.tokens[reader.at++] ?? "");
  }
  const closing = peek(reader);
  if (closing === undefined) return `${single(opening)}${inside}`;
  reader.at += 1;
  return `\\left${single(opening)}${inside}\\right${single(closing)}`;
}

function root(reader: Reader): string {
  reader.at += 1;
  const of = atom(reader);
  return `\\sqrt{${of === null ? "" : bare(of)}}`;
}

/** Without the brackets that a bar or a power makes needless. */
function bare(tex: string): string {
  const inner = /^\\left\(([\s\S]*)\\right\)$/.exec(tex)?.[1];
  return inner !== undefined && !inner.includes("\\left(") ? inner : tex;
}

function single(token: string): string {
  return SIGNS[token] ?? (/^\s+$/.test(token) ? "\\ " : token === "^" ? "\\hat{}" : token);
}

function isClosing(token: string | undefined): boolean {
  return token === ")" || token === "]" || token === "}";
}

function take(reader: Reader, tex: string): string {
  reader.at += 1;
  return tex;
}

function skipSpace(reader: Reader): void {
  while (/^\s+$/.test(reader.tokens[reader.at] ?? "")) reader.at += 1;
}

/** Return the next token that is no space, without taking it. */
function peek(reader: Reader): string | undefined {
  let at = reader.at;
  while (/^\s+$/.test(reader.tokens[at] ?? "")) at += 1;
  const token = reader.tokens[at];
  if (token !== undefined && (token === "/" || token === "^" || token === "**" || isClosing(token))) reader.at = at;
  return token;
}
