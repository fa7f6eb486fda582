"""The frames of one turn, sealed in a Redis stream, so that a reader who was cut off reads on where it stopped.

What counts is the journal; frames are for reading along. A frame that cannot be written is missed, and the reader finds the reply in the journal.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, cast
from uuid import UUID

from redis.asyncio import Redis
from redis.exceptions import RedisError

from services.platform import Unavailable, get_logger
from services.vault import AccountKeys, Place

TTL_S = 600
START = "0-0"

FrameKind = Literal["text", "done"]
Rows = list[tuple[bytes, dict[bytes, bytes]]]
log = get_logger("tutor")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: `id` grows; `text` is clear and must only be shown to its learner."""

    id: str
    kind: FrameKind
    text: str = field(repr=False)

    def payload(self) -> str:
        """Return the frame's data as JSON."""
        if self.kind == "done":
            return json.dumps({"authored": self.text != "model"})
        return json.dumps({"text": self.text}, ensure_ascii=False)


@dataclass(frozen=True)
class FrameLog:
    """Writes and reads the frames of turns. Keys are random ids; the frames are sealed with the learner's key."""

    redis: Redis
    _news: dict[UUID, set[asyncio.Event]] = field(default_factory=dict)
    _written: dict[str, list[Frame]] = field(default_factory=dict)

    @contextmanager
    def writing(self, keys: AccountKeys, turn_id: UUID) -> Iterator[None]:
        """Say that this process writes the frames of a turn until the block ends; its readers here are woken then, too.

        Until then they are handed what is written: nobody opens again what was sealed a moment ago a few lines away.
        """
        self._written[_key(keys.account_id, turn_id)] = []
        try:
            yield
        finally:
            del self._written[_key(keys.account_id, turn_id)]
            self._wake(turn_id)

    def is_written_here(self, keys: AccountKeys, turn_id: UUID) -> bool:
        """Return whether this process writes the frames of a turn: then nobody needs to look for them."""
        return _key(keys.account_id, turn_id) in self._written

    def _wake(self, turn_id: UUID) -> None:
        for news in self._news.get(turn_id, ()):
            news.set()

    async def append(self, keys: AccountKeys, turn_id: UUID, kind: FrameKind, text: str) -> None:
        """Seal one frame and add it. If Redis is away the frame is missed: the reply must not be."""
        sealed, key = bytes(keys.seal(_place(turn_id), f"{kind}\n{text}".encode())), _key(keys.account_id, turn_id)
        written = self._written.get(key, [])
        try:
            # A stream that has begun has been told how long it lives; one that Redis has lost meanwhile is begun again.
            is_begun = bool(written) and kind != "done"
            frame_id = await self.redis.xadd(key, {b"f": sealed}, nomkstream=True) if is_begun else None
            written.append(Frame(cast(bytes, frame_id or await self._begin(key, sealed)).decode(), kind, text))
        except (RedisError, OSError) as error:
            log.warning("frame_missed", turn_id=turn_id, error_class=type(error).__name__)
        self._wake(turn_id)

    async def _begin(self, key: str, sealed: bytes) -> bytes:
        """Add a frame, say that the stream lives ten minutes from now, and return the frame's id: with the first frame of a turn, and the last."""
        async with self.redis.pipeline(transaction=True) as pipe:
            pipe.xadd(key, {b"f": sealed})
            pipe.expire(key, TTL_S)
            frame_id, _ = await pipe.execute()
        return bytes(frame_id)

    async def held(self, keys: AccountKeys, turn_id: UUID, after: str = START) -> list[Frame]:
        """Return the frames that are held, those after the given id; raise Unavailable if Redis cannot be reached."""
        written = self._written.get(_key(keys.account_id, turn_id))
        if written is not None:
            return [frame for frame in written if number_of(frame.id) > number_of(after)]
        try:
            rows = cast(Rows, await self.redis.xrange(_key(keys.account_id, turn_id), min=f"({after}", max="+"))
        except (RedisError, OSError) as error:
            raise Unavailable from error
        return [_frame(keys, turn_id, row_id, fields) for row_id, fields in rows]

    @contextmanager
    def news(self, turn_id: UUID) -> Iterator[asyncio.Event]:
        """Give an event that is set whenever this process writes a frame of the turn."""
        event = asyncio.Event()
        self._news.setdefault(turn_id, set()).add(event)
        try:
            yield event
        finally:
            self._news[turn_id].discard(event)
            if not self._news[turn_id]:
                del self._news[turn_id]


def number_of(frame_id: str) -> tuple[int, int]:
    """Return an id as it is ordered."""
    millisecond, _, number = frame_id.partition("-")
    return int(millisecond), int(number)


def _frame(keys: AccountKeys, turn_id: UUID, row_id: bytes, fields: Mapping[bytes, bytes]) -> Frame:
    kind, _, text = keys.open(_place(turn_id), fields[b"f"]).decode().partition("\n")
    return Frame(row_id.decode(), "done" if kind == "done" else "text", text)


def _key(account_id: UUID, turn_id: UUID) -> str:
    return f"learner:{account_id}:turn:{turn_id}"


def _place(turn_id: UUID) -> Place:
    return Place("redis_turn", "frame", turn_id)
