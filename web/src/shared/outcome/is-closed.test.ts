import { describe, expect, it } from "vitest";
import type { AttemptOut } from "@/shared/api/schema";
import { isClosed } from "./is-closed";

const outcome = (offer: { id: string; step: string | null } | null) =>
  ({ offer_id: "offer", step: "a", next: { offer } }) as unknown as AttemptOut;

describe("a step after an answer", () => {
  it.each([
    ["stays open when it is asked again", { id: "offer", step: "a" }, false],
    ["is closed when the next step opens", { id: "offer", step: "b" }, true],
    ["is closed when another activity follows", { id: "other", step: "a" }, true],
    ["is closed when nothing follows", null, true],
  ])("%s", (_, offer, closed) => {
    expect(isClosed(outcome(offer))).toBe(closed);
  });
});
