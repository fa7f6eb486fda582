import { describe, expect, it } from "vitest";
import { itemFile, stepsOf, withSectionWords, wordsOf } from "./item-file";
import { sectionLines, textOf, titleOf } from "./markdown-file";

const ONE = `---
# kept
id: two # beside
skills: [add]
answer: {type: number, value: "5"}
mystery: 1
---

What is $2 + 3$?

## Hint
Count on.

## Hint: Look closer
\\## no heading

## Solution
It is 5.
`;
const SEVERAL = `---
skills: [add]
---
Two parts.

## Step one
First.

\`\`\`answer
type: number
value: "5"
\`\`\`

### Hint
Count.

## Step two
\`\`\`answer
type: number
value: "8"
\`\`\`
### Solution
Eight.
`;

describe("an item's file", () => {
  it("comes back as it was, and is nothing without front matter", () => {
    for (const text of [ONE, SEVERAL, "---\n---\n", "---\nid: a\n---\n## Step x\n```answer\n```"])
      expect(textOf(itemFile(text) as NonNullable<ReturnType<typeof itemFile>>)).toBe(text);
    expect(itemFile("What?")).toBeNull();
    expect(itemFile("---\nid: a\n")).toBeNull();
  });

  it("knows its steps, their hints and solutions", () => {
    const one = itemFile(ONE);
    const several = itemFile(SEVERAL);
    if (!one || !several) throw new Error("unread");
    expect(stepsOf(one)).toEqual([{ id: "a", at: -1, hints: [1, 2], solution: 3, end: 4 }]);
    expect(stepsOf(several)).toEqual([
      { id: "one", at: 1, hints: [2], solution: null, end: 3 },
      { id: "two", at: 3, hints: [], solution: 4, end: 5 },
    ]);
    expect(several.sections[3]?.answer).toBe('type: number\nvalue: "8"\n');
    expect(titleOf(one.sections[2]?.heading ?? null)).toBe("Look closer");
  });

  it("changes words and nothing else, and keeps a text from being taken for a heading", () => {
    const file = itemFile(ONE);
    const hint = file?.sections[2];
    if (!file || !hint) throw new Error("unread");
    expect(wordsOf(hint)).toBe("## no heading");
    const more = withSectionWords(file, 2, "## still none\nmore");
    expect(textOf(more)).toBe(ONE.replace("\\## no heading", "\\## still none\nmore"));
    expect(wordsOf(more.sections[2] ?? hint)).toBe("## still none\nmore");
  });

  it("knows at which line each part begins", () => {
    const file = itemFile(ONE);
    if (!file) throw new Error("unread");
    const lines = ONE.split("\n");
    expect(sectionLines(file).map((line) => lines[line - 1])).toEqual([
      "",
      "## Hint",
      "## Hint: Look closer",
      "## Solution",
    ]);
  });
});
