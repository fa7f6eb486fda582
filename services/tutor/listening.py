"""Reading a turn along: frames as they come, and the journal's own words where frames are missing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from time import monotonic
from uuid import UUID

from schemas.journal import Spoken, Words
from services.memory import Entry
from services.platform import OpenWork, Unavailable
from services.tutor.frames import START, Frame, FrameLog, number_of
from services.tutor.rooms import Rooms, Visit
from services.tutor.turns import reply_id

PATIENCE_S = 5.0  # how long a reader in the writer's process waits to be woken
POLL_S = 0.25  # how often a reader in another process than the writer's looks for frames
LOOK_S = 2.0  # how often a waiting reader looks whether the reply stands in the journal
MAX_WAIT_S = 120.0


@dataclass(frozen=True)
class Listening:
    """Readers of turns. One in the writer's process is woken at once; one in another looks a few times a second and holds no connection."""

    open_work: OpenWork
    rooms: Rooms
    frame_log: FrameLog

    async def frames(self, visit: Visit, turn_id: UUID, after: str) -> AsyncGenerator[Frame]:
        """Yield frames after the given id until the turn is done, waiting for those that are still to come.

        When frames are missing (Redis is or was away, or ten minutes have passed) the rest comes from the journal, under the next id.
        """
        reader = _Reader(after)
        deadline, look_at = monotonic() + MAX_WAIT_S, 0.0
        with self.frame_log.news(turn_id) as news:
            while monotonic() < deadline:
                news.clear()
                held = await self._held(visit, turn_id, reader.at)
                for frame in held:
                    yield reader.read(frame)
                    if frame.kind == "done":
                        return
                is_here = self.frame_log.is_written_here(visit.keys, turn_id)
                if not held and not is_here and monotonic() >= look_at:
                    look_at = monotonic() + LOOK_S
                    for frame in await self._kept(visit, turn_id, reader):
                        yield frame
                        if frame.kind == "done":
                            return
                await _wait(news, PATIENCE_S if is_here else POLL_S)

    async def _held(self, visit: Visit, turn_id: UUID, after: str) -> list[Frame]:
        try:
            return await self.frame_log.held(visit.keys, turn_id, after)
        except Unavailable:
            return []

    async def _kept(self, visit: Visit, turn_id: UUID, reader: _Reader) -> tuple[Frame, ...]:
        """Return what the reader has not seen of a reply that stands in the journal, nothing before it does or while the database is away."""
        try:
            async with self.open_work(visit.principal.tenant_id) as work:
                reply = await self.rooms.entry(work, visit.principal, visit.keys, visit.remembered, reply_id(visit.keys, turn_id))
        except Unavailable:
            return ()
        if reply is None:
            return ()
        return reader.rest(reply, await self._held(visit, turn_id, START))


class _Reader:
    """Where one reader stands."""

    def __init__(self, after: str) -> None:
        self.at = after
        self._from_start = after == START
        self._seen = ""

    def read(self, frame: Frame) -> Frame:
        """Note a frame as read and return it."""
        self.at = frame.id
        self._seen += frame.text if frame.kind == "text" else ""
        return frame

    def rest(self, reply: Entry, held: list[Frame]) -> tuple[Frame, ...]:
        """Return a kept reply's unread end and its last frame; only the last frame where nobody can tell what was read."""
        said = reply.words.text if isinstance(reply.words, Words) else ""
        by = "authored" if isinstance(reply.evidence, Spoken) and reply.evidence.authored else "model"
        seen = self._seen
        if not self._from_start:
            seen = "".join(frame.text for frame in held if frame.kind == "text" and number_of(frame.id) <= number_of(self.at))
        is_known = self._from_start or bool(seen)
        unread = said[len(seen) :] if is_known and said.startswith(seen) else ""
        text = (Frame(_following(self.at), "text", unread),) if unread else ()
        return (*text, Frame(_following(_following(self.at)), "done", by))


def _following(frame_id: str) -> str:
    """Return the id right after another one."""
    millisecond, number = number_of(frame_id)
    return f"{millisecond}-{number + 1}"


async def _wait(news: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await news.wait()
    except TimeoutError:
        return
