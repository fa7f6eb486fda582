"""An OpenAI-compatible server for benchmarks, in a process of its own: it streams sentences at a pace, and notes when it was asked and spoke.

Times are those of time.monotonic, which all processes of a machine share.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

import httpx2

SENTENCE = "Look at the line once more and say which step comes first. "
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Call:
    """One call: when it came, what it asked, and when each sentence had been sent."""

    asked: float
    sent: list[float]
    messages: list[dict[str, str]] = field(repr=False)


@dataclass(frozen=True)
class Provider:
    """A provider at work."""

    url: str

    def calls(self) -> list[Call]:
        """Return the calls since this was last asked."""
        return [Call(**call) for call in httpx2.get(f"{self.url}/calls").json()]


@contextmanager
def scripted_provider(*, sentences: int, pause_s: float) -> Iterator[Provider]:
    """Run a provider that says so many sentences, with a pause before each."""
    command = [sys.executable, "-m", "bench.provider", str(sentences), str(pause_s)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield Provider(f"http://127.0.0.1:{int(process.stdout.readline())}/v1")
    finally:
        process.terminate()
        process.wait(10)


@dataclass
class _Server:
    sentences: int
    pause_s: float
    calls: list[dict[str, object]] = field(default_factory=list)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request."""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            if head.startswith("GET "):
                writer.write(_HEAD % b"application/json" + _chunk(json.dumps(self.calls).encode()) + _chunk(b""))
                self.calls = []
            else:
                length = next(int(line.split(":")[1]) for line in head.split("\r\n") if line.lower().startswith("content-length"))
                await self._speak(json.loads(await reader.readexactly(length)), writer)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _speak(self, asked: dict[str, object], writer: asyncio.StreamWriter) -> None:
        sent: list[float] = []
        self.calls.append({"asked": monotonic(), "sent": sent, "messages": asked["messages"]})
        writer.write(_HEAD % b"text/event-stream")
        for _ in range(self.sentences):
            await asyncio.sleep(self.pause_s)
            delta = {"index": 0, "delta": {"role": "assistant", "content": SENTENCE}, "finish_reason": None}
            piece = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "scripted", "choices": [delta]}
            writer.write(_chunk(f"data: {json.dumps(piece)}\n\n".encode()))
            sent.append(monotonic())
        writer.write(_chunk(b"data: [DONE]\n\n") + _chunk(b""))


def _chunk(content: bytes) -> bytes:
    return f"{len(content):x}\r\n".encode() + content + b"\r\n"


async def _serve(sentences: int, pause_s: float) -> None:
    server = await asyncio.start_server(_Server(sentences, pause_s).answer, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), float(sys.argv[2])))
