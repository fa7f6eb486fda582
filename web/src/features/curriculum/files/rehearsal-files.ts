/** Which files of a course one item needs to be tried (pure). */
import { itemOf } from "./item-edits";
import { itemFile } from "./item-file";
import { fieldsOf, type SkillOutline, skillsOf, wordOf, wordsIn } from "./outline";

const MOST_FILES = 64;

/** Return the item's file, the course's head, and the skills and rubrics that the item names. */
export function filesToTry(texts: Readonly<Record<string, string>>, path: string): Record<string, string> {
  const file = itemFile(texts[path] ?? "");
  const item = file ? itemOf(file) : null;
  const steps = item?.steps ?? [];
  const named = new Set([...wordsIn(item?.front.skills), ...steps.flatMap((step) => wordsIn(step.skills))]);
  const wrongs = [...steps.flatMap((step) => fieldsOf(step.wrong)), ...fieldsOf(item?.front.tests)];
  const ideas = new Set(wrongs.map((one) => wordOf(one.misconception)).filter(Boolean));
  const skills = skillsOf(texts);
  const needed = skills.filter((one) => named.has(one.id) || one.misconceptions.some((idea) => ideas.has(idea.id)));
  const rubrics = steps.map((step) => `rubrics/${wordOf(step.answer.rubric)}.md`);
  const paths = [
    "course.yaml",
    path,
    ...(needed.length > 0 ? needed : skills.slice(0, 1)).map((one: SkillOutline) => one.path),
    ...rubrics,
  ];
  const there = [...new Set(paths)].filter((one) => one in texts).slice(0, MOST_FILES);
  return Object.fromEntries(there.map((one) => [one, texts[one] ?? ""]));
}
