import { describe, expect, it } from "vitest";
import { inWords } from "./read-aloud";

describe("a text read aloud", () => {
  it("has its formulas in words, between its sentences", () => {
    expect(inWords("Solve $x+1=2$ now.", (latex) => `<${latex}>`)).toBe("Solve <x+1=2> now.");
    expect(inWords("$$\\frac{1}{2}$$", () => "one half")).toBe("one half");
  });

  it("says no marks and no addresses", () => {
    expect(inWords("## Why\n\n**Both** parts, see [here](/x) ![a box](/v1/b)", String)).toBe(
      "Why Both parts, see here a box",
    );
  });
});
