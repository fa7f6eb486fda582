import { expect, it } from "vitest";
import { workedOn } from "./worked";

const spread = {
  skill: { id: "a", title: "A", objective: "Do a." },
  not_begun: 12,
  learning: 11,
  stuck: 10,
  mastered: 15,
};

it("those who have begun a skill are counted only where every part may be said", () => {
  expect(workedOn(spread)).toBe(36);
  expect(workedOn({ ...spread, stuck: null })).toBeNull();
  expect(workedOn({ ...spread, not_begun: null })).toBe(36);
  expect(workedOn(undefined)).toBeNull();
});
