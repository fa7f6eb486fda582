import { describe, expect, it } from "vitest";
import { circleOf, withNeed, withoutNeed, withWhy } from "./graph-edits";
import { skillsOf } from "./outline";

const SKILL = `---
id: b # the second
title: B
prerequisites:
  - id: a # first of all
    why: it comes first
misconceptions:
  - {id: c, name: C, feedback: F}
---
Body with prerequisites: none
`;

describe("what a skill builds on", () => {
  it("gets one more with its why, beside comments and whatever else is there", () => {
    const more = withNeed(SKILL, "c", "because: yes");
    expect(more).toBe(SKILL.replace("first\nmis", 'first\n  - id: c\n    why: "because: yes"\nmis'));
    expect(withNeed(SKILL, "a", "again")).toBe(SKILL);
    expect(withNeed("---\nid: n\nprerequisites: []\n---\nText", "a", "w")).toContain(
      'prerequisites: [{id: a, why: "w"}]',
    );
    expect(withNeed("---\nid: n\n---\nText", "a", "w")).toBe(
      '---\nid: n\nprerequisites:\n  - id: a\n    why: "w"\n---\nText',
    );
    expect(withNeed("no front", "a", "w")).toBe("no front");
  });

  it("loses one, and says another why", () => {
    expect(withoutNeed(SKILL, "a")).not.toContain("id: a");
    expect(withoutNeed(SKILL, "z")).toBe(SKILL);
    expect(withWhy(SKILL, "a", "Better so.")).toBe(SKILL.replace("why: it comes first", 'why: "Better so."'));
    const proposed = SKILL.replace("why: it comes first", "why: it comes first\n    proposed: true");
    expect(withWhy(proposed, "a", "Yes.")).not.toContain("proposed");
  });
});

it("a circle is named by all that are in it", () => {
  const file = (...needs: string[]) => `---\nprerequisites: [${needs.map((id) => `{id: ${id}, why: w}`)}]\n---\n`;
  const skills = skillsOf({
    "skills/a.md": file(),
    "skills/b.md": file("a"),
    "skills/c.md": file("b"),
    "skills/d.md": file("a"),
  });
  expect(circleOf(skills, "a", "c")).toEqual(["a", "c", "b", "a"]);
  expect(circleOf(skills, "a", "a")).toEqual(["a", "a"]);
  expect(circleOf(skills, "c", "d")).toBeNull();
});
