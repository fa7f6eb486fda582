import { describe, expect, it } from "vitest";
import type { TurnOut } from "@/shared/api/schema";
import { anyAwaited, isAwaited, withStopped } from "./said";

const AT = "2026-11-29T10:00:00Z";
const NOW = new Date(AT).getTime();
const turn = (more: Partial<TurnOut>): TurnOut => ({
  id: "a",
  text: "Why?",
  reply: null,
  authored: false,
  complete: false,
  for_a_person: false,
  at: AT,
  ...more,
});
const STOPPED = { turn: { id: "a", text: "Why?", mode: "solve" as const }, reply: "Look at", at: AT };

describe("a reply", () => {
  it("is awaited while it is written, and no longer when its writer must have gone", () => {
    expect(isAwaited(turn({}), NOW + 5_000)).toBe(true);
    expect(isAwaited(turn({}), NOW + 600_000)).toBe(false);
  });

  it("is not awaited once it is there, or was there and is deleted", () => {
    expect(isAwaited(turn({ reply: "Look." }), NOW)).toBe(false);
    expect(isAwaited(turn({ complete: true }), NOW)).toBe(false);
    expect(isAwaited(turn({ authored: true }), NOW)).toBe(false);
  });
});

describe("a reply that was stopped", () => {
  it("keeps its place and what was read before the chat is loaded again", () => {
    expect(withStopped([], STOPPED).map((one) => one.reply)).toEqual(["Look at"]);
    expect(withStopped([turn({})], STOPPED).map((one) => one.reply)).toEqual(["Look at"]);
  });

  it("is looked for while it can come, not for ever", () => {
    expect(anyAwaited([], STOPPED, NOW + 5_000)).toBe(true);
    expect(anyAwaited([], STOPPED, NOW + 600_000)).toBe(false);
    expect(anyAwaited([], null, NOW)).toBe(false);
  });

  it("gives way to the whole of it", () => {
    expect(withStopped([turn({ reply: "Look at it.", complete: true })], STOPPED)[0]?.reply).toBe("Look at it.");
  });
});
