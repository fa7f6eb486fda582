import { describe, expect, it } from "vitest";
import { pathAt, plainOf, withAdded, withKey, withKeysSwapped, withList, withValue } from "./yaml-text";

const FRONT = `# of the item
id: two # its name
skills: [add]
difficulty: 0.50
answer: {type: number, value: '5', tolerance: "0.1"} # exact
mystery: {kept: yes}
wrong:
  # often
  - {match: "6", misconception: off-by-one}
tests:
  - input: "5"
    expect: correct`;

describe("YAML of a course file", () => {
  it("is read as it was written: numbers keep their zeros", () => {
    expect(plainOf(FRONT)).toMatchObject({ difficulty: "0.50", answer: { type: "number", value: "5" } });
    expect(plainOf("a: [")).toBeNull();
    expect(plainOf("- a")).toBeNull();
    expect(plainOf("")).toEqual({});
  });

  it("keeps comments, unknown fields, quotes and order when one value changes", () => {
    expect(withValue(FRONT, ["answer", "value"], { text: "{{a + b}}" })).toBe(
      FRONT.replace("value: '5'", "value: '{{a + b}}'"),
    );
    expect(withValue(FRONT, ["difficulty"], "0.7")).toBe(FRONT.replace("0.50", "0.7"));
    expect(withValue(FRONT, ["answer", "tolerance"], null)).toBe(FRONT.replace(`, tolerance: "0.1"`, ""));
  });

  it("adds to a list that is there, and makes one that is not", () => {
    const added = withAdded(FRONT, ["wrong"], {
      fields: { match: { text: "4" }, feedback: { text: "Off: by # one" } },
    });
    expect(added).toContain("  # often\n");
    expect(plainOf(added)?.wrong).toEqual([
      { match: "6", misconception: "off-by-one" },
      { match: "4", feedback: "Off: by # one" },
    ]);
    expect(plainOf(withAdded("id: x", ["tests"], { fields: { input: { text: "5" }, expect: "correct" } }))).toEqual({
      id: "x",
      tests: [{ input: "5", expect: "correct" }],
    });
  });

  it("changes nothing in what it cannot read, and quotes texts that look like something else", () => {
    expect(withValue("a: [", ["b"], "c")).toBe("a: [");
    expect(withValue("id: x", ["title"], { text: "null: true" })).toBe('id: x\ntitle: "null: true"');
  });

  it("keeps the lines of a folded text that is not what was changed", () => {
    const text = "title: A\ndescription: >-\n  One line\n  and another.\ngoals:\n  - a # first\n  - >-\n    b\n    c";
    expect(withValue(text, ["title"], { text: "B" })).toBe(text.replace("title: A", 'title: "B"'));
    expect(plainOf(withValue(text, ["description"], { text: "New\nwords" }))?.description).toBe("New\nwords");
    expect(withValue(text, ["description"], { text: "New" })).toContain("    b\n    c");
  });

  it("writes a list anew, and keeps what stays as it was written", () => {
    const text = "where: ['a != b', \"c\"] # both";
    expect(withList(text, ["where"], ["c", "a != b", "d"], (one) => ({ text: one }))).toBe(
      'where: ["c", \'a != b\', "d"] # both',
    );
    expect(withList("id: x", ["where"], ["b"], (one) => one)).toBe("id: x\nwhere:\n  - b");
    expect(withList(`id: x\n${text}`, ["where"], [], (one) => one)).toBe("id: x");
  });

  it("names a field anew and puts one before another, each with its comment", () => {
    const text = "v:\n  a: {range: [2, 9]} # one\n  b: a + 1";
    expect(withKey(text, ["v"], "a", "c")).toBe(text.replace("  a:", "  c:"));
    expect(withKey(text, ["v"], "a", "b")).toBe(text);
    expect(withKeysSwapped(text, ["v"], 0, 1)).toBe("v:\n  b: a + 1\n  a: {range: [2, 9]} # one");
    expect(withKeysSwapped(text, ["v"], 1, 2)).toBe(text);
  });

  it("knows what stands at a line", () => {
    expect(pathAt(FRONT, 4)).toEqual(["answer", "type"]);
    expect(pathAt(FRONT, 8)).toEqual(["wrong", 0, "match"]);
    expect(pathAt(FRONT, 11)).toEqual(["tests", 0, "expect"]);
    expect(pathAt(FRONT, 0)).toEqual([]);
  });
});
