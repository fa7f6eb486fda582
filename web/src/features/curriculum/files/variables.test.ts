import { describe, expect, it } from "vitest";
import {
  variableFaults,
  variablesOf,
  withChoices,
  withComputed,
  withConditions,
  withEarlier,
  withEnd,
  withExcluded,
  withKind,
  withName,
  withoutVariable,
  withStepSize,
  withVariable,
} from "./variables";
import { plainOf } from "./yaml-text";

const FRONT = `id: sum # kept
variables:
  # the first
  a: {range: [2, 9]} # one
  b: {range: [-9, 9], step: 2, exclude: [0]}
  word: {choices: [2, 'three', "4"]}
  sum: a + b
  twice: {value: "2 * sum"}
where: ["a != b"]`;
const known = (front: string) => variablesOf(plainOf(front) ?? {});
const named = (front: string, name: string) => {
  const found = known(front).find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

describe("variables of an item", () => {
  it("are read in their order, each with how it gets its value", () => {
    expect(known(FRONT).map((one) => [one.name, one.kind])).toEqual([
      ["a", "range"],
      ["b", "range"],
      ["word", "choices"],
      ["sum", "value"],
      ["twice", "value"],
    ]);
    expect(named(FRONT, "b")).toMatchObject({ low: "-9", high: "9", step: "2", exclude: ["0"] });
    expect(named(FRONT, "sum")).toMatchObject({ value: "a + b", short: true });
    expect(known("id: x")).toEqual([]);
    expect(variableFaults(known(FRONT))).toEqual([]);
  });

  it("are changed where they stand, beside comments and whatever else is there", () => {
    expect(withEnd(FRONT, "a", "high", "12")).toBe(FRONT.replace("[2, 9]} # one", "[2, 12]} # one"));
    expect(withStepSize(FRONT, "b", "")).toBe(FRONT.replace(", step: 2", ""));
    expect(withExcluded(FRONT, "b", "0, 3 -1")).toBe(FRONT.replace("[0]", "[0, 3, -1]"));
    expect(withExcluded(FRONT, "b", "")).toBe(FRONT.replace(", exclude: [0]", ""));
    expect(withName(FRONT, "a", "c")).toBe(FRONT.replace("  a:", "  c:"));
    expect(withConditions(FRONT, "a != b\na > 1")).toBe(FRONT.replace('["a != b"]', '["a != b", "a > 1"]'));
  });

  it("that are chosen from a list keep which of it are numbers and which are texts", () => {
    expect(withChoices(FRONT, "word", "three\n4\n2\n7\nfour")).toBe(
      FRONT.replace("[2, 'three', \"4\"]", '[\'three\', "4", 2, 7, "four"]'),
    );
    expect(named(withChoices(FRONT, "word", ""), "word")).toMatchObject({ kind: "choices", choices: [] });
  });

  it("that are computed are written as briefly as they were", () => {
    expect(withComputed(FRONT, named(FRONT, "sum"), "a - b")).toContain('  sum: "a - b"\n');
    expect(withComputed(FRONT, named(FRONT, "twice"), "3 * sum")).toContain('  twice: {value: "3 * sum"}\n');
  });

  it("are added, drawn in another order, made otherwise and taken out", () => {
    const more = withVariable(FRONT, known(FRONT));
    expect(more).toContain("  c: {range: [2, 9]}\n");
    expect(withVariable("id: x", [])).toBe("id: x\nvariables:\n  a: {range: [2, 9]}".replace("  a: ", "  a: "));
    expect(known(withEarlier(FRONT, 1)).map((one) => one.name)).toEqual(["b", "a", "word", "sum", "twice"]);
    expect(named(withKind(FRONT, "a", "choices"), "a")).toMatchObject({ kind: "choices", choices: ["2", "3", "5"] });
    expect(named(withKind(FRONT, "sum", "range"), "sum")).toMatchObject({ kind: "range", low: "2", high: "9" });
    expect(named(withKind(FRONT, "word", "value"), "word")).toMatchObject({ kind: "value", value: "1 + 1" });
    expect(known(withoutVariable(FRONT, known(FRONT), "b")).map((one) => one.name)).not.toContain("b");
    const one = "id: x\nvariables:\n  a: {range: [2, 9]}";
    expect(withoutVariable(one, known(one), "a")).toBe("id: x");
  });

  it("tell at their fields what is wrong", () => {
    const faults = (variables: string) => variableFaults(known(`variables:\n  ${variables}`));
    expect(faults("a: {range: [9, 2]}")).toEqual([{ place: "front:variables.a.range.1", code: "order" }]);
    expect(faults("a: {range: [x, 2], step: 0, exclude: [y]}").map((one) => one.place)).toEqual([
      "front:variables.a.range.0",
      "front:variables.a.step",
      "front:variables.a.exclude",
    ]);
    expect(faults("a: {choices: []}")).toEqual([{ place: "front:variables.a.choices", code: "needed" }]);
    expect(faults('a: ""')).toEqual([{ place: "front:variables.a", code: "needed" }]);
  });
});
