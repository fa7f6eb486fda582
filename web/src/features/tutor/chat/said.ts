/** What stands in a chat beside the reply that streams (pure): replies still to come, and those that were stopped. */
import type { TurnOut } from "@/shared/api/schema";
import type { Turn } from "./stream-turn";

export type Live = { turn: Turn; reply: string };
export type Stopped = Live & { at: string };

const LONGEST_REPLY_MS = 150_000; // the server ends a turn whose writer has gone after 90 s

/** Return whether a turn's reply is still being written somewhere; one that was deleted will not come. */
export function isAwaited(turn: TurnOut, now: number): boolean {
  const open = turn.reply === null && !turn.complete && !turn.authored;
  return open && now - new Date(turn.at).getTime() < LONGEST_REPLY_MS;
}

/** Return whether any reply is still to come; a stopped turn that never arrived is not waited for for ever. */
export function anyAwaited(turns: readonly TurnOut[], stopped: Stopped | null, now: number): boolean {
  const left = stopped !== null && now - new Date(stopped.at).getTime() < LONGEST_REPLY_MS;
  return left || turns.some((one) => isAwaited(one, now));
}

/** Return the turns with what was read of a stopped reply, until the whole of it is there. */
export function withStopped(turns: readonly TurnOut[], stopped: Stopped | null): TurnOut[] {
  if (!stopped) return [...turns];
  const found = turns.find((one) => one.id === stopped.turn.id);
  if (found) return turns.map((one) => (one === found && !one.reply ? { ...one, reply: stopped.reply } : one));
  const { id, text } = stopped.turn;
  const { reply, at } = stopped;
  return [...turns, { id, text, reply, authored: false, complete: false, for_a_person: false, at }];
}
