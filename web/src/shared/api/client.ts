/** The API, typed by its contract: every call goes through here, with the CSRF token, an idempotency key, and failures as ApiProblem. */
import createClient, { type Middleware } from "openapi-fetch";
import { ApiProblem } from "./problem";
import type { paths } from "./schema";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
let csrf: string | null = null;
let onExpired: () => void = () => undefined;

/** Remember the CSRF token of the session; it lives in memory only and is asked for again after a reload. */
export function holdCsrf(token: string | null): void {
  csrf = token;
}

/** Return the headers that a change needs, for the few calls that do not go through `api` (streams, uploads). */
export function changeHeaders(key: string = crypto.randomUUID()): Record<string, string> {
  return { "Idempotency-Key": key, ...(csrf ? { "X-CSRF-Token": csrf } : {}) };
}

/** Say what to do when a session has ended. */
export function whenExpired(listener: () => void): void {
  onExpired = listener;
}

const headers: Middleware = {
  onRequest({ request }) {
    if (SAFE.has(request.method)) return request;
    if (csrf) request.headers.set("X-CSRF-Token", csrf);
    if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
      request.headers.set("Idempotency-Key", crypto.randomUUID());
    }
    return request;
  },
};

export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: "same-origin" });
api.use(headers);

type Reply<Data> = { data?: Data; error?: unknown; response: Response };

/** Return what a call answers. `await answer(api.GET("/v1/me"))`.
 *
 * @throws ApiProblem for every failure; status 0 when the server was not reached. */
export async function answer<Data>(call: Promise<Reply<Data>>): Promise<Data> {
  return (await answerWithHeaders(call)).data;
}

/** Return what a call answers and its response headers (`ETag`). */
export async function answerWithHeaders<Data>(call: Promise<Reply<Data>>): Promise<{ data: Data; headers: Headers }> {
  const reply = await reached(call);
  if (!reply.response.ok) throw problemOf(reply.response, reply.error);
  return { data: reply.data as Data, headers: reply.response.headers };
}

/** Return the response of a call that does not go through `api`: a stream, a file, an upload.
 *
 * @throws ApiProblem for every failure; status 0 when the server was not reached. */
export async function fetched(address: string, init?: RequestInit, send: typeof fetch = fetch): Promise<Response> {
  const response = await reached(send(address, init));
  if (!response.ok) throw problemOf(response, await response.json().catch(() => undefined));
  return response;
}

/** Return what a call brought; a lost network is a problem of status 0, a call that was given up is none. */
async function reached<Brought>(call: Promise<Brought>): Promise<Brought> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiProblem(0, undefined);
  }
}

/** Return the problem that a failed response tells; an ended session is told to whoever listens. */
function problemOf(response: Response, body: unknown): ApiProblem {
  const after = Number(response.headers.get("Retry-After"));
  const known = typeof body === "object" && body !== null ? body : undefined;
  const problem = new ApiProblem(response.status, known, Number.isFinite(after) && after > 0 ? after : null);
  // a wrong password, given once more for what cannot be undone, ends no session
  if (problem.status === 401 && problem.code !== "wrong_credentials") onExpired();
  return problem;
}
