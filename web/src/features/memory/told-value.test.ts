import { describe, expect, it } from "vitest";
import { told } from "./told-value";

describe("a belief's value", () => {
  it("is told as written when a person wrote it", () => {
    expect(told({ value: "about 20 seconds an answer", source: "learner", kind: "pace" })).toEqual({
      as: "words",
      words: "about 20 seconds an answer",
    });
  });

  it("is a message when a rule wrote it", () => {
    expect(told({ value: "about 20 seconds an answer", source: "graded", kind: "pace" })).toMatchObject({
      key: "pace",
    });
    expect(told({ value: "often wrong at the first try", source: "graded", kind: "recurring_error" })).toMatchObject({
      key: "firstTry",
    });
    expect(
      told({ value: "step b of add-two goes wrong again and again", source: "graded", kind: "recurring_error" }),
    ).toMatchObject({ key: "step", values: { step: "b", item: "add-two" } });
  });

  it("counts a session's answers by skill", () => {
    expect(
      told({
        value: "24 answers, 12 right, 2 with hints: fractions 14, number-line 10",
        source: "graded",
        kind: "episode_summary",
      }),
    ).toEqual({
      as: "summary",
      answers: 24,
      right: 12,
      hinted: 2,
      skills: [
        ["fractions", 14],
        ["number-line", 10],
      ],
    });
  });

  it("makes words of a misconception's short name", () => {
    expect(told({ value: "mixes-gcf-and-lcm", source: "graded", kind: "misconception" })).toEqual({
      as: "words",
      words: "Mixes gcf and lcm",
    });
  });
});
