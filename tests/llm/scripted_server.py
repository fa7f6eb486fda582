"""A real OpenAI-compatible server on loopback that says what it was told to say, and keeps what it was sent."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route


@dataclass
class Script:
    """What the next call gets: pieces with pauses before them, then perhaps silence; or a status, or garbage, or any body."""

    pieces: tuple[str, ...] = ("Hello", " there.")
    status: int = 200
    pause_s: float = 0.0
    cut_after: int | None = None
    garbage: bool = False
    stall_after: int | None = None
    body: bytes | None = None


@dataclass
class ScriptedServer:
    """Serves its scripts in order, the last one for ever; `seen` holds the bodies it was sent, `left` tells that a caller hung up."""

    scripts: list[Script] = field(default_factory=lambda: [Script()])
    seen: list[dict[str, object]] = field(default_factory=list)
    url: str = ""
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    left: asyncio.Event = field(default_factory=asyncio.Event)

    async def complete(self, request: Request) -> Response:
        self.seen.append(await request.json())
        self.asked.set()
        script = self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]
        if script.status != 200:
            return JSONResponse({"error": {"message": "no"}}, script.status)
        if script.garbage:
            return Response(b"data: {not json\n\n", media_type="text/event-stream")
        if script.body is not None:
            return Response(script.body, media_type="text/event-stream")
        return StreamingResponse(self._events(script), media_type="text/event-stream")

    async def _events(self, script: Script) -> AsyncIterator[bytes]:
        try:
            async for event in self._said(script):
                yield event
        except (asyncio.CancelledError, GeneratorExit):
            self.left.set()
            raise

    async def _said(self, script: Script) -> AsyncIterator[bytes]:
        for number, piece in enumerate(script.pieces):
            await asyncio.sleep(30 if script.stall_after == number else script.pause_s)
            if script.cut_after is not None and number >= script.cut_after:
                raise RuntimeError("cut")
            chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "scripted",
                     "choices": [{"index": 0, "delta": {"role": "assistant", "content": piece}, "finish_reason": None}]}  # fmt: skip
            yield f"data: {json.dumps(chunk)}\n\n".encode()
        yield b"data: [DONE]\n\n"


@asynccontextmanager
async def serve_scripted() -> AsyncIterator[ScriptedServer]:
    """Run a scripted server on a free loopback port."""
    scripted = ScriptedServer()
    app = Starlette(routes=[Route("/v1/chat/completions", scripted.complete, methods=["POST"])])
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        scripted.url = f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
        task = asyncio.create_task(server.serve(sockets=[listener]))
        while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0.01)
        try:
            yield scripted
        finally:
            server.should_exit = True
            await task
