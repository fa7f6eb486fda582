import { describe, expect, it } from "vitest";
import { textOf, withoutSection, withSwapped } from "./markdown-file";
import { skillFaults } from "./skill-faults";
import { skillFieldAt, skillFile, skillOf, withExample, withExampleTitle, withExampleWords } from "./skill-file";

const SKILL = `---
id: add # kept
title: Addition
objective: Add two numbers.
mystery: yes
---

Put them together.

## A heading of its own
\\## Worked example of nothing

## Worked example: Apples
Two and three.

## worked example
No title.
`;
const opened = (text: string) => {
  const file = skillFile(text);
  const skill = file && skillOf(file);
  if (!file || !skill) throw new Error("unread");
  return { file, skill };
};

describe("a skill's file", () => {
  it("comes back as it was, and is nothing without front matter", () => {
    for (const text of [SKILL, "---\n---\n", "---\nid: a\n---\n## Worked example\n"])
      expect(textOf(opened(text).file)).toBe(text);
    expect(skillFile("Text")).toBeNull();
    expect(skillOf(opened(SKILL.replace("id: add", "id: add")).file)).not.toBeNull();
    expect(skillOf(skillFile("---\na: [\n---\n") as NonNullable<ReturnType<typeof skillFile>>)).toBeNull();
  });

  it("has an explanation with headings of its own, and worked examples", () => {
    const { skill } = opened(SKILL);
    expect(skill.explanation).toBe("Put them together.\n\n## A heading of its own\n## Worked example of nothing");
    expect(skill.examples.map((one) => [one.title, one.words])).toEqual([
      ["Apples", "Two and three."],
      ["", "No title."],
    ]);
  });

  it("is changed in its texts, and nowhere else", () => {
    const { file } = opened(SKILL);
    expect(textOf(withExampleWords(file, 1, "## Worked example\nmore"))).toBe(
      SKILL.replace("Two and three.", "\\## Worked example\nmore"),
    );
    expect(textOf(withExampleTitle(file, 1, "Pears"))).toBe(SKILL.replace("Apples", "Pears"));
    expect(textOf(withExampleTitle(file, 2, "Two"))).toBe(
      SKILL.replace("## worked example\n", "## worked example: Two\n"),
    );
    expect(textOf(withExampleTitle(file, 1, ""))).toBe(SKILL.replace(": Apples", ""));
  });

  it("gets, moves and loses examples", () => {
    const { file } = opened(SKILL);
    const more = withExampleWords(withExample(file), 3, "Third.");
    expect(textOf(more)).toBe(`${SKILL}\n## Worked example\nThird.\n\n`);
    expect(skillOf(withSwapped(file, 1, 2))?.examples.map((one) => one.title)).toEqual(["", "Apples"]);
    expect(textOf(withoutSection(more, 3))).toBe(`${SKILL}\n`);
  });

  it("knows which field stands at a line", () => {
    const { file } = opened(SKILL);
    expect([3, 8, 13, 16].map((line) => skillFieldAt(file, line))).toEqual(["front:title", "0:", "1:", "2:"]);
  });
});

it("what is wrong in a skill is told at its field", () => {
  expect(skillFaults({ title: "A", objective: "B", minutes: "8" })).toEqual([]);
  const found = skillFaults({
    title: " ",
    objective: "B",
    minutes: "0",
    encompasses: [{ id: "a", weight: "2" }],
    misconceptions: [
      { id: "x", name: "X", feedback: "F" },
      { id: "x", name: "", feedback: "F" },
      { id: "X!", name: "X", feedback: "F" },
    ],
  });
  expect(found.map((one) => `${one.place} ${one.code}`)).toEqual([
    "front:title needed",
    "front:minutes minutes",
    "front:encompasses.0.weight share",
    "front:misconceptions.1.id twice",
    "front:misconceptions.1.name needed",
    "front:misconceptions.2.id slug",
  ]);
});
