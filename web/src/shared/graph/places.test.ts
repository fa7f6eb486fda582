import { expect, it } from "vitest";
import { shownAt } from "./places";

const seen = { x: 0, y: 0, zoom: 1, width: 800, height: 500 };

it("the graph moves only as far as a skill needs to be seen, with room beside it", () => {
  expect(shownAt({ x: 100, y: 100 }, seen)).toEqual({ x: 0, y: 0 });
  expect(shownAt({ x: 700, y: 100 }, seen)).toEqual({ x: 800 - 80 - 224 - 700, y: 0 });
  expect(shownAt({ x: -50, y: 450 }, seen)).toEqual({ x: 130, y: 500 - 80 - 100 - 450 });
  expect(shownAt({ x: 500, y: 100 }, seen, 376).x).toBe(800 - 376 - 80 - 224 - 500);
  expect(shownAt({ x: 300, y: 100 }, { ...seen, width: 240 }).x).toBe(240 - 12 - 224 - 300);
});
