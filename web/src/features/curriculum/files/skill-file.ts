/** A skill's file as a form shows it: front matter, explanation, worked examples (pure). */
import {
  bareWords,
  type MarkdownFile,
  markdownFile,
  type Section,
  sectionLines,
  titleOf,
  withBareWords,
  withNewAt,
  withSection,
} from "./markdown-file";
import { pathAt, plainOf } from "./yaml-text";

const HEADING = /^##\s+worked example/i;
const RESERVED = /##\s+worked example/i;
export const EXAMPLE = "## Worked example";

export type Example = { title: string; words: string; at: number };
export type SkillParts = { front: Record<string, unknown>; explanation: string; examples: Example[] };

/** Return the parts of a skill's file, or null where it has no front matter. */
export function skillFile(source: string): MarkdownFile | null {
  return markdownFile(source, () => HEADING, false);
}

/** Return what a skill's file says, or null where its YAML cannot be read. */
export function skillOf(file: MarkdownFile): SkillParts | null {
  const front = plainOf(file.front);
  const [first, ...rest] = file.sections;
  if (!front || !first) return null;
  return {
    front,
    explanation: bareWords(first, RESERVED),
    examples: rest.map((section, place) => ({
      title: titleOf(section.heading),
      words: bareWords(section, RESERVED),
      at: place + 1,
    })),
  };
}

/** Return the file with other words in the explanation (0) or in an example. */
export function withExampleWords(file: MarkdownFile, at: number, words: string): MarkdownFile {
  return withSection(file, at, (section) => withBareWords(section, words, RESERVED));
}

/** Return the file with another title of an example; the line's own way to write the heading stays. */
export function withExampleTitle(file: MarkdownFile, at: number, title: string): MarkdownFile {
  const named = (section: Section) => {
    const name = (section.heading ?? EXAMPLE).split(":")[0]?.trimEnd() ?? EXAMPLE;
    return { ...section, heading: `${title === "" ? name : `${name}: ${title}`}\n` };
  };
  return withSection(file, at, named);
}

/** Return the file with one more example at its end. */
export function withExample(file: MarkdownFile): MarkdownFile {
  return withNewAt(file, file.sections.length, EXAMPLE);
}

/** Return the name of the field that stands at a line of the file, from 1: `front:misconceptions.0.name`, `0:` for the explanation. */
export function skillFieldAt(file: MarkdownFile, line: number): string {
  const at = sectionLines(file).findLastIndex((start) => start <= line);
  return at < 0 ? `front:${pathAt(file.front, line - 2).join(".")}` : `${at}:`;
}
