import { describe, expect, it } from "vitest";
import { range } from "./certainty";

describe("the range of a mastery", () => {
  it("lies around it, and is wider where less is known", () => {
    const sure = range(0.7, 0.1);
    const unsure = range(0.7, 1);
    expect(sure.low).toBeLessThan(0.7);
    expect(sure.high).toBeGreaterThan(0.7);
    expect(unsure.low).toBeLessThan(sure.low);
    expect(unsure.high).toBeGreaterThan(sure.high);
  });

  it("stays within nought and one, even at the ends", () => {
    for (const mastery of [0, 1]) {
      const { low, high } = range(mastery, 4);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
    }
  });

  it("is the point itself where nothing is known of it", () => {
    expect(range(0.4, null)).toEqual({ low: 0.4, high: 0.4 });
  });
});
