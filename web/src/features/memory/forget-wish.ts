/** What is to be forgotten, as it is filled in, and as the API takes it (pure). */
import type { ForgetIn } from "@/shared/api/schema";

export type ForgetWish = {
  what: ForgetIn["what"];
  category?: string;
  course?: string;
  first?: string;
  last?: string;
};

/** Return whether a wish says all that it needs. */
export function complete(wish: ForgetWish): boolean {
  if (wish.what === "period") return Boolean(wish.first && wish.last && wish.first <= wish.last);
  if (wish.what === "category") return Boolean(wish.category);
  if (wish.what === "course") return Boolean(wish.course);
  return true;
}

/** Return a wish as the API takes it: what it needs, and nothing else. */
export function wished(wish: ForgetWish): Pick<ForgetIn, "what" | "category" | "course" | "first_day" | "last_day"> {
  if (wish.what === "period") return { what: "period", first_day: wish.first, last_day: wish.last };
  if (wish.what === "category") return { what: "category", category: wish.category };
  if (wish.what === "course") return { what: "course", course: wish.course };
  return { what: "everything" };
}
