import { describe, expect, it } from "vitest";
import type { StepOut } from "@/shared/api/schema";
import { answerOf, argumentLines, fieldOfLine, listDraft, orderOf, resized, rowsOf, TEX } from "./answer-draft";

const step = (answer_type: StepOut["answer_type"], ids: string[] = []): StepOut => ({
  id: "a",
  prompt: "",
  answer_type,
  form: "any",
  done: false,
  attempts: 0,
  hints: [],
  given: false,
  shapes: ["text"],
  tests: [],
  units: [],
  choices: ids.map((id) => ({ id, text: id })),
});

describe("an answer is shaped as its step wants it", () => {
  it("a text is trimmed, and nothing is no answer", () => {
    expect(answerOf(step("number"), "  7 ")).toBe("7");
    expect(answerOf(step("number"), "   ")).toBeNull();
  });
  it("what comes from the maths field is sent as LaTeX", () => {
    expect(answerOf(step("fraction"), `${TEX}\\frac{1}{2}`)).toBe("\\frac{1}{2}");
    expect(answerOf(step("fraction"), TEX)).toBeNull();
  });
  it("ticked choices are a list of ids", () => {
    expect(answerOf(step("multi_choice"), listDraft(["b", "a"]))).toEqual(["b", "a"]);
    expect(answerOf(step("multi_choice"), listDraft([]))).toBeNull();
  });
  it("an order that nobody touched is the order as it is shown", () => {
    expect(answerOf(step("ordering", ["x", "y", "z"]), "")).toEqual(["x", "y", "z"]);
    expect(orderOf(listDraft(["z", "gone"]), ["x", "y", "z"])).toEqual(["z", "x", "y"]);
  });
  it("a matrix is rows of cells, and waits until every cell is filled", () => {
    expect(answerOf(step("matrix"), JSON.stringify([["1", " 2"]]))).toEqual([["1", "2"]]);
    expect(answerOf(step("matrix"), JSON.stringify([["1", ""]]))).toBeNull();
    expect(rowsOf("no rows")).toEqual([
      ["", ""],
      ["", ""],
    ]);
    expect(
      resized(
        [
          ["1", "2"],
          ["3", "4"],
        ],
        3,
        1,
      ),
    ).toEqual([["1"], ["3"], [""]]);
  });
  it("an argument is a line a line, without those left empty", () => {
    expect(answerOf(step("argument"), listDraft(["2x = 4", "", `${TEX}x=2`]))).toBe("2x = 4\nx=2");
    expect(answerOf(step("argument"), listDraft(["", ""]))).toBeNull();
    expect(argumentLines("")).toEqual([""]);
  });
  it("the first wrong line is found among the fields, whatever was left empty", () => {
    expect(fieldOfLine(["2x = 4", "", "x = 3"], 2)).toBe(2);
    expect(fieldOfLine(["2x = 4"], 5)).toBe(-1);
  });
  it("a program keeps its spaces", () => {
    expect(answerOf(step("code"), "    x = 1\n")).toBe("    x = 1\n");
  });
});
