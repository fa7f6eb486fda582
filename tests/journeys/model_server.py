"""An OpenAI-compatible server for a whole installation: it speaks in pieces, and fails with an echo of all it was sent when asked to."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

FAIL = "PLEASE-FAIL"
PIECES = (
    "Look at the ",
    "whole line first. ",
    "What does the ",
    "question ask for? ",
    "Say it in ",
    "your own words. ",
    "Then try ",
    "again.",
)
PAUSE_S = 0.05


@dataclass
class ModelServer:
    """Where it is, what it was asked, and what it says first when a word was in the question."""

    url: str
    asked: list[dict[str, object]] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)

    async def complete(self, request: Request) -> Response:
        """Answer one call."""
        body = await request.json()
        self.asked.append(body)
        if FAIL in json.dumps(body):
            return JSONResponse({"error": {"message": json.dumps(body), "type": "echo"}}, 400)
        first = tuple(piece for word, piece in self.words.items() if word in json.dumps(body))
        return StreamingResponse(_events((*first, *PIECES)), media_type="text/event-stream")


async def _events(pieces: tuple[str, ...]) -> AsyncIterator[bytes]:
    for piece in pieces:
        await asyncio.sleep(PAUSE_S)
        delta = {"index": 0, "delta": {"role": "assistant", "content": piece}, "finish_reason": None}
        chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "scripted", "choices": [delta]}
        yield f"data: {json.dumps(chunk)}\n\n".encode()
    yield b"data: [DONE]\n\n"


@contextmanager
def serve_model() -> Iterator[ModelServer]:
    """Serve on a free loopback port from a thread, so that a test that waits does not make it wait."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        found = ModelServer(f"http://127.0.0.1:{listener.getsockname()[1]}/v1")
        app = Starlette(routes=[Route("/v1/chat/completions", found.complete, methods=["POST"])])
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield found
        finally:
            server.should_exit = True
            thread.join(5)
