import { expect, it } from "vitest";
import { step } from "./walking";

const skill = (id: string, needs: string[], opens: string[]) => ({
  id,
  needs: needs.map((one) => ({ id: one })),
  opens,
});

it("arrow keys lead along the ways, and to what stands beside", () => {
  const skills = [
    skill("a", [], ["b", "c"]),
    skill("b", ["a"], ["d"]),
    skill("c", ["a"], ["d"]),
    skill("d", ["b", "c"], []),
  ];
  const places = new Map([
    ["a", { x: 0, y: 50 }],
    ["b", { x: 300, y: 0 }],
    ["c", { x: 300, y: 90 }],
    ["d", { x: 600, y: 50 }],
  ]);
  expect(step(skills, places, "a", "ArrowRight")).toBe("c");
  expect(step(skills, places, "d", "ArrowLeft")).toBe("c");
  expect(step(skills, places, "b", "ArrowDown")).toBe("c");
  expect(step(skills, places, "c", "ArrowUp")).toBe("b");
  expect(step(skills, places, "a", "ArrowLeft")).toBeNull();
});
