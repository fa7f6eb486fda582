"""The frames of one turn, sealed in a Redis stream, so that a reader who was cut off reads on where it stopped."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Literal, cast
from uuid import UUID

from redis.asyncio import Redis

from services.vault import AccountKeys, Place

TTL_S = 600
POLL_S = 0.25  # how often a reader in another process than the writer's looks
MAX_WAIT_S = 120.0

FrameKind = Literal["text", "done"]
Rows = list[tuple[bytes, dict[bytes, bytes]]]


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: `id` grows; `text` is clear and must only be shown to its learner."""

    id: str
    kind: FrameKind
    text: str

    def payload(self) -> str:
        """Return the frame's data as JSON."""
        if self.kind == "done":
            return json.dumps({"authored": self.text != "model"})
        return json.dumps({"text": self.text}, ensure_ascii=False)


@dataclass(frozen=True)
class FrameLog:
    """Writes and reads the frames of turns. Keys are random ids; the frames are sealed with the learner's key.

    A reader in the writer's process is woken at once; one in another process looks a few times a second, so that waiting readers hold no
    connections.
    """

    redis: Redis
    _news: dict[UUID, asyncio.Event] = field(default_factory=dict)

    async def append(self, keys: AccountKeys, turn_id: UUID, kind: FrameKind, text: str) -> None:
        """Seal one frame and add it."""
        sealed = keys.seal(_place(turn_id), f"{kind}\n{text}".encode())
        async with self.redis.pipeline(transaction=True) as pipe:
            pipe.xadd(_key(keys.account_id, turn_id), {b"f": bytes(sealed)})
            pipe.expire(_key(keys.account_id, turn_id), TTL_S)
            await pipe.execute()
        if turn_id in self._news:
            self._news[turn_id].set()

    async def read(self, keys: AccountKeys, turn_id: UUID, after: str = "0-0") -> AsyncIterator[Frame]:
        """Yield frames after the given id until the turn is done, waiting for those that are still to come."""
        news = self._news.setdefault(turn_id, asyncio.Event())
        deadline = monotonic() + MAX_WAIT_S
        try:
            while monotonic() < deadline:
                news.clear()
                for frame in await self._after(keys, turn_id, after):
                    after = frame.id
                    yield frame
                    if frame.kind == "done":
                        return
                await _wait(news)
        finally:
            self._news.pop(turn_id, None)

    async def _after(self, keys: AccountKeys, turn_id: UUID, after: str) -> list[Frame]:
        rows = cast(Rows, await self.redis.xrange(_key(keys.account_id, turn_id), min=f"({after}", max="+"))
        return [_frame(keys, turn_id, row_id, fields) for row_id, fields in rows]

    async def exists(self, keys: AccountKeys, turn_id: UUID) -> bool:
        """Return whether frames of the turn are still held."""
        return bool(await self.redis.exists(_key(keys.account_id, turn_id)))


async def _wait(news: asyncio.Event) -> None:
    try:
        async with asyncio.timeout(POLL_S):
            await news.wait()
    except TimeoutError:
        return


def _frame(keys: AccountKeys, turn_id: UUID, row_id: bytes, fields: Mapping[bytes, bytes]) -> Frame:
    kind, _, text = keys.open(_place(turn_id), fields[b"f"]).decode().partition("\n")
    return Frame(row_id.decode(), "done" if kind == "done" else "text", text)


def _key(account_id: UUID, turn_id: UUID) -> str:
    return f"learner:{account_id}:turn:{turn_id}"


def _place(turn_id: UUID) -> Place:
    return Place("redis_turn", "frame", turn_id)
