import { describe, expect, it } from "vitest";
import { bodyOf, filesOf, isSlug, newItem, offsetOf, packed } from "./course-files";

const bytes = (text: string) => new TextEncoder().encode(text);
const SKILL =
  "---\nid: b\ntitle: B\nprerequisites:\n  - id: a\n    why: first\nmisconceptions:\n  - id: c\n---\nBody\n";

describe("the files of a course", () => {
  it("come back as they were, figures untouched", () => {
    const unpacked = {
      "course.yaml": bytes("id: x\n"),
      "assets/box.png": new Uint8Array([1, 2]),
      "items/": new Uint8Array(),
    };
    const files = filesOf(unpacked);
    expect(files.texts).toEqual({ "course.yaml": "id: x\n" });
    expect(Object.keys(packed(files)).sort()).toEqual(["assets/box.png", "course.yaml"]);
  });

  it("have a body after their front matter, and lines to jump to", () => {
    expect(bodyOf(SKILL)).toBe("Body\n");
    expect(SKILL.slice(offsetOf(SKILL, 3), offsetOf(SKILL, 4))).toBe("title: B\n");
    expect(offsetOf("a", 9)).toBeGreaterThanOrEqual(1);
  });
});

it("ids are slugs", () => {
  expect([isSlug("two-step"), isSlug("Two"), isSlug(""), isSlug("a b")]).toEqual([true, false, false, false]);
  expect(newItem("i", "s")).toContain("skills: [s]");
});
