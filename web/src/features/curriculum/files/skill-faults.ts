/** What is wrong in a skill's front matter, as far as it can be told without the rest of the course (pure). */
import type { SeenFault } from "./faults";
import { fieldsOf, wordOf } from "./outline";

const SLUG = /^[a-z0-9][a-z0-9._-]{0,79}$/;

type Fields = Record<string, unknown>;

/** Return what is wrong at which field. */
export function skillFaults(front: Fields): SeenFault[] {
  const faults: SeenFault[] = [];
  const needed = (place: string, value: unknown) => {
    if (wordOf(value).trim() === "") faults.push({ place: `front:${place}`, code: "needed" });
  };
  needed("title", front.title);
  needed("objective", front.objective);
  if ("minutes" in front && !isWithin(front.minutes, 600)) faults.push({ place: "front:minutes", code: "minutes" });
  fieldsOf(front.encompasses).forEach((one, at) => {
    needed(`encompasses.${at}.id`, one.id);
    if (!isWithin(one.weight, 1)) faults.push({ place: `front:encompasses.${at}.weight`, code: "share" });
  });
  const ideas = fieldsOf(front.misconceptions);
  ideas.forEach((one, at) => {
    const place = `front:misconceptions.${at}.id`;
    if (!SLUG.test(wordOf(one.id))) faults.push({ place, code: "slug" });
    else if (ideas.some((other, before) => before < at && other.id === one.id)) faults.push({ place, code: "twice" });
    needed(`misconceptions.${at}.name`, one.name);
    needed(`misconceptions.${at}.feedback`, one.feedback);
  });
  return faults;
}

/** Return whether a value is a number above 0 and not above the most. */
export function isWithin(value: unknown, most: number): boolean {
  const number = Number(wordOf(value) || "x");
  return number > 0 && number <= most;
}
