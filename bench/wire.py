"""A plain HTTP/1.1 connection for benchmarks that must not cost more than what they measure: it sends, and tells when what came."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

_END_OF_HEAD = b"\r\n\r\n"


class Refused(Exception):
    """A stream was not begun; `status` says why."""

    def __init__(self, status: int) -> None:
        super().__init__(f"answered {status}")
        self.status = status


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply: `headers` in lower case, `at` when its last byte was there (time.monotonic)."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    at: float

    def json(self) -> Any:
        """Return the body, read."""
        return json.loads(self.body)


@dataclass(slots=True)
class Wire:
    """One connection to a server, signed in or not; one request at a time."""

    url: str
    token: str = field(default="", repr=False)
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, path: str, body: object = None) -> Reply:
        """Send a request and return its whole reply."""
        status, headers = await self._begin(method, path, body, "application/json")
        pieces = [piece async for piece in self._body(headers)]
        reply = Reply(status, headers, b"".join(pieces), monotonic())
        if headers.get("connection") == "close":
            await self.close()
        return reply

    async def stream(self, method: str, path: str, body: object = None) -> AsyncIterator[tuple[float, bytes]]:
        """Send a request and yield the pieces of its streamed reply with the moment each came; raise Refused if there is none."""
        status, headers = await self._begin(method, path, body, "text/event-stream")
        if status != 200:
            [_ async for _ in self._body(headers)]
            raise Refused(status)
        async for piece in self._body(headers):
            yield monotonic(), piece

    async def close(self) -> None:
        """End the connection; the next request makes another."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

    async def _begin(self, method: str, path: str, body: object, accept: str) -> tuple[int, dict[str, str]]:
        reader, writer = await self._connection()
        content = b"" if body is None else json.dumps(body).encode()
        signed = f"Authorization: Bearer {self.token}\r\n" if self.token else ""
        head = f"{method} {path} HTTP/1.1\r\nHost: meno\r\n{signed}Accept: {accept}\r\nContent-Type: application/json\r\n"
        writer.write(f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content)
        first, *lines = (await reader.readuntil(_END_OF_HEAD)).decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines) if name}
        return int(first.split(" ", 2)[1]), headers

    async def _connection(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._reader is None or self._writer is None or self._reader.at_eof():
            address = urlsplit(self.url)
            self._reader, self._writer = await asyncio.open_connection(address.hostname, address.port)
        return self._reader, self._writer

    async def _body(self, headers: Mapping[str, str]) -> AsyncIterator[bytes]:
        reader, _ = await self._connection()
        if headers.get("transfer-encoding") != "chunked":
            yield await reader.readexactly(int(headers.get("content-length", "0")))
            return
        while size := int(await reader.readline(), 16):
            yield (await reader.readexactly(size + 2))[:-2]
        await reader.readline()
