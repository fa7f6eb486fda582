import { describe, expect, it } from "vitest";
import { complete, wished } from "./forget-wish";

describe("what is to be forgotten", () => {
  it("needs both days in order, a category, a course, or nothing more for everything", () => {
    expect(complete({ what: "period", first: "2031-05-01", last: "2031-05-07" })).toBe(true);
    expect(complete({ what: "period", first: "2031-05-08", last: "2031-05-07" })).toBe(false);
    expect(complete({ what: "period", first: "2031-05-08" })).toBe(false);
    expect(complete({ what: "category" })).toBe(false);
    expect(complete({ what: "course", course: "algebra" })).toBe(true);
    expect(complete({ what: "everything" })).toBe(true);
  });

  it("is sent with what it needs and nothing else", () => {
    const filled = { first: "2031-05-01", last: "2031-05-07", category: "chat", course: "algebra" };
    expect(wished({ what: "category", ...filled })).toEqual({ what: "category", category: "chat" });
    expect(wished({ what: "everything", ...filled })).toEqual({ what: "everything" });
  });
});
