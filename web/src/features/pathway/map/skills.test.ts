import { describe, expect, it } from "vitest";
import type { GraphOut, ProgressOut } from "@/shared/api/schema";
import { skillsOf } from "./skills";

const node = (id: string, ...needs: string[]) => ({
  id,
  title: id.toUpperCase(),
  objective: "",
  prerequisites: needs.map((skill) => ({ id: skill, why: `${skill} comes first` })),
});
const GRAPH = { skills: [node("a"), node("b", "a"), node("c", "a"), node("d", "b", "c")] } as unknown as GraphOut;
const PROGRESS = {
  skills: [
    { skill: { id: "a" }, state: "mastered", mastery: 0.9 },
    { skill: { id: "b" }, state: "ready" },
  ],
} as unknown as ProgressOut;

describe("the skills of a map", () => {
  const skills = skillsOf(GRAPH, PROGRESS, new Date("2026-11-29"));

  it("know what they need, why, and whether it is there", () => {
    expect(skills[3]?.needs).toEqual([
      { id: "b", title: "B", why: "b comes first", met: false },
      { id: "c", title: "C", why: "c comes first", met: false },
    ]);
    expect(skills[1]?.needs[0]?.met).toBe(true);
  });

  it("know what they open, and are locked where nothing is known", () => {
    expect(skills[0]?.opens.map((way) => [way.id, way.why])).toEqual([
      ["b", "a comes first"],
      ["c", "a comes first"],
    ]);
    expect(skills[2]?.state).toBe("locked");
  });
});
