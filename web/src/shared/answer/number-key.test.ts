import { describe, expect, it } from "vitest";
import type { StepOut } from "@/shared/api/schema";
import { afterNumberKey, toggled } from "./number-key";

const step = (answer_type: StepOut["answer_type"]): StepOut =>
  ({
    answer_type,
    choices: [
      { id: "a", text: "A" },
      { id: "b", text: "B" },
    ],
  }) as unknown as StepOut;

describe("a number key", () => {
  it("chooses one", () => expect(afterNumberKey(step("choice"), "a", 2)).toBe("b"));
  it("puts one of several in", () => expect(afterNumberKey(step("multi_choice"), '["a"]', 2)).toBe('["a","b"]'));
  it("does nothing where there is no such option, or where options are ordered", () => {
    expect(afterNumberKey(step("choice"), "", 3)).toBeNull();
    expect(afterNumberKey(step("ordering"), "", 1)).toBeNull();
  });
});

describe("one of several", () => {
  it("is taken out again", () => expect(toggled('["a","b"]', "a")).toBe('["b"]'));
  it("leaves nothing when it was the only one", () => expect(toggled('["a"]', "a")).toBe(""));
});
