import { describe, expect, it } from "vitest";
import { isTold, NOTHING, type Told, withTold } from "./report";

const reported = (...told: Told[]) => told.reduce(withTold, NOTHING);
const trial = { name: "f(1)", passed: true, input: "", expected: "1", got: "1" };

describe("a run of a program", () => {
  it("grows with what it prints, and with each test", () => {
    const report = reported(
      { kind: "begun", said: null },
      { kind: "ready", said: null },
      { kind: "output", said: "a" },
      { kind: "output", said: "b" },
      { kind: "test", said: trial },
      { kind: "done", said: null },
    );
    expect(report).toEqual({ phase: "done", output: "ab", ended: null, tests: [trial] });
  });
  it("keeps what was told when it is stopped, and forgets it when it begins anew", () => {
    const stopped = reported({ kind: "output", said: "a" }, { kind: "stopped", said: null });
    expect([stopped.phase, stopped.output]).toEqual(["stopped", "a"]);
    expect(withTold(stopped, { kind: "begun", said: null }).output).toBe("");
  });
  it("shows no more than it may", () => {
    expect(reported({ kind: "output", said: "x".repeat(50_000) }).output).toHaveLength(20_000);
  });
  it("believes nothing that is not shaped as it should be", () => {
    const ended = { error: null, line: 3, cut: false };
    for (const said of [
      { kind: "output", said: "a" },
      { kind: "test", said: trial },
      { kind: "ended", said: ended },
    ])
      expect(isTold(said)).toBe(true);
    for (const said of [
      null,
      "done",
      { kind: "output", said: {} },
      { kind: "test", said: { ...trial, got: [] } },
      { kind: "late" },
    ])
      expect(isTold(said)).toBe(false);
  });
});
