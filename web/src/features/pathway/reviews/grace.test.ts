import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GRACE_MS, useGrace } from "./grace";

describe("the grace before an answer is sent", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("sends once when the time is over", () => {
    const sent: string[] = [];
    const { result } = renderHook(() => useGrace<string>((wish) => sent.push(wish)));
    act(() => result.current.hold("a"));
    expect(result.current.waiting).toBe("a");
    act(() => vi.advanceTimersByTime(GRACE_MS));
    act(() => vi.advanceTimersByTime(GRACE_MS));
    expect(sent).toEqual(["a"]);
    expect(result.current.waiting).toBeNull();
  });

  it("sends nothing that was taken back", () => {
    const sent: string[] = [];
    const { result } = renderHook(() => useGrace<string>((wish) => sent.push(wish)));
    act(() => result.current.hold("a"));
    act(() => result.current.undo());
    act(() => vi.advanceTimersByTime(GRACE_MS));
    expect(sent).toEqual([]);
  });

  it("sends at once when told to, and when the page is left", () => {
    const sent: string[] = [];
    const { result, unmount } = renderHook(() => useGrace<string>((wish) => sent.push(wish)));
    act(() => result.current.hold("a"));
    act(() => result.current.now());
    act(() => result.current.hold("b"));
    unmount();
    expect(sent).toEqual(["a", "b"]);
  });
});
