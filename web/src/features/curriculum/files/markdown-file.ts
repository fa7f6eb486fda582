/** A Markdown file of a course taken apart and put together again without loss: front matter, and sections of text (pure). */

/** A heading line with what stands under it, line ends and all. `answer` is the YAML of its answer block, `after` what closes and follows it. */
export type Section = { heading: string | null; text: string; answer: string | null; after: string };
export type MarkdownFile = { front: string; sections: Section[] };

const FRONT = /^---[^\S\n]*\n(?:([\s\S]*?)\n)?---[^\S\n]*(?:\n|$)/;

/**
 * Return the parts of a file, or null where it has no front matter.
 *
 * @param headingIn which of its lines begin a section, told from all of them
 * @param hasAnswers whether a section may hold an answer block
 */
export function markdownFile(
  source: string,
  headingIn: (lines: readonly string[]) => RegExp,
  hasAnswers: boolean,
): MarkdownFile | null {
  const text = source.replace(/\r\n?/g, "\n");
  const head = FRONT.exec(text);
  if (!head) return null;
  const lines = text.slice(head[0].length).split(/(?<=\n)/);
  const headings = headingIn(lines);
  const made = (heading: string | null, under: readonly string[]): Section =>
    hasAnswers ? sectionOf(heading, under) : { heading, text: under.join(""), answer: null, after: "" };
  const sections: Section[] = [];
  let heading: string | null = null;
  let under: string[] = [];
  for (const line of lines) {
    if (headings.test(line)) {
      sections.push(made(heading, under));
      [heading, under] = [line, []];
    } else under.push(line);
  }
  sections.push(made(heading, under));
  return { front: head[1] ?? "", sections };
}

function sectionOf(heading: string | null, lines: readonly string[]): Section {
  const start = lines.findIndex((line) => line.trimEnd() === "```answer");
  const length = start < 0 ? -1 : lines.slice(start + 1).findIndex((line) => line.trimEnd() === "```");
  if (length < 0) return { heading, text: lines.join(""), answer: null, after: "" };
  return {
    heading,
    text: lines.slice(0, start).join(""),
    answer: lines.slice(start + 1, start + 1 + length).join(""),
    after: lines.slice(start + 1 + length).join(""),
  };
}

/** Return the text of a file. */
export function textOf(file: MarkdownFile): string {
  const last = file.sections.length - 1;
  const body = file.sections.map((section, at) => (at < last ? ended(written(section)) : written(section)));
  return `---\n${ended(file.front)}---\n${body.join("")}`;
}

function written({ heading, text, answer, after }: Section): string {
  const head = `${ended(heading ?? "")}${text}`;
  return answer === null ? head : `${ended(head)}\`\`\`answer\n${ended(answer)}${after}`;
}

function ended(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

/** Return the title in a heading: `Look closer` of `## Hint: Look closer`. */
export function titleOf(heading: string | null): string {
  return (/^#+\s+[^:]*:(.*)$/.exec((heading ?? "").trimEnd())?.[1] ?? "").trim();
}

/** Return the words of a section without blank lines around them and without the backslash before what looks `reserved`, which matches the start of a line. */
export function bareWords(section: Section, reserved: RegExp): string {
  return section.text
    .replace(/^(?:[^\S\n]*\n)+/, "")
    .trimEnd()
    .replace(new RegExp(`^\\\\(?=\\\\*(?:${reserved.source}))`, `gm${reserved.flags}`), "");
}

/** Return a section with other words, escaped where a line would be read as something else, and set off by the blank lines it had. */
export function withBareWords(section: Section, words: string, reserved: RegExp): Section {
  const escaped = words.replace(new RegExp(`^(?=\\\\*(?:${reserved.source}))`, `gm${reserved.flags}`), "\\");
  const isBlank = section.text.trim() === "";
  const lead = isBlank ? "" : (/^(?:[^\S\n]*\n)*/.exec(section.text)?.[0] ?? "");
  const tail = isBlank ? `\n${section.text}` : /\n*$/.exec(section.text)?.[0] || "\n";
  if (escaped === "") return { ...section, text: section.answer === null ? tail.slice(1) || "\n" : "" };
  return { ...section, text: `${lead}${escaped}${tail}` };
}

/** Return a section that ends in a blank line, so that another can follow it. */
export function setOff(section: Section): Section {
  const end = (text: string) => (text.endsWith("\n\n") || text === "" ? text : `${text.replace(/\n?$/, "\n")}\n`);
  return section.answer === null
    ? { ...section, text: end(section.text) || "\n" }
    : { ...section, after: end(section.after) };
}

/** Return the file with a section changed. */
export function withSection(file: MarkdownFile, at: number, change: (section: Section) => Section): MarkdownFile {
  return { ...file, sections: file.sections.map((section, place) => (place === at ? change(section) : section)) };
}

/** Return the file with an empty section at a place. */
export function withNewAt(file: MarkdownFile, place: number, heading: string): MarkdownFile {
  const section = { heading: `${heading}\n`, text: "\n", answer: null, after: "" };
  const before = file.sections.slice(0, place).map((one, at) => (at === place - 1 ? setOff(one) : one));
  return { ...file, sections: [...before, section, ...file.sections.slice(place)] };
}

/** Return the file without a section. */
export function withoutSection(file: MarkdownFile, at: number): MarkdownFile {
  return { ...file, sections: file.sections.filter((_, place) => place !== at) };
}

/** Return the file with two sections in each other's place. */
export function withSwapped(file: MarkdownFile, one: number, other: number): MarkdownFile {
  const sections = [...file.sections];
  const [first, second] = [sections[one], sections[other]];
  if (!first || !second) return file;
  [sections[one], sections[other]] = [setOff(second), setOff(first)];
  return { ...file, sections };
}

/** Return the line, from 1, at which each section begins. */
export function sectionLines(file: MarkdownFile): number[] {
  let line = file.front === "" ? 3 : file.front.replace(/\n$/, "").split("\n").length + 3;
  return file.sections.map((section) => {
    const here = line;
    line += written(section).split("\n").length - 1;
    return here;
  });
}
