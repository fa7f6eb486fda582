import { beforeEach, describe, expect, it } from "vitest";
import { ApiProblem } from "@/shared/api/problem";
import { drop, keep, keys } from "@/shared/lib/storage";
import { fateOf, waitFor } from "./fate";
import { collect, type Pending, post, waiting } from "./outbox";

const pending = (id: string, enrollmentId = "course"): Pending => ({
  enrollmentId,
  offerId: "offer",
  attempt: { id, step: "a", answer: "7" },
  draft: "answer.offer.a",
});

describe("the outbox", () => {
  beforeEach(() => {
    for (const key of keys("local", "")) drop("local", key);
  });

  it("keeps an attempt until it is collected", () => {
    expect(post("ada", pending("1"))).toBe(true);
    expect(waiting("ada").map((one) => one.attempt.id)).toEqual(["1"]);
    collect("ada", "1");
    expect(waiting("ada")).toEqual([]);
  });
  it("gives the same attempt back after a reload, with the same id and answer", () => {
    post("ada", pending("1"));
    expect(waiting("ada")[0]?.attempt).toEqual({ id: "1", step: "a", answer: "7" });
  });
  it("shows nobody what another account has waiting", () => {
    post("ada", pending("1"));
    post("ada", pending("2", "other"));
    expect(waiting("ben")).toEqual([]);
    expect(waiting("ada")).toHaveLength(2);
  });
  it("an attempt kept twice is kept once", () => {
    post("ada", pending("1"));
    post("ada", pending("1"));
    expect(waiting("ada")).toHaveLength(1);
  });
  it("drops what nobody sent for weeks, and what cannot be read", () => {
    post("ada", pending("1"));
    keep("local", "outbox.ada.2", "no attempt");
    expect(waiting("ada", Date.now() + 15 * 86_400_000)).toEqual([]);
    expect(keys("local", "outbox.")).toEqual([]);
  });
});

describe("the fate of an attempt", () => {
  it.each([
    [0, "later"],
    [429, "later"],
    [500, "later"],
    [503, "later"],
    [401, "sign_in"],
    [409, "moved"],
    [404, "moved"],
    [422, "refused"],
    [403, "refused"],
  ])("after %i it is %s", (status, fate) => {
    expect(fateOf(new ApiProblem(status, undefined))).toBe(fate);
  });
  it("waits as long as the server asks, else longer each time up to a bound", () => {
    expect(waitFor(new ApiProblem(429, undefined, 7), 1)).toBe(7);
    const waits = [1, 2, 3, 4, 50].map((tries) => waitFor(new ApiProblem(0, undefined), tries));
    expect(waits).toEqual([2, 4, 8, 16, 20]);
  });
});
