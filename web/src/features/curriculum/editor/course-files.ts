/** The files of a course while they are edited (pure): texts by path, and what is left as it is. */

export type CourseFiles = { texts: Record<string, string>; others: Record<string, Uint8Array> };

const TEXT = /\.(md|ya?ml|py|txt)$/;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Return the files of an unpacked bundle, texts apart from figures. */
export function filesOf(unpacked: Record<string, Uint8Array>): CourseFiles {
  const files: CourseFiles = { texts: {}, others: {} };
  for (const [path, bytes] of Object.entries(unpacked)) {
    if (path.endsWith("/")) continue;
    if (TEXT.test(path)) files.texts[path] = decoder.decode(bytes);
    else files.others[path] = bytes;
  }
  return files;
}

/** Return the files as a bundle is packed. */
export function packed(files: CourseFiles): Record<string, Uint8Array> {
  return {
    ...files.others,
    ...Object.fromEntries(Object.entries(files.texts).map(([path, text]) => [path, encoder.encode(text)])),
  };
}

/** Return where the body of a Markdown file begins: after its front matter. */
export function bodyOf(text: string): string {
  const end = /^---\n[\s\S]*?\n---\n/.exec(text);
  return end ? text.slice(end[0].length) : text;
}

/** Return where a line begins, from 1; the end of the text where it has fewer. */
export function offsetOf(text: string, line: number): number {
  const lines = text.split("\n");
  return lines.slice(0, Math.max(0, line - 1)).reduce((sum, one) => sum + one.length + 1, 0);
}

/** Return the text of a new skill. */
export function newSkill(id: string, title: string): string {
  return `---\nid: ${id}\ntitle: ${JSON.stringify(title)}\nobjective: ${JSON.stringify(`Do ${title}.`)}\nminutes: 8\nprerequisites: []\n---\nExplain it here.\n\n## Worked example: One\nShow one, step by step.\n`;
}

/** Return the text of a new item of a skill. */
export function newItem(id: string, skill: string): string {
  return `---\nid: ${id}\nskills: [${skill}]\nanswer: {type: number, value: "7"}\nhints:\n  - What undoes adding 3?\n---\nSolve $x + 3 = 10$.\n\n## Solution\nTake 3 away on both sides: $x = 7$.\n`;
}

/** Return whether an id is a slug, as course files want it. */
export function isSlug(id: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{0,79}$/.test(id);
}

/** Return whether a file is an item's. */
export function isItem(path: string): boolean {
  return /(^|\/)items\/.+\.md$/.test(path);
}

/** Return whether a file says what the course is. */
export function isCourse(path: string): boolean {
  return path === "course.yaml";
}
