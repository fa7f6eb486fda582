import { describe, expect, it } from "vitest";
import { plainOf } from "../files/yaml-text";
import { MIGRATIONS, suggested, unsaid, withMap } from "./becomes";

const skill = (title: string) => `---\ntitle: ${title}\n---\n`;
const item = (...skills: string[]) => `---\nskills: [${skills}]\nanswer: {type: number, value: "1"}\n---\nQ\n`;
const BEFORE = {
  "skills/a.md": skill("Adding"),
  "skills/b.md": skill("Fractions of all kinds"),
  "skills/c.md": skill("Long division"),
  "skills/d.md": skill("Signs one"),
  "skills/e.md": skill("Signs two"),
  "items/b/b1.md": item("b"),
  "items/b/b2.md": item("b"),
  "items/c/c1.md": item("c"),
  "items/d/d1.md": item("d"),
  "items/e/e1.md": item("e"),
};
const AFTER = {
  "skills/a.md": skill("Adding"),
  "skills/halves.md": skill("Halves"),
  "skills/thirds.md": skill("Thirds"),
  "skills/signs.md": skill("Signs"),
  "items/halves/b1.md": item("halves"),
  "items/thirds/b2.md": item("thirds"),
  "items/signs/d1.md": item("signs"),
  "items/signs/e1.md": item("signs"),
  [MIGRATIONS]: "skills:\n  - {retire: older} # long ago\n",
};

describe("what became of skills that are gone", () => {
  it("is suggested by where their items went, and by names", () => {
    expect(suggested(["b", "c", "d", "e"], BEFORE, AFTER)).toEqual({
      b: { kind: "split", to: ["halves", "thirds"] },
      c: null,
      d: { kind: "merged", to: ["signs"] },
      e: { kind: "merged", to: ["signs"] },
    });
    const named = { ...AFTER, "skills/division.md": skill("Long division") };
    expect(suggested(["c"], BEFORE, named).c).toEqual({ kind: "renamed", to: ["division"] });
    const moved = { ...AFTER, "items/a/c1.md": item("a") };
    expect(suggested(["c"], BEFORE, moved).c).toEqual({ kind: "merged", to: ["a"] });
  });

  it("is asked for until all is said", () => {
    expect(unsaid({ a: null, b: { kind: "split", to: ["x"] }, c: { kind: "retired", to: [] } })).toEqual(["a", "b"]);
  });

  it("is written after the lines that are there, one line for all that are merged", () => {
    const made = withMap(
      {
        b: { kind: "split", to: ["halves", "thirds"] },
        c: { kind: "retired", to: [] },
        d: { kind: "merged", to: ["signs"] },
        e: { kind: "renamed", to: ["signs"] },
      },
      BEFORE,
      AFTER,
    );
    expect(made[MIGRATIONS]).toContain("# long ago");
    expect(plainOf(made[MIGRATIONS] ?? "")).toEqual({
      skills: [
        { retire: "older" },
        { split: "b", to: ["halves", "thirds"] },
        { retire: "c" },
        { merge: ["d", "e"], to: "signs" },
      ],
    });
  });

  it("brings a skill that is kept back with its own items, and needs no line for it", () => {
    const made = withMap({ c: { kind: "kept", to: [] } }, BEFORE, AFTER);
    expect(Object.keys(made)).toContain("skills/c.md");
    expect(Object.keys(made)).toContain("items/c/c1.md");
    expect(made[MIGRATIONS]).toBe(AFTER[MIGRATIONS]);
  });
});
