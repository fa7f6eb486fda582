import { expect, it } from "vitest";
import { pointsOf } from "./points";

it("a point of a skill's history has the range that its mastery lay in", () => {
  const [point] = pointsOf([{ day: "2026-11-23", mastery: 0.6, uncertainty: 0.5, mastered: false, answers: 2 }]);
  expect(point?.mastery).toBe(0.6);
  expect(point?.low).toBeLessThan(0.6);
  expect(point?.high).toBeGreaterThan(0.6);
  expect(point?.at).toBe(new Date(2026, 10, 23, 12).getTime());
});
