"""A real OpenAI-compatible embeddings endpoint on loopback: the same text always gets the same row, and faults come when they are told to."""

from __future__ import annotations

import asyncio
import hashlib
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

DIMENSIONS = 16


def row_of(text: str, dimensions: int = DIMENSIONS) -> list[float]:
    """A row in which texts with words in common come near each other."""
    row = [0.0] * dimensions
    for word in text.casefold().split() or [""]:
        digest = hashlib.sha256(word.encode()).digest()
        row[digest[0] % dimensions] += 1.0
        row[digest[1] % dimensions] += 0.5
    return row


@dataclass
class EmbeddingServer:
    """Answers every request; `faults` are answered first, in order. `seen` holds the bodies."""

    faults: list[int | bytes | dict[str, Any]] = field(default_factory=list)
    seen: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""
    dimensions: int = DIMENSIONS
    pause_s: float = 0.0

    @property
    def texts(self) -> list[str]:
        """Every text that was sent."""
        return [text for body in self.seen for text in body["input"]]

    async def embed(self, request: Request) -> Response:
        body = await request.json()
        self.seen.append(body)
        await asyncio.sleep(self.pause_s)
        if self.faults:
            fault = self.faults.pop(0)
            if isinstance(fault, int):
                return JSONResponse({"error": {"message": "no"}}, fault)
            return Response(json.dumps(fault) if isinstance(fault, dict) else fault, media_type="application/json")
        rows = [{"object": "embedding", "index": n, "embedding": row_of(text, self.dimensions)} for n, text in enumerate(body["input"])]
        return JSONResponse(
            {"object": "list", "data": rows[::-1], "model": body["model"], "usage": {"prompt_tokens": 1, "total_tokens": 1}}
        )


@asynccontextmanager
async def serve_embeddings() -> AsyncIterator[EmbeddingServer]:
    """Run an embedding server on a free loopback port."""
    served = EmbeddingServer()
    app = Starlette(routes=[Route("/v1/embeddings", served.embed, methods=["POST"])])
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        served.url = f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
        task = asyncio.create_task(server.serve([listener]))
        while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0.01)
        try:
            yield served
        finally:
            server.should_exit = True
            await task
