/** Which files of a course lint needs to read one of them as it is being written (pure). */
import { frontOf, isSkill } from "./outline";

const MOST_SIGNS = 800_000; // a larger course is linted once it is saved
const MOST_FILES = 1_000;

/** Return the course's own file and the skills, of others than the one at `path` their front matter; null if that is too much to be asked at every pause. */
export function filesToLint(texts: Readonly<Record<string, string>>, path: string): Record<string, string> | null {
  const files = Object.keys(texts)
    .filter((one) => one === path || one === "course.yaml" || isSkill(one))
    .map((one) => [one, one === path || !isSkill(one) ? (texts[one] ?? "") : frontAlone(texts[one] ?? "")] as const);
  const signs = files.reduce((sum, [, text]) => sum + text.length, 0);
  return files.length > MOST_FILES || signs > MOST_SIGNS ? null : Object.fromEntries(files);
}

function frontAlone(text: string): string {
  return `---\n${frontOf(text)}\n---\n`;
}
