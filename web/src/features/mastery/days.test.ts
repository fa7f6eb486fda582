import { describe, expect, it } from "vitest";
import { perDay } from "./days";

const NOW = new Date(2026, 10, 29);

describe("answers of each day", () => {
  it("has every day, also those without answers", () => {
    const days = perDay([], NOW, 7);
    expect(days.map((one) => one.day)).toEqual([
      "2026-11-23",
      "2026-11-24",
      "2026-11-25",
      "2026-11-26",
      "2026-11-27",
      "2026-11-28",
      "2026-11-29",
    ]);
  });

  it("counts attempts alone, right ones apart, and nothing older", () => {
    const entries = [
      { day: "2026-11-28", kind: "attempt", verdict: "correct" },
      { day: "2026-11-28", kind: "attempt", verdict: "incorrect" },
      { day: "2026-11-28", kind: "hint" },
      { day: "2026-01-01", kind: "attempt", verdict: "correct" },
    ];
    const days = perDay(entries, NOW, 3);
    expect(days).toEqual([
      { day: "2026-11-27", right: 0, other: 0 },
      { day: "2026-11-28", right: 1, other: 1 },
      { day: "2026-11-29", right: 0, other: 0 },
    ]);
  });
});
