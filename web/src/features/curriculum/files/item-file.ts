/** An item's file as a form shows it: front matter, question, steps with their answers, hints and solutions (pure). */
import {
  bareWords,
  type MarkdownFile,
  markdownFile,
  type Section,
  withBareWords,
  withNewAt,
  withSection,
} from "./markdown-file";

const STEP = /^##\s+step\s+(\S.*)/i;
const RESERVED = /#{2,3}\s|```answer\s*$/;

/** Return the parts of an item's file, or null where it has no front matter. */
export function itemFile(source: string): MarkdownFile | null {
  return markdownFile(source, (lines) => (lines.some((line) => STEP.test(line)) ? /^#{2,3}\s/ : /^##\s/), true);
}

/** A step as a form shows it: where its parts stand among the sections. `at` is -1 where the item is its only step. */
export type StepPlace = { id: string; at: number; hints: number[]; solution: number | null; end: number };

/** Return where the steps of an item stand, with their hints and solutions. */
export function stepsOf(file: MarkdownFile): StepPlace[] {
  const steps: StepPlace[] = [];
  file.sections.forEach((section, at) => {
    const step = section.heading === null ? null : STEP.exec(section.heading);
    if (step) steps.push({ id: (step[1] ?? "").trim(), at, hints: [], solution: null, end: at + 1 });
  });
  if (steps.length === 0) steps.push({ id: "a", at: -1, hints: [], solution: null, end: file.sections.length });
  file.sections.forEach((section, at) => {
    const step = steps.findLast((one) => one.at < at);
    if (!step || section.heading === null || STEP.test(section.heading)) return;
    const name = nameOf(section.heading);
    if (name === "hint") step.hints.push(at);
    if (name === "solution" && step.solution === null) step.solution = at;
    step.end = at + 1;
  });
  return steps;
}

function nameOf(heading: string): string {
  return (/^#+\s+([^:]*)/.exec(heading)?.[1] ?? "").trim().toLowerCase();
}

/** Return the words of a section without blank lines around them and without the backslash before what looks like a heading. */
export function wordsOf(section: Section): string {
  return bareWords(section, RESERVED);
}

/** Return the file with other words in a section. */
export function withSectionWords(file: MarkdownFile, at: number, words: string): MarkdownFile {
  return withSection(file, at, (section) => withBareWords(section, words, RESERVED));
}

/** Return the file with an empty hint after the last one of a step, or an empty solution at its end. */
export function withNewSection(file: MarkdownFile, step: StepPlace, name: "Hint" | "Solution"): MarkdownFile {
  const place = name === "Solution" ? step.end : (step.hints.at(-1) ?? Math.max(step.at, 0)) + 1;
  return withNewAt(file, place, `${step.at < 0 ? "##" : "###"} ${name}`);
}
