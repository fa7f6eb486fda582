import { describe, expect, it } from "vitest";
import type { FactOut } from "@/shared/api/schema";
import { compared, grouped, stateOf, sureness } from "./belief-words";

const fact = (change: Partial<FactOut> = {}): FactOut => ({
  id: "a",
  kind: "misconception",
  subject: "",
  course: null,
  value: "adds the denominators",
  confidence: 0.7,
  source: "graded",
  evidence: ["x", "y"],
  quote: null,
  valid_from: "2031-05-01T10:00:00Z",
  recorded_at: "2031-05-01T10:00:00Z",
  expires_at: null,
  contested: false,
  contests: null,
  version: "1",
  ...change,
});

describe("how a belief is told", () => {
  it("leaves out groups that are empty, and tells the surest first", () => {
    const found = grouped([
      fact({ id: "less", confidence: 0.5 }),
      fact({ id: "more", confidence: 0.9 }),
      fact({ id: "goal", kind: "goal" }),
    ]);
    expect(found.map(([group]) => group)).toEqual(["wishes", "hard"]);
    expect(found[1]?.[1].map(({ id }) => id)).toEqual(["more", "less"]);
  });

  it("says in words how sure it is", () => {
    expect([1, 0.85, 0.84, 0.6, 0.59, 0].map(sureness)).toEqual(["sure", "sure", "fairly", "fairly", "guess", "guess"]);
  });

  it("is contested while the learner doubts it, and when it stands against another", () => {
    expect(stateOf(fact({ contested: true }))).toBe("contested");
    expect(stateOf(fact({ contests: "b" }))).toBe("contested");
    expect(stateOf(fact())).toBe("active");
  });

  it("is in the learner's own words when it rests on their correction", () => {
    expect(stateOf(fact({ id: "said", source: "learner", evidence: ["said"] }))).toBe("corrected");
  });
});

describe("then and now", () => {
  it("marks what is gone, what changed, what is the same and what came later", () => {
    const then = [fact({ id: "gone" }), fact({ id: "changed" }), fact({ id: "same" })];
    const now = [
      fact({ id: "same", confidence: 0.71 }),
      fact({ id: "changed", confidence: 0.95 }),
      fact({ id: "new" }),
    ];
    expect(compared(then, now).map((one) => [one.fact.id, one.change])).toEqual([
      ["gone", "gone"],
      ["changed", "changed"],
      ["same", "same"],
      ["new", "new"],
    ]);
  });
});
