import { describe, expect, it } from "vitest";
import { optionsOf, typeChanges } from "../item/answer-fields";
import { fieldAt, itemOf, withFront, withStep, withTest, withWrong } from "./item-edits";
import { itemFile, type StepPlace, withNewSection, withSectionWords } from "./item-file";
import { type MarkdownFile, textOf, withoutSection, withSwapped } from "./markdown-file";
import { skillsOf } from "./outline";
import { filesToTry } from "./rehearsal-files";

const ONE = `---
id: two # the second
skills: [add]
answer: {type: number, value: "5"}
wrong:
  - {match: "6", misconception: off-by-one}
---
What is $2 + 3$?

## Hint
Count on.

## Solution
It is 5.
`;
const STEPS = `---
skills: [add]
---
Two.

## Step one
First.

\`\`\`answer
type: number # exact
value: "5"
\`\`\`

### Hint
Count.
`;
const SKILL = "---\ntitle: Addition\nmisconceptions:\n  - {id: off-by-one, name: Off by one}\n---\nText\n";

function opened(text: string): { file: MarkdownFile; step: StepPlace } {
  const file = itemFile(text);
  const step = file && itemOf(file)?.steps[0];
  if (!file || !step) throw new Error("unread");
  return { file, step };
}

describe("a form that writes an item's file", () => {
  it("changes the answer where it stands, beside its comment", () => {
    const { file, step } = opened(ONE);
    expect(textOf(withStep(file, step, "answer", [[["value"], { text: "7" }]]))).toBe(ONE.replace('"5"', '"7"'));
    const several = opened(STEPS);
    expect(textOf(withStep(several.file, several.step, "answer", [[["value"], { text: "7" }]]))).toBe(
      STEPS.replace('"5"', '"7"'),
    );
  });

  it("adds foreseen wrong answers and tests, and sets fields of the item", () => {
    const { file, step } = opened(ONE);
    const wrong = withWrong(file, step, { fields: { match: { text: "4" }, feedback: { text: "Add." } } });
    expect(textOf(wrong)).toContain('  - match: "4"\n    feedback: "Add."\n---');
    expect(textOf(withTest(file, { fields: { input: { text: "5" }, expect: "correct" } }))).toContain(
      "expect: correct",
    );
    expect(textOf(withFront(file, ["difficulty"], "0.5"))).toContain("id: two # the second");
  });

  it("adds, moves and removes rungs of the ladder", () => {
    const { file, step } = opened(ONE);
    const more = withSectionWords(withNewSection(file, step, "Hint"), 2, "Use fingers.");
    expect(textOf(more)).toBe(ONE.replace("## Solution", "## Hint\nUse fingers.\n\n## Solution"));
    expect(textOf(withSwapped(more, 1, 2)).indexOf("fingers")).toBeLessThan(textOf(more).indexOf("fingers"));
    expect(textOf(withoutSection(more, 2))).toBe(ONE);
    const several = opened(STEPS);
    expect(textOf(withNewSection(several.file, several.step, "Solution"))).toBe(`${STEPS}\n### Solution\n\n`);
  });

  it("drops what another type of answer cannot say", () => {
    const { file, step } = opened(ONE);
    const item = itemOf(file);
    const chosen = withStep(file, step, "answer", typeChanges(item?.steps[0]?.answer ?? {}, "choice"));
    const answer = itemOf(chosen)?.steps[0]?.answer ?? {};
    expect(answer.value).toBe("one");
    expect(optionsOf(answer).map((one) => one.right)).toEqual([true, false]);
    const back = withStep(chosen, step, "answer", typeChanges(answer, "number"));
    expect(itemOf(back)?.steps[0]?.answer).toEqual({ type: "number", value: "one" });
  });

  it("knows which field stands at a line", () => {
    const { file } = opened(ONE);
    expect(fieldAt(file, 4)).toBe("front:answer.type");
    expect(fieldAt(file, 6)).toBe("front:wrong.0.match");
    expect([fieldAt(file, 8), fieldAt(file, 11), fieldAt(file, 14)]).toEqual(["0:", "1:", "2:"]);
    expect(fieldAt(opened(STEPS).file, 11)).toBe("1:value");
  });

  it("is nothing where the YAML cannot be read", () => {
    expect(itemOf(itemFile("---\na: [\n---\n") as MarkdownFile)).toBeNull();
  });
});

describe("what an item needs to be tried", () => {
  const texts = {
    "course.yaml": "id: c",
    "items/two.md": ONE,
    "items/other.md": STEPS,
    "skills/add.md": "---\ntitle: Add\n---\n",
    "skills/count.md": SKILL,
    "skills/far.md": "---\ntitle: Far\n---\n",
  };

  it("is its file, the course's head, its skills, and those whose misconceptions it names", () => {
    expect(Object.keys(filesToTry(texts, "items/two.md"))).toEqual([
      "course.yaml",
      "items/two.md",
      "skills/add.md",
      "skills/count.md",
    ]);
    expect(Object.keys(filesToTry({ ...texts, "items/two.md": "broken" }, "items/two.md"))).toContain("skills/add.md");
  });

  it("skills are read with what they are called", () => {
    expect(skillsOf(texts).map((one) => [one.id, one.title, one.misconceptions.length])).toEqual([
      ["add", "Add", 0],
      ["count", "Addition", 1],
      ["far", "Far", 0],
    ]);
  });
});
