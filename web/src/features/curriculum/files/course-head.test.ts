import { expect, it } from "vitest";
import { altOf, courseFaults, percentOf, withAlt, withPolicy } from "./course-head";
import { plainOf } from "./yaml-text";

const HEAD = `id: c # kept
title: Course
licence: CC BY 4.0
policy:
  review_cap: 0.5 # half
  desired_retention: 0.9
assets:
  - {name: box.png, alt: A box}`;
const head = plainOf(HEAD) ?? {};

it("the numbers of the pacing are shown as percent and written as shares", () => {
  expect([percentOf("0.5"), percentOf("0.335"), percentOf(undefined), percentOf("x")]).toEqual([50, 33.5, null, null]);
  expect(withPolicy(HEAD, head, "review_cap", 33.5)).toBe(HEAD.replace("0.5 # half", "0.335 # half"));
  expect(withPolicy("id: c", {}, "review_cap", 40)).toBe("id: c\npolicy:\n  review_cap: 0.4");
  const one = "id: c\npolicy:\n  review_cap: 0.4";
  expect(withPolicy(one, plainOf(one) ?? {}, "review_cap", null)).toBe("id: c");
  expect(withPolicy(HEAD, head, "desired_retention", null)).not.toContain("desired_retention");
});

it("a figure is told in words, listed or not", () => {
  expect([altOf(head, "box.png"), altOf(head, "other.png")]).toEqual(["A box", ""]);
  expect(withAlt(HEAD, head, "box.png", "An open box")).toBe(HEAD.replace("A box", '"An open box"'));
  expect(withAlt(HEAD, head, "other.png", "Another")).toBe(`${HEAD}\n  - {name: other.png, alt: "Another"}`);
  expect(withAlt(HEAD, head, "other.png", "")).toBe(HEAD);
});

it("what is wrong in the course is told at its field", () => {
  expect(courseFaults(head)).toEqual([]);
  expect(courseFaults({ title: "", locale: "German" }).map((one) => `${one.place} ${one.code}`)).toEqual([
    "front:title needed",
    "front:licence needed",
    "front:locale language",
  ]);
});
