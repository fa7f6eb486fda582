/** Sends the attempts of one account, whatever screen is open: in order, one at a time, each until the server has acknowledged it. */
import { type ApiProblem, asProblem } from "@/shared/api/problem";
import type { AttemptOut } from "@/shared/api/schema";
import { isClosed } from "@/shared/outcome/is-closed";
import { fateOf, waitFor } from "./fate";
import { collect, dropDraft, isWaiting, type Pending, post, waiting } from "./outbox";
import { IDLE, onItsWay, type Sending } from "./sending";

/** Whoever has a course open: told at once what came of an attempt, and when the server has gone on without it. */
export type Reader = { onDone: (outcome: AttemptOut, pending: Pending) => void; onMoved: () => void };

type Send = (pending: Pending) => Promise<AttemptOut>;
type OneAtATime = (name: string, work: () => Promise<void>) => Promise<void>;

export class Postman {
  /** Another number after every change. */
  version = 0;
  private queue: Pending[] = [];
  private readonly safe = new Set<string>(); // kept by the browser, so that other tabs see when it is collected
  private readonly shown = new Map<string, Sending>();
  private readonly readers = new Map<string, Reader>();
  private readonly listeners = new Set<() => void>();
  private problem: ApiProblem | null = null;
  private tries = 0;
  private isUnderWay = false;
  private isStopped = true;
  private timer: number | undefined;

  constructor(
    readonly account: string,
    private readonly send: Send,
    private readonly oneAtATime: OneAtATime,
    private readonly onDelivered: () => void = () => undefined,
  ) {}

  /** Take up what was left behind and send it; again whenever the network is back. */
  start(): void {
    this.isStopped = false;
    for (const pending of waiting(this.account)) {
      this.safe.add(pending.attempt.id);
      if (!this.queue.some((one) => one.attempt.id === pending.attempt.id)) this.queue.push(pending);
    }
    window.addEventListener("online", this.sendNow);
    this.tell();
    this.sendNow();
  }

  /** Send nothing more: its owner has gone, or must sign in first. What waits is kept. */
  stop(): void {
    this.isStopped = true;
    window.clearTimeout(this.timer);
    window.removeEventListener("online", this.sendNow);
  }

  handIn(pending: Pending): void {
    if (post(this.account, pending)) this.safe.add(pending.attempt.id);
    this.queue.push(pending);
    this.shown.delete(pending.enrollmentId);
    this.tell();
    this.sendNow();
  }

  readonly sendNow = (): void => {
    window.clearTimeout(this.timer);
    void this.round();
  };

  /** Return how the attempts of a course stand. */
  sending(enrollmentId: string): Sending {
    return this.shown.get(enrollmentId) ?? IDLE;
  }

  /** Return how courses stand that nobody has open. */
  unread(): Sending[] {
    return [...this.shown].filter(([course]) => !this.readers.has(course)).map(([, sending]) => sending);
  }

  /** Take note of what came of an attempt. */
  dismiss(enrollmentId: string): void {
    if (this.shown.delete(enrollmentId)) this.tell();
  }

  /** Tell whoever has a course open from now on; return a function that ends it. */
  read(enrollmentId: string, reader: Reader): () => void {
    this.readers.set(enrollmentId, reader);
    this.tell();
    return () => {
      if (this.readers.get(enrollmentId) === reader) this.readers.delete(enrollmentId);
      this.tell();
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private async round(): Promise<void> {
    if (this.isUnderWay) return;
    this.isUnderWay = true;
    while (!this.isStopped && this.queue[0]) {
      const pending = this.queue[0];
      await this.oneAtATime(`meno.outbox.${this.account}`, () => this.deliver(pending));
      if (this.problem) break;
    }
    this.isUnderWay = false;
    if (this.problem && !this.isStopped) {
      this.timer = window.setTimeout(this.sendNow, waitFor(this.problem, this.tries) * 1000);
    }
  }

  private async deliver(pending: Pending): Promise<void> {
    const { id } = pending.attempt;
    if (this.safe.has(id) && !isWaiting(this.account, id)) return this.settle(pending, IDLE, "moved");
    this.tries += 1;
    try {
      const outcome = await this.send(pending);
      this.settle(pending, { state: "arrived", pending, outcome }, outcome);
    } catch (error) {
      const problem = asProblem(error);
      const fate = fateOf(problem);
      if (fate === "later" || fate === "sign_in") {
        this.problem = problem;
        this.tell();
      } else this.settle(pending, { state: "failed", pending, problem, moved: fate === "moved" }, fate);
    }
  }

  /** An attempt is settled for good: off the list, and told to whoever has its course open. */
  private settle(pending: Pending, sending: Sending, came: AttemptOut | "moved" | "refused"): void {
    collect(this.account, pending.attempt.id);
    this.queue = this.queue.filter((one) => one !== pending);
    this.safe.delete(pending.attempt.id);
    this.problem = null;
    this.tries = 0;
    const reader = this.readers.get(pending.enrollmentId);
    const isRead = reader !== undefined && typeof came === "object";
    this.shown.set(pending.enrollmentId, isRead ? IDLE : sending);
    this.tell();
    if (typeof came === "object") {
      if (isClosed(came)) dropDraft(pending);
      this.onDelivered();
      reader?.onDone(came, pending);
    } else if (came === "moved") reader?.onMoved();
  }

  private tell(): void {
    for (const course of new Set(this.queue.map((one) => one.enrollmentId))) {
      const now = onItsWay(this.queue, course, this.problem);
      if (now) this.shown.set(course, now);
    }
    this.version += 1;
    for (const listener of this.listeners) listener();
  }
}
