/** Skills on a graph, and where arrow keys lead from one (pure). */
import type { ReactNode } from "react";

/** `state` colours a skill, `says` stands below its title; `needs` and `opens` are the ways to others, each with its why. */
export type GraphSkill = {
  id: string;
  title: string;
  state: string;
  says: ReactNode;
  needs: readonly { id: string; why: string }[];
  opens: readonly string[];
};

/** What arrow keys need to know of a skill. */
export type Walked = { id: string; needs: readonly { id: string }[]; opens: readonly string[] };

export type Place = { x: number; y: number };

/** Return where an arrow key leads from a skill: along the ways to what it needs and what it opens, or to the nearest beside it. */
export function step(
  skills: readonly Walked[],
  places: ReadonlyMap<string, Place>,
  from: string,
  key: string,
): string | null {
  const here = skills.find((one) => one.id === from);
  const at = places.get(from);
  if (!here || !at) return null;
  if (key === "ArrowRight") return nearest(here.opens, places, at);
  if (key === "ArrowLeft")
    return nearest(
      here.needs.map((need) => need.id),
      places,
      at,
    );
  const side = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  if (side === 0) return null;
  const beside = skills.filter((one) => {
    const place = places.get(one.id);
    return place !== undefined && one.id !== from && Math.abs(place.x - at.x) < 40 && (place.y - at.y) * side > 0;
  });
  return nearest(
    beside.map((one) => one.id),
    places,
    at,
  );
}

function nearest(ids: readonly string[], places: ReadonlyMap<string, Place>, at: Place): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const id of ids) {
    const place = places.get(id);
    if (!place) continue;
    const distance = Math.abs(place.y - at.y) + Math.abs(place.x - at.x) / 10;
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}
