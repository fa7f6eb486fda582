"""The frames of one turn, sealed in a Redis stream, so that a reader who was cut off reads on where it stopped."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from redis.asyncio import Redis

from services.vault import AccountKeys, Place

TTL_S = 600
BLOCK_MS = 5_000
MAX_WAIT_ROUNDS = 24

FrameKind = Literal["text", "done"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: `id` grows; `text` is clear and must only be shown to its learner."""

    id: str
    kind: FrameKind
    text: str


@dataclass(frozen=True)
class FrameLog:
    """Writes and reads the frames of turns. Keys are random ids; the frames are sealed with the learner's key."""

    redis: Redis

    async def append(self, keys: AccountKeys, turn_id: UUID, kind: FrameKind, text: str) -> None:
        """Seal one frame and add it."""
        sealed = keys.seal(_place(turn_id), f"{kind}\n{text}".encode())
        async with self.redis.pipeline(transaction=True) as pipe:
            pipe.xadd(_key(keys.account_id, turn_id), {b"f": bytes(sealed)})
            pipe.expire(_key(keys.account_id, turn_id), TTL_S)
            await pipe.execute()

    async def read(self, keys: AccountKeys, turn_id: UUID, after: str = "0-0") -> AsyncIterator[Frame]:
        """Yield frames after the given id until the turn is done, waiting for those that are still to come."""
        for _ in range(MAX_WAIT_ROUNDS):
            found = await self.redis.xread({_key(keys.account_id, turn_id): after}, block=BLOCK_MS, count=100)
            for raw_id, fields in _entries(found):
                after = raw_id.decode() if isinstance(raw_id, bytes) else raw_id
                kind, _, text = keys.open(_place(turn_id), fields[b"f"]).decode().partition("\n")
                yield Frame(after, "done" if kind == "done" else "text", text)
                if kind == "done":
                    return

    async def exists(self, keys: AccountKeys, turn_id: UUID) -> bool:
        """Return whether frames of the turn are still held."""
        return bool(await self.redis.exists(_key(keys.account_id, turn_id)))


def _entries(found: object) -> list[tuple[bytes, dict[bytes, bytes]]]:
    """Return the entries of one stream from either shape in which redis-py answers XREAD."""
    streams = list(found.values()) if isinstance(found, dict) else [pair[1] for pair in found or ()]  # type: ignore[attr-defined]
    entries = streams[0] if streams else []
    return entries[0] if entries and isinstance(entries[0], list) else entries


def _key(account_id: UUID, turn_id: UUID) -> str:
    return f"learner:{account_id}:turn:{turn_id}"


def _place(turn_id: UUID) -> Place:
    return Place("redis_turn", "frame", turn_id)
