"""A real OpenAI-compatible server on loopback that says what it was told to say, and keeps what it was sent. See README.md beside it."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.llm.embedding_server import row_of
from tests.llm.scripts import Answer, Body, Script

__all__ = ["Call", "Script", "ScriptedServer", "serve_scripted"]
STALL_S = 30.0


@dataclass
class Call:
    """When a call came, when each piece went out, and whether the caller hung up: by `time.monotonic`, which all processes of a machine share."""

    asked_at: float
    sent_at: list[float] = field(default_factory=list)
    ended_at: float | None = None
    has_left: bool = False


@dataclass
class ScriptedServer:
    """Serves its scripts in order, the last one for ever; `seen` holds the bodies it was sent, `left` tells that a caller hung up.

    Args:
        scripts: What is said.
        answer: Decides instead of the scripts, if given.
        knows_usage: Whether a stream ends with the tokens that were used, when they are asked for.
    """

    scripts: list[Script] = field(default_factory=lambda: [Script()])
    answer: Answer | None = None
    seen: list[Body] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    url: str = ""
    knows_usage: bool = True
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    left: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def sent(self) -> str:
        """Everything that callers sent, headers but the key included."""
        return json.dumps([self.seen, [{**each, "authorization": ""} for each in self.headers]], ensure_ascii=False)

    async def complete(self, request: Request) -> Response:
        body = await request.json()
        call = Call(time.monotonic())
        self.seen.append(body)
        self.calls.append(call)
        self.headers.append(dict(request.headers))
        self.asked.set()
        script = self._next(body)
        if script.headers_after_s:
            await asyncio.sleep(script.headers_after_s)
        return self._reply(script, body, call)

    def _next(self, body: Body) -> Script:
        if self.answer is not None:
            return self.answer(body)
        return self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]

    def _reply(self, script: Script, body: Body, call: Call) -> Response:
        headers = dict(script.headers)
        if script.status != 200:
            return JSONResponse({"error": {"message": "no"}}, script.status, headers)
        if script.garbage:
            return Response(b"data: {not json\n\n", media_type="text/event-stream")
        if script.body is not None:
            return Response(script.body, media_type="text/event-stream" if body.get("stream") else "application/json", headers=headers)
        if not body.get("stream"):
            return JSONResponse(_whole(script, body), headers=headers)
        wants_usage = self.knows_usage and bool((body.get("stream_options") or {}).get("include_usage"))
        return StreamingResponse(self._events(script, call, wants_usage), media_type="text/event-stream", headers=headers)

    async def _events(self, script: Script, call: Call, wants_usage: bool) -> AsyncIterator[bytes]:
        try:
            async for event in self._said(script, call, wants_usage):
                yield event
            call.ended_at = time.monotonic()
        except (asyncio.CancelledError, GeneratorExit):
            call.has_left = True
            self.left.set()
            raise

    async def _said(self, script: Script, call: Call, wants_usage: bool) -> AsyncIterator[bytes]:
        for number, piece in enumerate(script.pieces):
            await asyncio.sleep(STALL_S if script.stall_after == number else script.pause_s)
            if script.cut_after is not None and number >= script.cut_after:
                raise RuntimeError("cut")
            call.sent_at.append(time.monotonic())
            yield _event({"role": "assistant", "content": piece})
        if script.tool is not None:
            name, arguments = script.tool
            yield _event({"tool_calls": [{"index": 0, "id": "t", "type": "function", "function": {"name": name, "arguments": arguments}}]})
        yield _event({}, finish="tool_calls" if script.tool else script.finish)
        if wants_usage and script.usage is not None:
            yield _line({**_chunk(), "choices": [], "usage": _usage(script.usage)})
        yield b"data: [DONE]\n\n"

    async def embed(self, request: Request) -> Response:
        body = await request.json()
        self.seen.append(body)
        self.headers.append(dict(request.headers))
        rows = [{"object": "embedding", "index": n, "embedding": row_of(text)} for n, text in enumerate(body["input"])]
        return JSONResponse({"object": "list", "data": rows, "model": body["model"], "usage": {"prompt_tokens": 1, "total_tokens": 1}})

    async def models(self, _: Request) -> Response:
        return JSONResponse({"object": "list", "data": [{"id": "scripted", "object": "model", "created": 0, "owned_by": "nobody"}]})

    def routes(self) -> list[Route]:
        """Its addresses."""
        return [
            Route("/v1/chat/completions", self.complete, methods=["POST"]),
            Route("/v1/embeddings", self.embed, methods=["POST"]),
            Route("/v1/models", self.models, methods=["GET"]),
        ]


def _whole(script: Script, body: Body) -> Body:
    message: dict[str, Any] = {"role": "assistant", "content": "".join(script.pieces)}
    if script.tool is not None:
        message["tool_calls"] = [{"id": "t", "type": "function", "function": {"name": script.tool[0], "arguments": script.tool[1]}}]
    choice = {"index": 0, "message": message, "finish_reason": script.finish}
    return {
        "id": "c", "object": "chat.completion", "created": 0, "model": body.get("model"), "choices": [choice],
        **({"usage": _usage(script.usage)} if script.usage else {}),
    }  # fmt: skip


def _chunk() -> Body:
    return {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "scripted"}


def _event(delta: Body, finish: str | None = None) -> bytes:
    return _line({**_chunk(), "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})


def _line(chunk: Body) -> bytes:
    return f"data: {json.dumps(chunk)}\n\n".encode()


def _usage(usage: tuple[int, int]) -> Body:
    return {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)}


@asynccontextmanager
async def serve_scripted() -> AsyncIterator[ScriptedServer]:
    """Run a scripted server on a free loopback port, in this event loop."""
    scripted = ScriptedServer()
    app = Starlette(routes=scripted.routes())
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
