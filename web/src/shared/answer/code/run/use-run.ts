/** Running a program in the browser: a sandbox that is kept while it behaves, a time limit, and a way to stop. */
import { useCallback, useEffect, useReducer, useRef } from "react";
import type { StepOut } from "@/shared/api/schema";
import { NOTHING, type Report, type Told, withTold } from "./report";
import { openSandbox, type Sandbox } from "./sandbox";

/** How long a program may run with all its tests; and how long Python may take to be there. */
export const RUN_S = 10;
const LOAD_S = 120;
const CALM_MS = 40;

type Wish = { program: string; tests: StepOut["tests"] };
type Kept = { sandbox: Sandbox; ready: boolean } | null;

/** Return what is known of the last run, a function that runs, and one that stops. */
export function useRun(): [Report, (program: string, tests: StepOut["tests"]) => void, () => void] {
  const [report, tell] = useReducer((before: Report, told: Told[]) => told.reduce(withTold, before), NOTHING);
  const machine = useRef<Machine | null>(null);
  machine.current ??= new Machine(tell);
  const mine = machine.current;
  useEffect(() => () => mine.end(), [mine]);
  const run = useCallback((program: string, tests: StepOut["tests"]) => mine.run({ program, tests }), [mine]);
  const stop = useCallback(() => mine.give("stopped"), [mine]);
  return [report, run, stop];
}

/** Holds one sandbox; what it is told is passed on a few times a second, however much a program prints. */
class Machine {
  private kept: Kept = null;
  private wish: Wish | null = null;
  private waiting: Told[] = [];
  private calm: ReturnType<typeof setTimeout> | undefined;
  private limit: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tell: (told: Told[]) => void) {}

  run(wish: Wish): void {
    this.wish = wish;
    this.tell([{ kind: "begun", said: null }]);
    this.limitTo(LOAD_S, "unreached");
    if (this.kept?.ready) this.begin();
    else this.kept ??= { sandbox: openSandbox((told) => this.hear(told)), ready: false };
  }

  /** Give up what runs, and say why; what was told until now stays. */
  give(why: "stopped" | "late" | "broken" | "unreached"): void {
    this.end();
    this.tell([{ kind: why, said: null }]);
  }

  end(): void {
    clearTimeout(this.limit);
    this.pass();
    this.kept?.sandbox.close();
    this.kept = null;
    this.wish = null;
  }

  private begin(): void {
    if (!this.wish || !this.kept) return;
    this.tell([{ kind: "ready", said: null }]);
    this.limitTo(RUN_S, "late");
    this.kept.sandbox.run(this.wish.program, this.wish.tests);
  }

  private hear(told: Told): void {
    if (told.kind === "ready") {
      if (this.kept) this.kept.ready = true;
      this.begin();
    } else if (told.kind === "broken" || told.kind === "unreached") this.give(told.kind);
    else {
      if (told.kind === "done") clearTimeout(this.limit);
      this.waiting.push(told);
      this.calm ??= setTimeout(() => this.pass(), CALM_MS);
    }
  }

  private pass(): void {
    clearTimeout(this.calm);
    this.calm = undefined;
    if (this.waiting.length > 0) this.tell(this.waiting);
    this.waiting = [];
  }

  private limitTo(seconds: number, why: "late" | "unreached"): void {
    clearTimeout(this.limit);
    this.limit = setTimeout(() => this.give(why), seconds * 1000);
  }
}
