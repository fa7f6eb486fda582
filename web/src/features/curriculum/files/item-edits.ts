/** Changes that a form makes to an item's file; what they do not name stays as it was written (pure). */
import { type StepPlace, stepsOf } from "./item-file";
import { type MarkdownFile, sectionLines, withSection } from "./markdown-file";
import { type Path, pathAt, plainOf, type Value, withAdded, withValue } from "./yaml-text";

type Fields = Record<string, unknown>;

/** A step with what its YAML says. */
export type ItemStep = StepPlace & { answer: Fields; wrong: unknown; skills: unknown };
export type Item = { front: Fields; steps: ItemStep[] };

/** Return what an item's file says, or null where a part of its YAML cannot be read. */
export function itemOf(file: MarkdownFile): Item | null {
  const front = plainOf(file.front);
  if (!front) return null;
  const steps: ItemStep[] = [];
  for (const place of stepsOf(file)) {
    const own = place.at < 0 ? front : plainOf(file.sections[place.at]?.answer ?? "");
    if (!own) return null;
    const answer = place.at < 0 ? ((own.answer ?? {}) as Fields) : own;
    steps.push({ ...place, answer: typeof answer === "object" ? answer : {}, wrong: own.wrong, skills: own.skills });
  }
  return { front, steps };
}

/** Return the path of a part of a step in the YAML that holds it. */
export function stepPath(step: StepPlace, part: "answer" | "wrong", rest: Path): Path {
  return step.at >= 0 && part === "answer" ? rest : [part, ...rest];
}

/** Return the file with a field of the item set, or taken out. */
export function withFront(file: MarkdownFile, path: Path, value: Value | null): MarkdownFile {
  return { ...file, front: withValue(file.front, path, value) };
}

/** Return the file with some YAML of a step changed: the front matter where the item is its only step. */
function inStep(file: MarkdownFile, step: StepPlace, change: (yaml: string) => string): MarkdownFile {
  if (step.at < 0) return { ...file, front: change(file.front) };
  return withSection(file, step.at, (section) =>
    section.answer === null
      ? { ...section, answer: change(""), after: "```\n\n" }
      : { ...section, answer: change(section.answer) },
  );
}

/** Return the file with fields of a step set, one after the other, or taken out. */
export function withStep(
  file: MarkdownFile,
  step: StepPlace,
  part: "answer" | "wrong",
  changes: readonly (readonly [Path, Value | null])[],
): MarkdownFile {
  return inStep(file, step, (yaml) =>
    changes.reduce((text, [path, value]) => withValue(text, stepPath(step, part, path), value), yaml),
  );
}

/** Return the file with one more foreseen wrong answer of a step. */
export function withWrong(file: MarkdownFile, step: StepPlace, value: Value): MarkdownFile {
  return inStep(file, step, (yaml) => withAdded(yaml, ["wrong"], value));
}

/** Return the file with one more item test. */
export function withTest(file: MarkdownFile, value: Value): MarkdownFile {
  return { ...file, front: withAdded(file.front, ["tests"], value) };
}

/** Return the name of the field that stands at a line of the file, from 1, innermost part last: `front:wrong.0.match` or `2:`. */
export function fieldAt(file: MarkdownFile, line: number): string {
  const starts = sectionLines(file);
  const at = starts.findLastIndex((start) => start <= line);
  if (at < 0) return `front:${pathAt(file.front, line - 2).join(".")}`;
  const section = file.sections[at];
  if (!section || section.answer === null) return `${at}:`;
  const before = (section.heading === null ? 0 : 1) + section.text.split("\n").length;
  return `${at}:${pathAt(section.answer, line - (starts[at] ?? 0) - before).join(".")}`;
}
