import { describe, expect, it } from "vitest";
import { overrideOf } from "./new-override";

const WISH = { id: "1", skill: "a", assignment: "b", until: "2099-01-01", reason: " because " };

describe("an override as it is sent", () => {
  it("has a skill and no assignment, but for an extension", () => {
    expect(overrideOf({ ...WISH, move: "pin" })).toMatchObject({
      skill: "a",
      assignment_id: null,
      until: "2099-01-01",
      reason: "because",
    });
    expect(overrideOf({ ...WISH, move: "extend" })).toMatchObject({
      skill: null,
      assignment_id: "b",
      until: "2099-01-01",
    });
  });

  it("has no date where the move takes none, and none where none was given", () => {
    expect(overrideOf({ ...WISH, move: "exempt" }).until).toBeNull();
    expect(overrideOf({ ...WISH, move: "reset" }).until).toBeNull();
    expect(overrideOf({ ...WISH, move: "pin", until: "" }).until).toBeNull();
  });
});
