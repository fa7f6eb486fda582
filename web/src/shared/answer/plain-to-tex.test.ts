import katex from "katex";
import { describe, expect, it } from "vitest";
import { plainToTex } from "./plain-to-tex";

describe("the preview of plain maths", () => {
  it.each([
    ["3/4", "\\frac{3}{4}"],
    ["(x+1)/(x-2)", "\\frac{x+1}{x-2}"],
    ["x^2", "x^{2}"],
    ["x**-2", "x^{-2}"],
    ["2x", "2x"],
    ["sqrt(2)", "\\sqrt{2}"],
    ["√2", "\\sqrt{2}"],
    ["x <= 3", "x\\le 3"],
    ["{1, 2}", "\\left\\{1,2\\right\\}"],
    ["[1, 2)", "\\left[1,2\\right)"],
    ["0,5", "0{,}5"],
    ["25 %", "25\\%"],
    ["1/2x", "\\frac{1}{2}x"],
    ["\\frac12", "\\frac12"],
    ["x^{2}+1", "x^{2}+1"],
  ])("%s reads as %s", (plain, tex) => {
    expect(plainToTex(plain)?.replace(/\s+/g, " ")).toBe(tex.replace(/\s+/g, " "));
  });
  it("shows nothing for nothing", () => {
    expect(plainToTex("  ")).toBeNull();
  });
  it("ends, and gives what KaTeX can draw, for whatever is half typed", () => {
    for (const text of [
      "(",
      "1/",
      "x^",
      "((x",
      "]1, 2[",
      "a/b/c",
      "x = 1 or x = 2",
      "√",
      "5 km/h",
      ")",
      "^",
      "#&_$",
      "}{",
      "|x|",
    ]) {
      expect(() =>
        katex.renderToString(plainToTex(text) ?? "", { throwOnError: true, strict: "ignore" }),
      ).not.toThrow();
    }
  });
});
