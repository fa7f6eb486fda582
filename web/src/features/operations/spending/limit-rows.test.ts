import { describe, expect, it } from "vitest";
import { isComplete, rowsOf, wishOf } from "./limit-rows";

describe("limits in a form", () => {
  it("come back as they were", () => {
    const limits = [
      { scope: "learner", per: "day", money: 0.5, tokens: null },
      { scope: "tenant", per: "month", money: null, tokens: 100_000 },
    ] as const;
    expect(rowsOf(limits).map(wishOf)).toEqual(limits);
  });

  it("are complete with money, with tokens, even with none at all allowed", () => {
    const row = { key: "a", scope: "class", per: "day", money: "", tokens: "" } as const;
    expect(isComplete(row)).toBe(false);
    expect(isComplete({ ...row, money: 0 })).toBe(true);
    expect(isComplete({ ...row, tokens: "12" })).toBe(true);
  });
});
