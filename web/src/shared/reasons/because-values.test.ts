import { describe, expect, it } from "vitest";
import type { BecauseOut } from "@/shared/api/schema";
import { becauseValues } from "./because-values";

const more = (count: number) => `${count} more`;
const reason = (values: BecauseOut["values"], titles: string[] = []): BecauseOut => ({
  code: "any",
  text: "",
  values,
  evidence: [],
  skills: titles.map((title) => ({ id: title, title, objective: "" })),
});

describe("what the sentence of a reason names", () => {
  it("writes shares as percent and a while ago in words", () => {
    expect(becauseValues(reason({ attempts: 4, days: 2.2, recall: 0.81, below: 0.9 }), more)).toMatchObject({
      count: 4,
      ago: "2 days ago",
      recall: "81%",
      below: "90%",
    });
    expect(becauseValues(reason({ attempts: 1, days: 0.2 }), more).ago).toBe("today");
  });
  it("names three skills, and how many there are beside", () => {
    expect(becauseValues(reason({}, ["a", "b", "c", "d", "e"]), more).skills).toBe("a, b, c, and 2 more");
    expect(becauseValues(reason({}, ["a"]), more).skills).toBe("a");
  });
  it("says the chance of a draw", () => {
    expect(becauseValues(reason({ eligible: 7, propensity: 0.5 }), more)).toMatchObject({ count: 7, chance: "50%" });
  });
});
