import { describe, expect, it } from "vitest";
import { mayGive } from "./consent-rules";

describe("who gives a consent", () => {
  it("is the learner once old enough, and nobody for them", () => {
    expect(mayGive({ decided_by: "learner" }, true)).toBe(true);
    expect(mayGive({ decided_by: "learner" }, false)).toBe(false);
  });
  it("is a guardian before that", () => {
    expect(mayGive({ decided_by: "guardian" }, true)).toBe(false);
    expect(mayGive({ decided_by: "guardian" }, false)).toBe(true);
  });
});
