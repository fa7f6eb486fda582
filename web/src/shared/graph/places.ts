/** How large a skill is drawn, and how far the graph must be moved for one to be seen (pure). */
import type { Place } from "./walking";

export type Seen = { x: number; y: number; zoom: number; width: number; height: number };

export const NODE = { width: 224, height: 100 };

const MARGIN = 12;
const ROOM = 80; // px that what is moved into sight gets beside it, so that what comes next is seen, too

/** Return where the graph must stand for the skill at a place to be seen whole in a window that is `covered` px narrower at its end. */
export function shownAt(place: Place, seen: Seen, covered = 0): { x: number; y: number } {
  return {
    x: moved(place.x * seen.zoom, NODE.width * seen.zoom, seen.x, seen.width - covered),
    y: moved(place.y * seen.zoom, NODE.height * seen.zoom, seen.y, seen.height),
  };
}

/** Return the offset at which a part of some size lies within a length; the offset that is, where it does already. */
function moved(start: number, size: number, offset: number, length: number): number {
  const from = start + offset;
  if (from >= MARGIN && from + size <= length - MARGIN) return offset;
  const room = Math.max(MARGIN, Math.min(ROOM, (length - size) / 2));
  return from < MARGIN ? room - start : length - room - size - start;
}
