/** One turn as it streams: sent, and read on after its last event when the connection is cut. */
import { changeHeaders, fetched } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import { eventReader, type StreamEvent } from "./events";

export type Turn = { id: string; text: string; mode: "solve" | "explain" };
type Told = { onText: (text: string) => void; signal: AbortSignal; send?: typeof fetch; pauseMs?: number };

const BEGINNING = "0-0";
const TRIES = 6;
const FIRST_PAUSE_MS = 400;

/** Send a turn, or read on one that was sent, until its end; return whether the course's author wrote the reply.
 *
 * @throws ApiProblem when it is refused, or the network stays away. */
export async function streamTurn(conversationId: string, turn: Turn, told: Told): Promise<boolean> {
  let last = BEGINNING;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const response = await ask(conversationId, turn, last, told);
      for await (const event of eventsOf(response)) {
        last = event.id;
        if (event.kind === "done") return event.body.authored ?? false;
        told.onText(event.body.text ?? "");
        attempt = 0;
      }
      throw new ApiProblem(0, undefined);
    } catch (error) {
      if (told.signal.aborted) throw error;
      const refused = error instanceof ApiProblem && error.status !== 0;
      if (refused || attempt >= TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, (told.pauseMs ?? FIRST_PAUSE_MS) * 2 ** attempt));
    }
  }
}

function ask(conversationId: string, turn: Turn, last: string, told: Told): Promise<Response> {
  // The turn's id is its key: sent again, it is the same turn, read on from the last event.
  const headers = {
    ...changeHeaders(turn.id),
    "Content-Type": "application/json",
    Accept: "text/event-stream",
    "Last-Event-ID": last,
  };
  const init = { method: "POST", signal: told.signal, headers, body: JSON.stringify(turn) };
  return fetched(`/v1/conversations/${conversationId}/turns`, init, told.send);
}

async function* eventsOf(response: Response): AsyncGenerator<StreamEvent> {
  const reader = eventReader();
  const bytes = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!bytes) return;
  try {
    for (;;) {
      const { done, value } = await bytes.read();
      if (done) return;
      yield* reader.take(value);
    }
  } finally {
    await bytes.cancel().catch(() => undefined);
  }
}
