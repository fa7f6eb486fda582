"""What happens to every request before and after the routers: an id, a cap on the body, security headers, one log line and a count."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from itertools import accumulate
from time import perf_counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.api.problems import bug, problem_response
from services.platform import get_logger

REQUEST_ID = re.compile(r"[0-9A-Fa-f-]{16,64}")  # as UUIDs and traces are written: it goes into logs, where words must not go
UPLOADS = re.compile(r"^/v1/(?:courses/import|imports)(?:/|$)")
UPLOAD_FACTOR = 64  # an upload may be this many times larger than another body
MAX_DEPTH = 32
MOST_UNREAD = 32 * 1_048_576  # bytes of a refused body that are waited for
SMALL = 1_048_576
METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cache-control": "no-store",
}
_OPENING = (b"[", b"{")
_STEPS = bytes.maketrans(b"[{]}", b"\x01\x01\xff\xff")  # one level down, one level up, as signed bytes
_NO_BRACKETS = bytes(sorted(set(range(256)) - set(b"[{]}")))
log = get_logger("api")


class Edge:
    """The outermost layer of the app."""

    def __init__(self, app: ASGIApp, max_body_bytes: int | None = None) -> None:
        """Wrap an app; without `max_body_bytes` the settings of its services say how large a body may be."""
        self.app, self.max_body_bytes = app, max_body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sent = Headers(scope=scope)
        given = sent.get("x-request-id", "")
        request_id = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        started, status, begun = perf_counter(), 500, False

        async def answer(message: Message) -> None:
            nonlocal status, begun
            if message["type"] == "http.response.start":
                status, begun = message["status"], True
                headers = MutableHeaders(scope=message)
                headers["x-request-id"] = request_id
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        cap = (self.max_body_bytes or _largest_body(scope)) * (UPLOAD_FACTOR if UPLOADS.match(scope["path"]) else 1)
        try:
            await self._serve(scope, receive, answer, cap, sent)
        except Exception as error:
            # Answered here and not by the layer outside of this one, which would send neither id nor security headers.
            if begun:
                raise
            await bug(Request(scope), error)(scope, receive, answer)
        finally:
            _note(scope, status, perf_counter() - started, request_id)

    async def _serve(self, scope: Scope, receive: Receive, send: Send, cap: int, sent: Headers) -> None:
        too_large = Refusal(413, "too_large", "The body is too large", f"Send at most {cap} bytes.")
        length = sent.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length) > cap:
            if "expect" not in sent:  # who asks first has sent nothing yet
                await _poured_away(receive)
            await too_large.answer(scope, receive, send)
            return
        if scope["method"] in ("GET", "HEAD", "OPTIONS") or "multipart" in sent.get("content-type", ""):
            await self.app(scope, _counted(receive, cap), send)
            return
        body = await _whole(receive, cap)
        refusal = too_large if body is None else _unfit(body) if _is_json(sent) else None
        if body is None or refusal is not None:
            await (refusal or too_large).answer(scope, receive, send)
        else:
            await self.app(scope, _replaying(body, receive), send)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not even looked at."""

    status: int
    code: str
    title: str
    detail: str

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Say so, and end the connection."""
        response = problem_response(Request(scope), self.status, self.code, self.title, self.detail, headers={"Connection": "close"})
        await response(scope, receive, send)


NOT_JSON = Refusal(400, "malformed_json", "The body is not JSON", "Send a JSON document in UTF-8.")
TOO_DEEP = Refusal(400, "too_deep", "The body is nested too deeply", f"Nest at most {MAX_DEPTH} levels.")


def _unfit(body: bytes) -> Refusal | None:
    """Return why a JSON body is not to be parsed: in another encoding (which Python would guess), or too deep."""
    try:
        body.decode()
    except UnicodeDecodeError:
        return NOT_JSON
    return NOT_JSON if b"\x00" in body else TOO_DEEP if too_deep(body) else None


async def _poured_away(receive: Receive, most_bytes: int = MOST_UNREAD) -> None:
    """Read a body that nobody wants: a connection closed in the middle of it would lose the answer that says why."""
    count, more = 0, True
    while more and count < most_bytes:
        message = await receive()
        count += len(message.get("body", b""))
        more = message.get("more_body", False)


def _is_json(sent: Headers) -> bool:
    """Return whether a body would be read as JSON: it says so, or says nothing."""
    said = sent.get("content-type", "")
    return not said or "json" in said.lower()


def _largest_body(scope: Scope) -> int:
    services = getattr(scope["app"].state, "services", None)
    return services.settings.max_body_bytes if services is not None else SMALL


def _note(scope: Scope, status: int, seconds: float, request_id: str) -> None:
    """Log and count a request by its route's pattern, never by its path."""
    method, route = scope["method"], getattr(scope.get("route"), "path", "-")
    log.info("request", method=method, route=route, status=status, took_ms=round(seconds * 1000, 2), request_id=request_id)
    services = getattr(scope["app"].state, "services", None) if "app" in scope else None
    metrics = getattr(services, "metrics", None)
    if metrics is not None:
        method = method if method in METHODS else "other"
        metrics.requests.labels(method, route, status).inc()
        metrics.request_seconds.labels(method, route).observe(seconds)


async def _whole(receive: Receive, cap: int) -> bytes | None:
    """Return the whole body, or None when it passes the cap."""
    whole, more = bytearray(), True
    while more:
        message = await receive()
        whole += message.get("body", b"")
        more = message.get("more_body", False)
        if len(whole) > cap:
            if more:
                await _poured_away(receive)
            return None
    return bytes(whole)


def _replaying(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that gives the body once and then what the server says (a client that left)."""
    waiting = [body]

    async def replay() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return replay


def _counted(receive: Receive, cap: int) -> Receive:
    """Return a `receive` that refuses to pass the cap."""
    count = 0

    async def counted() -> Message:
        nonlocal count
        message = await receive()
        count += len(message.get("body", b""))
        if count > cap:
            raise HTTPException(413)
        return message

    return counted


def too_deep(body: bytes) -> bool:
    """Return whether brackets outside of strings nest deeper than any contract needs, in one pass, whatever the body holds."""
    if sum(map(body.count, _OPENING)) <= MAX_DEPTH:
        return False
    outside = b"".join(body.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')[::2])
    steps = outside.translate(_STEPS, _NO_BRACKETS)
    return max(accumulate(memoryview(steps).cast("b")), default=0) > MAX_DEPTH
