"""What happens to every request before and after the routers: an id, a cap on the body, security headers, one log line and a count."""

from __future__ import annotations

import re
import uuid
from time import perf_counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.api.problems import problem_response
from services.platform import get_logger

REQUEST_ID = re.compile(r"^[A-Za-z0-9._-]{8,64}$")
UPLOADS = re.compile(r"^/v1/(?:courses/import|imports)(?:/|$)")
UPLOAD_FACTOR = 64  # an upload may be this many times larger than another body
MAX_DEPTH = 32
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
        request_id = given if REQUEST_ID.match(given) else uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        started, status = perf_counter(), 500

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["x-request-id"] = request_id
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        cap = (self.max_body_bytes or _largest_body(scope)) * (UPLOAD_FACTOR if UPLOADS.match(scope["path"]) else 1)
        try:
            await self._serve(scope, receive, answer, cap, sent)
        finally:
            _note(scope, status, perf_counter() - started, request_id)

    async def _serve(self, scope: Scope, receive: Receive, send: Send, cap: int, sent: Headers) -> None:
        length = sent.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length) > cap:
            await _refuse(scope, receive, send, 413, "too_large", "The body is too large", f"Send at most {cap} bytes.")
            return
        if scope["method"] in ("GET", "HEAD", "OPTIONS") or "multipart" in sent.get("content-type", ""):
            await self.app(scope, _counted(receive, cap), send)
            return
        body = await _whole(receive, cap)
        if body is None:
            await _refuse(scope, receive, send, 413, "too_large", "The body is too large", f"Send at most {cap} bytes.")
        elif too_deep(body):
            await _refuse(scope, receive, send, 400, "too_deep", "The body is nested too deeply", f"Nest at most {MAX_DEPTH} levels.")
        else:
            await self.app(scope, _replaying(body, receive), send)


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
    parts: list[bytes] = []
    more = True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
        if sum(map(len, parts)) > cap:
            return None
    return b"".join(parts)


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
    """Return whether brackets nest deeper than any contract needs; strings may hold brackets, so a body with few brackets is let through at once."""
    if body.count(b"[") + body.count(b"{") <= MAX_DEPTH:
        return False
    depth = 0
    for token in re.finditer(rb'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', body):
        mark = token.group()
        depth += mark in (b"[", b"{")
        depth -= mark in (b"]", b"}")
        if depth > MAX_DEPTH:
            return True
    return False


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, code: str, title: str, detail: str) -> None:
    response = problem_response(Request(scope), status, code, title, detail, headers={"Connection": "close"})
    await response(scope, receive, send)
