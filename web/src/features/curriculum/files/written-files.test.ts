import { describe, expect, it } from "vitest";
import { filesToLint } from "./written-files";

const skill = (title: string) => `---\ntitle: ${title}\n---\nHow it is done.\n`;
const TEXTS = {
  "course.yaml": "id: c\n",
  "skills/a.md": skill("A"),
  "skills/b.md": skill("B"),
  "items/a/1.md": "---\nskills: [a]\n---\nQ\n",
  "rubrics/r.md": "R",
};

describe("the files that lint needs", () => {
  it("are the one that is written whole, of other skills what they are, and no items", () => {
    expect(filesToLint(TEXTS, "skills/a.md")).toEqual({
      "course.yaml": "id: c\n",
      "skills/a.md": skill("A"),
      "skills/b.md": "---\ntitle: B\n---\n",
    });
    expect(filesToLint(TEXTS, "course.yaml")?.["skills/a.md"]).toBe("---\ntitle: A\n---\n");
  });

  it("are not sent where there are too many or they are too long", () => {
    const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`skills/s${at}.md`, skill("S")]));
    expect(filesToLint({ ...TEXTS, ...many }, "skills/a.md")).toBeNull();
    expect(filesToLint({ ...TEXTS, "skills/a.md": "x".repeat(800_001) }, "skills/a.md")).toBeNull();
  });
});
