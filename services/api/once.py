"""`Idempotency-Key`: a POST that is sent again happens once and is answered with the same bytes, for a day.

The whole request runs in one unit of work, which the use cases join; the sealed reply is written in the commit of its effect.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Coroutine
from typing import Any, Final
from uuid import UUID

from fastapi import Request, Response
from fastapi.routing import APIRoute

from services.api.deps import arrived, services_of
from services.bootstrap import Services
from services.identity import Principal
from services.platform import Problem, StoredReply, joined
from services.vault import Place

HEADER: Final = "Idempotency-Key"
KEY: Final = re.compile(r"^[\x21-\x7e]{8,200}$")
KEPT_HEADERS: Final = ("content-type", "etag", "location")
OPENAPI: Final = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": "Makes a repetition safe: the same key and body get the same reply for 24 hours; another body gets 422.",
    "schema": {"type": "string", "minLength": 8, "maxLength": 200},
}


class KeyMalformed(Problem):
    """The Idempotency-Key is too short, too long, or not plain ASCII."""

    status = 422
    code = "idempotency_key_malformed"
    title = "Idempotency-Key takes 8 to 200 visible ASCII characters; a random UUID is best"


class OnceRoute(APIRoute):
    """A route whose POST honours Idempotency-Key."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        """Document the header on POST."""
        if "POST" in (options.get("methods") or ()):
            options["openapi_extra"] = {"parameters": [OPENAPI], **(options.get("openapi_extra") or {})}
        super().__init__(path, endpoint, **options)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler, which runs once per key."""
        handler = super().get_route_handler()

        async def once(request: Request) -> Response:
            key = request.headers.get(HEADER)
            if key is None or request.method != "POST":
                return await handler(request)
            if not KEY.match(key):
                raise KeyMalformed
            principal, standing = await arrived(request)
            response = await _kept(services_of(request), principal, request, key, handler)
            response.headers.update(standing.headers())
            return response

        return once


async def _kept(
    services: Services, principal: Principal, request: Request, key: str, handler: Callable[[Request], Coroutine[Any, Any, Response]]
) -> Response:  # fmt: skip
    keys = await services.vault.keys(principal.tenant_id, principal.account_id)
    said = f"{request.method} {request.url.path}\0".encode() + await request.body()
    async with services.database.open_work(principal.tenant_id) as work:
        found = await services.idempotency.begin(work, principal.account_id, key, keys.mac("request", said))
        if isinstance(found, StoredReply):
            return _again(found.status, keys.open(_place(key), found.sealed))
        with joined(work):
            response = await handler(request)
        await services.idempotency.finish(work, found, response.status_code, keys.seal(_place(key), _packed(response)))
        return response


def _packed(response: Response) -> bytes:
    """Return what a repetition must get again: the headers that belong to the reply in one line, then the body."""
    headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    return json.dumps(headers).encode() + b"\n" + bytes(response.body)


def _again(status: int, packed: bytes) -> Response:
    """Return the reply that was packed."""
    headers, _, body = packed.partition(b"\n")
    return Response(body, status, headers=json.loads(headers))


def _place(key: str) -> Place:
    return Place("idempotency", "reply", UUID(bytes=hashlib.sha256(key.encode()).digest()[:16]))
