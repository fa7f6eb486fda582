"""What has been said in a chat, read from the journal in pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schemas.journal import EntryKind, Spoken, Words
from schemas.tutor import TurnOut
from services.memory import Entry
from services.platform import Work
from services.tutor.rooms import ALL, Rooms, Visit
from services.tutor.turns import reply_id

PAGE_TURNS = 50
BATCH_ENTRIES = 200
MOST_LOOKED_AT = 4_000  # entries for one page; a client that finds few turns asks for the page before
MESSAGES: frozenset[EntryKind] = frozenset({"message"})


@dataclass(frozen=True, slots=True)
class Page:
    """Some turns, oldest first, and where the page before begins; None if there is none."""

    turns: tuple[TurnOut, ...]
    earlier: int | None


@dataclass(frozen=True)
class Transcript:
    """Reads chats; of other entries not a word is opened."""

    rooms: Rooms

    async def page(self, work: Work, visit: Visit, conversation_id: UUID, *, since: int, before: int | None) -> Page:
        """Return the newest turns of a chat, those before a place in the journal if one is given; `since` is where the chat can begin."""
        cursor = min(before or ALL, await self._end(work, visit))
        said: list[Entry] = []
        stop = max(since, cursor - MOST_LOOKED_AT)
        while cursor > stop and len(said) < PAGE_TURNS:
            batch = await self._before(work, visit, cursor)
            said += [entry for entry in batch if entry.seq > since and _is_said(entry, conversation_id)]
            cursor -= BATCH_ENTRIES
        said = said[:PAGE_TURNS]
        earlier = said[-1].seq if len(said) == PAGE_TURNS else max(cursor, since + 1)
        return Page(await self._turns(work, visit, said[::-1]), earlier if earlier > since + 1 else None)

    async def turn(self, work: Work, visit: Visit, conversation_id: UUID, turn_id: UUID) -> TurnOut | None:
        """Return one turn, None if it is not in the journal (any more)."""
        said = await self.rooms.entry(work, visit.principal, visit.keys, visit.remembered, turn_id)
        if said is None or not _is_said(said, conversation_id):
            return None
        return (await self._turns(work, visit, [said]))[0]

    async def _turns(self, work: Work, visit: Visit, said: Sequence[Entry]) -> tuple[TurnOut, ...]:
        replies = {entry.id: entry for entry in await self._by_id(work, visit, [reply_id(visit.keys, entry.id) for entry in said])}
        return tuple(_turn(entry, replies.get(reply_id(visit.keys, entry.id))) for entry in said)

    async def _end(self, work: Work, visit: Visit) -> int:
        """Return the place after the last entry."""
        if visit.remembered:
            return (await self.rooms.memory.read(work, visit.keys, visit.learner_id, ())).seq + 1
        held = await self.rooms.session_memory.entries(visit.keys, limit=ALL)
        return held[-1].seq + 1 if held else 0

    async def _before(self, work: Work, visit: Visit, cursor: int) -> list[Entry]:
        """Return the entries of the batch before a place, newest first."""
        if visit.remembered:
            memory = self.rooms.memory
            return await memory.entries(work, visit.keys, visit.learner_id, before_seq=cursor, limit=BATCH_ENTRIES, words_of=MESSAGES)
        held = await self.rooms.session_memory.entries(visit.keys, after_seq=max(0, cursor - 1 - BATCH_ENTRIES), limit=BATCH_ENTRIES)
        return [entry for entry in held if entry.seq < cursor][::-1]

    async def _by_id(self, work: Work, visit: Visit, ids: Sequence[UUID]) -> list[Entry]:
        if not ids:
            return []
        if visit.remembered:
            return await self.rooms.memory.entries_by_id(work, visit.keys, visit.learner_id, ids)
        wanted = set(ids)
        return [entry for entry in await self.rooms.session_memory.entries(visit.keys, limit=ALL) if entry.id in wanted]


def _is_said(entry: Entry, conversation_id: UUID) -> bool:
    return entry.kind == "message" and isinstance(entry.evidence, Spoken) and entry.evidence.conversation_id == conversation_id


def _turn(said: Entry, reply: Entry | None) -> TurnOut:
    evidence = reply.evidence if reply and isinstance(reply.evidence, Spoken) else None
    return TurnOut(
        id=said.id,
        text=said.words.text if isinstance(said.words, Words) else "",
        reply=reply.words.text if reply and isinstance(reply.words, Words) else None,
        authored=bool(evidence and evidence.authored),
        complete=bool(evidence and evidence.complete),
        for_a_person=bool(evidence and evidence.set_aside),
        at=said.at,
    )
