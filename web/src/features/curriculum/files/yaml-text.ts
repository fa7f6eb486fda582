/** YAML of course files, read and changed without touching what was not meant: comments, unknown fields and spelling stay (pure). */
import { type Document, isCollection, isMap, isScalar, isSeq, parseDocument, Scalar, visit } from "yaml";

export type Path = readonly (string | number)[];
type Plain = string | Plain[] | { [key: string]: Plain } | null;

/** Words (ids, numbers, yes or no) stand as they are; texts stand in quotes, so that nothing in them is taken for YAML; `flow` writes fields in one line. */
export type Value = string | { text: string } | readonly Value[] | { fields: Record<string, Value>; flow?: boolean };

// Every scalar is the text that was written, as the service reads it too: `0.50` stays `0.50`.
const READ = { schema: "failsafe", strict: false } as const;
const KEPT: ReadonlySet<string> = new Set([Scalar.QUOTE_SINGLE, Scalar.BLOCK_LITERAL, Scalar.BLOCK_FOLDED]);
const WRITTEN = { lineWidth: 0, flowCollectionPadding: false } as const;

/** Return the document of a block, or null where it is no YAML that holds fields. */
export function documentOf(text: string): Document.Parsed | null {
  const document = parseDocument(text, READ);
  if (document.errors.length > 0) return null;
  if (document.contents !== null && !isMap(document.contents)) return null;
  return document;
}

/** Return what a block says, as texts, lists and fields; null where it cannot be read. */
export function plainOf(text: string): Record<string, Plain> | null {
  const document = documentOf(text);
  if (!document) return null;
  return (document.toJS() as Record<string, Plain> | null) ?? {};
}

/** Return the text with one value set, or taken out where it is null; as it was where it cannot be read. */
export function withValue(text: string, path: Path, value: Value | null): string {
  const document = documentOf(text);
  if (!document) return text;
  if (value === null) document.deleteIn(path);
  else if (!kept(document, path, value)) document.setIn(path, nodeOf(document, value));
  return document.contents === null ? "" : written(document, text);
}

/** Return the text with a value put at the end of a list, which is made where there is none. */
export function withAdded(text: string, path: Path, value: Value): string {
  const document = documentOf(text);
  if (!document) return text;
  const list = document.getIn(path);
  const node = nodeOf(document, value);
  if (isSeq(list)) list.add(node);
  else document.setIn(path, document.createNode([node]));
  return written(document, text);
}

/** Return the text of a document; a folded text in which nothing was changed keeps its lines, which the package would make one of. */
function written(document: Document, source: string): string {
  const plain = document.toString(WRITTEN).replace(/\n$/, "");
  const folded: string[] = [];
  visit(document, {
    Scalar: (_, node) => {
      const lines = source.slice(node.range?.[0] ?? 0, node.range?.[1] ?? 0).trimEnd();
      if (node.type !== Scalar.BLOCK_FOLDED || !isFoldedOf(node.value, lines)) return;
      node.type = Scalar.PLAIN;
      node.value = `folded-${folded.push(lines) - 1}-text`;
    },
  });
  if (folded.length === 0) return plain;
  const marked = document.toString(WRITTEN).replace(/\n$/, "");
  const kept = marked.replace(/folded-(\d+)-text/g, (mark, at) => folded[Number(at)] ?? mark);
  return JSON.stringify(plainOf(kept)) === JSON.stringify(plainOf(plain)) ? kept : plain;
}

/** Return whether a value is still what lines of a folded text said. */
function isFoldedOf(value: unknown, lines: string): boolean {
  const [, ...said] = lines.split("\n");
  return lines.startsWith(">") && wordsOfLines(said.join(" ")) === wordsOfLines(String(value));
}

function wordsOfLines(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(" ");
}

/** Change a scalar in place, so that its quotes and the comment beside it stay; say whether it was one. */
function kept(document: Document, path: Path, value: Value): boolean {
  const found = document.getIn(path, true);
  const text = typeof value === "string" ? value : "text" in value ? String(value.text) : null;
  if (!isScalar(found) || text === null) return false;
  found.value = text;
  if (typeof value === "string") found.type = Scalar.PLAIN;
  else if (!KEPT.has(found.type ?? "")) found.type = Scalar.QUOTE_DOUBLE;
  return true;
}

function nodeOf(document: Document, value: Value): unknown {
  if (typeof value === "string") return document.createNode(value);
  if (Array.isArray(value)) return document.createNode(value.map((one) => nodeOf(document, one)));
  if ("text" in value) {
    const scalar = new Scalar(value.text);
    scalar.type = Scalar.QUOTE_DOUBLE;
    return scalar;
  }
  const { fields, flow } = value as { fields: Record<string, Value>; flow?: boolean };
  const node = document.createNode(
    Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, nodeOf(document, one)])),
  );
  if (flow && isCollection(node)) node.flow = true;
  return node;
}

/** Return the text with a list of these words, or without it where there are none; entries that stay keep their quotes and comments. */
export function withList(
  text: string,
  path: Path,
  words: readonly string[],
  valueFor: (word: string) => Value,
): string {
  if (words.length === 0) return withValue(text, path, null);
  const document = documentOf(text);
  if (!document) return text;
  const list = document.getIn(path);
  if (!isSeq(list)) return withValue(text, path, words.map(valueFor));
  const left = [...list.items];
  list.items = words.map((word) => {
    const at = left.findIndex((one) => isScalar(one) && one.value === word);
    return at < 0 ? nodeOf(document, valueFor(word)) : left.splice(at, 1)[0];
  });
  return written(document, text);
}

/** Return the text with another name of a field, where it is; as it was where the name is taken. */
export function withKey(text: string, path: Path, from: string, to: string): string {
  const document = documentOf(text);
  const map = document?.getIn(path);
  if (!document || !isMap(map) || map.has(to)) return text;
  const key = map.items.find((pair) => isScalar(pair.key) && pair.key.value === from)?.key;
  if (!isScalar(key)) return text;
  key.value = to;
  return written(document, text);
}

/** Return the text with two fields in each other's place. */
export function withKeysSwapped(text: string, path: Path, one: number, other: number): string {
  const document = documentOf(text);
  const map = document?.getIn(path);
  if (!document || !isMap(map)) return text;
  const [first, second] = [map.items[one], map.items[other]];
  if (!first || !second) return text;
  [map.items[one], map.items[other]] = [second, first];
  return written(document, text);
}

/** Return the path of the innermost value that stands at a line of a block, both counted from 0. */
export function pathAt(text: string, line: number): Path {
  const document = documentOf(text);
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const from = starts[line];
  if (!document || from === undefined) return [];
  const end = (starts[line + 1] ?? text.length + 1) - 1;
  return inside(document.contents, from, end);
}

type Ranged = { range?: readonly [number, number, number] | null };

function inside(node: unknown, from: number, end: number): Path {
  const parts = isMap(node)
    ? node.items.map((pair) => [String(pair.key), pair.key, pair.value] as const)
    : isSeq(node)
      ? node.items.map((item, at) => [at, item, item] as const)
      : [];
  for (const [name, head, value] of parts) {
    const start = (head as Ranged | null)?.range?.[0] ?? Number.POSITIVE_INFINITY;
    const stop = ((value ?? head) as Ranged | null)?.range?.[1] ?? -1;
    if (start <= end && stop > from) return [name, ...inside(value, from, end)];
  }
  return [];
}
