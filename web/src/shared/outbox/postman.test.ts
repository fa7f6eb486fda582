import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiProblem } from "@/shared/api/problem";
import type { AttemptOut } from "@/shared/api/schema";
import { drop, keep, kept, keys } from "@/shared/lib/storage";
import { collect, type Pending, post, waiting } from "./outbox";
import { Postman } from "./postman";

const OUTCOME = { verdict: "correct", offer_id: "offer", step: "a", next: { offer: null } } as unknown as AttemptOut;
const AGAIN = { ...OUTCOME, verdict: "incorrect", next: { offer: { id: "offer", step: "a" } } } as AttemptOut;
const LOST = new ApiProblem(0, undefined);
const pending = (id: string, enrollmentId = "course"): Pending => ({
  enrollmentId,
  offerId: "offer",
  attempt: { id, step: "a", answer: "7" },
  draft: "answer.offer.a",
});

/** A server that answers as told, one answer a sending, and what it was sent. */
function server(...answers: (AttemptOut | ApiProblem)[]) {
  const sent: string[] = [];
  const send = async ({ attempt }: Pending): Promise<AttemptOut> => {
    sent.push(attempt.id);
    const answer = answers.shift() ?? OUTCOME;
    if (answer instanceof ApiProblem) throw answer;
    return answer;
  };
  return { sent, postman: new Postman("ada", send, (_, work) => work()) };
}

describe("the postman", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    for (const key of keys("local", "")) drop("local", key);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("takes up what was left behind and sends it once, the oldest first", async () => {
    vi.setSystemTime(1_000);
    post("ada", pending("1"));
    vi.setSystemTime(2_000);
    post("ada", pending("2", "other"));
    const { sent, postman } = server();
    postman.start();
    await vi.runAllTimersAsync();
    expect(sent).toEqual(["1", "2"]);
    expect(waiting("ada")).toEqual([]);
    expect(postman.unread().map((one) => one.state)).toEqual(["arrived", "arrived"]);
  });
  it("sends the same attempt again while the server is away, and tells it as waiting meanwhile", async () => {
    const { sent, postman } = server(LOST, LOST);
    postman.start();
    postman.handIn(pending("1"));
    await vi.advanceTimersByTimeAsync(0);
    expect(postman.sending("course")).toMatchObject({ state: "queued", problem: LOST });
    await vi.runAllTimersAsync();
    expect(sent).toEqual(["1", "1", "1"]);
    expect(postman.sending("course").state).toBe("arrived");
  });
  it("tells whoever has the course open, and then nobody else", async () => {
    const { postman } = server();
    const onDone = vi.fn();
    postman.start();
    postman.read("course", { onDone, onMoved: vi.fn() });
    postman.handIn(pending("1"));
    await vi.runAllTimersAsync();
    expect(onDone).toHaveBeenCalledOnce();
    expect(postman.sending("course").state).toBe("idle");
    expect(postman.unread()).toEqual([]);
  });
  it("keeps what waits when its owner must sign in, and sends it when they are back", async () => {
    const { sent, postman } = server(new ApiProblem(401, undefined));
    postman.start();
    postman.handIn(pending("1"));
    await vi.advanceTimersByTimeAsync(0);
    postman.stop();
    await vi.runAllTimersAsync();
    expect(sent).toEqual(["1"]);
    expect(waiting("ada")).toHaveLength(1);
    postman.start();
    await vi.runAllTimersAsync();
    expect(sent).toEqual(["1", "1"]);
  });
  it("gives up what the server has gone on without, says so, and goes on with the next", async () => {
    const onMoved = vi.fn();
    const { sent, postman } = server(new ApiProblem(409, undefined));
    postman.start();
    postman.read("course", { onDone: vi.fn(), onMoved });
    postman.handIn(pending("1"));
    postman.handIn(pending("2", "other"));
    await vi.runAllTimersAsync();
    expect(sent).toEqual(["1", "2"]);
    expect(onMoved).toHaveBeenCalledOnce();
    expect(postman.sending("course")).toMatchObject({ state: "failed", moved: true });
    expect(waiting("ada")).toEqual([]);
  });
  it("forgets what was typed once its step is closed, though its screen was left", async () => {
    const { postman } = server(AGAIN);
    keep("session", "draft.answer.offer.a", "7");
    postman.start();
    postman.handIn(pending("1"));
    await vi.runAllTimersAsync();
    expect(kept("session", "draft.answer.offer.a")).toBe("7");
    postman.handIn(pending("2"));
    await vi.runAllTimersAsync();
    expect(kept("session", "draft.answer.offer.a")).toBeNull();
  });
  it("does not send what another tab has sent meanwhile", async () => {
    post("ada", pending("1"));
    const { sent, postman } = server(LOST);
    const onMoved = vi.fn();
    postman.read("course", { onDone: vi.fn(), onMoved });
    postman.start();
    await vi.advanceTimersByTimeAsync(0);
    collect("ada", "1");
    await vi.runAllTimersAsync();
    expect(sent).toEqual(["1"]);
    expect(onMoved).toHaveBeenCalledOnce();
    expect(postman.sending("course").state).toBe("idle");
  });
});
