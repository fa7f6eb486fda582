import { describe, expect, it } from "vitest";
import { streamTurn, type Turn } from "./stream-turn";

const TURN: Turn = { id: "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11", text: "Why?", mode: "explain" };
const PIECES = ["Schau ", "auf π ", "zuerst."];
const FRAMES = [
  ...PIECES.map((text, at) => `event: text\ndata: ${JSON.stringify({ text })}\nid: ${at + 1}-0\n\n`),
  'event: done\ndata: {"authored": false}\nid: 4-0\n\n',
];

/** A server that holds all frames, and cuts its n-th connection after `cuts[n]` bytes. */
function server(cuts: number[]) {
  const asked: { after: string; body: string }[] = [];
  const send: typeof fetch = async (_, request) => {
    const after = new Headers(request?.headers).get("Last-Event-ID") ?? "";
    asked.push({ after, body: String(request?.body) });
    const bytes = new TextEncoder().encode(FRAMES.slice(Number(after.split("-")[0])).join(""));
    return new Response(bytes.slice(0, cuts[asked.length - 1]), { headers: { "Content-Type": "text/event-stream" } });
  };
  return { asked, send };
}

async function heard(send: typeof fetch) {
  let reply = "";
  const onText = (text: string) => {
    reply += text;
  };
  const authored = await streamTurn("c", TURN, { onText, signal: new AbortController().signal, send, pauseMs: 0 });
  return { reply, authored };
}

describe("a turn that streams", () => {
  it("has every byte once, wherever the connection is cut", async () => {
    const whole = new TextEncoder().encode(FRAMES.join("")).length;
    for (let cut = 0; cut <= whole; cut += 7) {
      const { send } = server([cut, 50]);
      expect(await heard(send)).toEqual({ reply: PIECES.join(""), authored: false });
    }
  });

  it("is the same turn when it is read on, after the last whole event", async () => {
    const { asked, send } = server([FRAMES.slice(0, 2).join("").length + 4]);
    await heard(send);
    expect(asked.map((one) => one.after)).toEqual(["0-0", "2-0"]);
    expect(new Set(asked.map((one) => one.body)).size).toBe(1);
  });

  it("is not sent again when it is refused", async () => {
    let times = 0;
    const refuse: typeof fetch = async () => {
      times += 1;
      return new Response(JSON.stringify({ code: "chat_off" }), { status: 403 });
    };
    await expect(heard(refuse)).rejects.toMatchObject({ code: "chat_off", status: 403 });
    expect(times).toBe(1);
  });

  it("fails as a lost network when nobody answers", async () => {
    const nobody: typeof fetch = async () => {
      throw new TypeError("network");
    };
    await expect(heard(nobody)).rejects.toThrow();
  });
});
