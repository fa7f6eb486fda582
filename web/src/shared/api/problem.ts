/** What went wrong with a call, as one sentence that says what to do. */
import type { FaultOut, ProblemOut } from "./schema";

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly faults: readonly FaultOut[];
  readonly requestId: string | null;
  /** Seconds after which it may be tried again, where the server said so. */
  readonly retryAfter: number | null;

  constructor(status: number, body: Partial<ProblemOut> | undefined, retryAfter: number | null = null) {
    super(body?.code ?? `http_${status}`);
    this.name = "ApiProblem";
    this.status = status;
    this.code = body?.code ?? (status === 0 ? "offline" : `http_${status}`);
    this.detail = body?.detail ?? "";
    this.faults = body?.faults ?? [];
    this.requestId = body?.request_id ?? null;
    this.retryAfter = retryAfter;
  }

  /** Whether the request never arrived or the server could not take it: the same request may be sent again. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

/** Return what a failed call is: itself, or a lost network. */
export function asProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem(0, undefined);
}
