import { describe, expect, it } from "vitest";
import { week } from "./week";

const NOW = new Date(2026, 10, 29, 22, 0);

describe("the week", () => {
  it("has seven days that end today, across the turn of a month", () => {
    const days = week([], new Date(2026, 2, 3));
    expect(days.map((one) => one.day)).toEqual([
      "2026-02-25",
      "2026-02-26",
      "2026-02-27",
      "2026-02-28",
      "2026-03-01",
      "2026-03-02",
      "2026-03-03",
    ]);
    expect(days.filter((one) => one.today)).toHaveLength(1);
  });

  it("counts work, and not that something was looked at", () => {
    const days = week(
      [
        { day: "2026-11-28", kind: "attempt" },
        { day: "2026-11-27", kind: "access" },
        { day: "2026-10-01", kind: "attempt" },
      ],
      NOW,
    );
    expect(days.filter((one) => one.worked).map((one) => one.day)).toEqual(["2026-11-28"]);
  });
});
