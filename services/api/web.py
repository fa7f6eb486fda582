"""The web client, served on the API's own origin: its built files, and its first page to a browser at every address that is no call."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from fastapi import FastAPI, Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from services.api.deps import services_of

BUILT: Final = Path(__file__).resolve().parents[2] / "web" / "dist"
ENCODINGS: Final = (("br", ".br"), ("gzip", ".gz"))
KEPT: Final = "public, max-age=31536000, immutable"
ASKED_EACH_TIME: Final = "no-cache"
TYPES: Final = {
    ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml", ".json": "application/json",
    ".woff2": "font/woff2", ".png": "image/png", ".txt": "text/plain",
    ".wasm": "application/wasm", ".zip": "application/zip",
}  # fmt: skip
# Everything comes from here alone; styles may stand in elements, as Mantine writes them, and small pictures and fonts in the files that use them.
POLICY: Final = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# Where learners' programs run (docs/decisions/0102): a frame of no origin, which may run its one script and what it makes itself, and reach nothing.
SANDBOX: Final = "runner/"
SANDBOX_POLICY: Final = (
    "sandbox allow-scripts; default-src 'none'; script-src {script} blob: 'wasm-unsafe-eval'; worker-src blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
NOT_BUILT: Final = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Meno</title><body style='font:18px/1.6 system-ui;max-width:40rem;margin:4rem auto'>"
    "<h1>Meno</h1><p>The API is here (<a href=/docs>all its calls</a>); the web client is not built yet: <code>make web</code>.</p></html>"
)


@dataclass(frozen=True, slots=True)
class Built:
    """One file of the built client, with the encodings it lies there in."""

    path: Path
    media_type: str
    encodings: tuple[tuple[str, Path], ...]
    headers: Mapping[str, str]


def built_files(folder: Path) -> dict[str, Built]:
    """Return what may be served, by address without its first slash; nothing else is ever read, whatever a request asks for."""
    found: dict[str, Built] = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        media_type = TYPES.get(path.suffix)
        if media_type is None or not path.is_file():
            continue
        encodings = tuple((name, twin) for name, suffix in ENCODINGS if (twin := path.with_name(path.name + suffix)).is_file())
        address = path.relative_to(folder).as_posix()
        found[address] = Built(path, media_type, encodings, _headers(address, path))
    return found


def _headers(address: str, path: Path) -> dict[str, str]:
    """Return what is said of a file: how long it may be kept, and what it may do."""
    cache = KEPT if address.startswith("assets/") else ASKED_EACH_TIME
    headers = {"cache-control": cache, "content-security-policy": POLICY, "vary": "accept-encoding"}
    if not address.startswith(SANDBOX):
        return headers
    script = SCRIPT.search(path.read_text(encoding="utf-8"))
    digest = b64encode(sha256(script[1].encode() if script else b"").digest()).decode()
    return headers | {"content-security-policy": SANDBOX_POLICY.format(script=f"'sha256-{digest}'"), "x-frame-options": "SAMEORIGIN"}


def response_for(file: Built, accepted: str) -> Response:
    """Return the file in the best encoding that the browser takes."""
    offered = {part.split(";")[0].strip() for part in accepted.lower().split(",")}
    headers = dict(file.headers)
    path = file.path
    for name, twin in file.encodings:
        if name in offered:
            path, headers["content-encoding"] = twin, name
            break
    return FileResponse(path, media_type=file.media_type, headers=headers)


@dataclass(frozen=True, slots=True)
class WebClient:
    """What answers where no call of the API does: a file of the client, or its first page to a browser that asks for a page."""

    missing: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a file or a page, or say that there is nothing, as the API does."""
        response = _response(Request(scope)) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        await (response or self.missing)(scope, receive, send)


def install(app: FastAPI) -> None:
    """Serve the client where no route matches: all the API says of its own addresses stays as it is."""
    app.router.default = WebClient(app.router.default)


def _response(request: Request) -> Response | None:
    """Return what the client has at an address, None where it has nothing and no browser asks for a page."""
    address = request.url.path.lstrip("/")
    files = _files(request)
    if found := files.get(address):
        return response_for(found, request.headers.get("accept-encoding", ""))
    asks_for_a_page = "text/html" in request.headers.get("accept", "") and "." not in address.rsplit("/", 1)[-1]
    if not asks_for_a_page or address == "v1" or address.startswith("v1/"):
        return None
    if page := files.get("index.html"):
        return response_for(page, request.headers.get("accept-encoding", ""))
    return HTMLResponse(NOT_BUILT, headers={"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'"})


def _files(request: Request) -> dict[str, Built]:
    """Return the files, looked for once a process; a client that is built later is found with the next request."""
    known: dict[str, Built] | None = getattr(request.app.state, "web_files", None)
    if not known:
        known = built_files(services_of(request).settings.web_dir or BUILT)
        request.app.state.web_files = known
    return known
