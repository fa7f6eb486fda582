"""The tutor chat: a turn is journaled, answered under a permit or by the author's words, gated, streamed, and journaled again.

A conversation stands beside an offer or an enrollment and bears its id, so nothing more has to be kept of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from schemas.journal import Spoken, Words
from schemas.tutor import ConversationIn, ConversationOut, TurnIn, TurnOut
from services.identity import Principal
from services.memory import Draft, Entry
from services.platform import Clock, KeyReused, NotFound, OpenWork, Work, enqueue, get_logger
from services.tutor.errors import TurnUnknown
from services.tutor.frames import Frame, FrameLog
from services.tutor.rooms import Rooms, Visit
from services.tutor.speaker import Speaker, Turn, reply_id

NOTICE = "I am an AI tutor. I can be wrong; what counts is checked by code, not by me."
CLOSE_AFTER = timedelta(seconds=90)
SHOWN_ENTRIES = 400
CLOSE_TURN = "tutor.close_turn"
log = get_logger("tutor")


@dataclass(frozen=True)
class Dialogue:
    """Use cases of the tutor chat."""

    open_work: OpenWork
    rooms: Rooms
    speaker: Speaker
    frame_log: FrameLog
    clock: Clock
    _running: set[asyncio.Task[None]] = field(default_factory=set)

    async def open(self, principal: Principal, wanted: ConversationIn) -> ConversationOut:
        """Return the chat beside an offer or an enrollment; raise NotFound if it is not the learner's own."""
        found = await self.history(principal, wanted.offer_id or wanted.enrollment_id)
        if found.enrollment_id != wanted.enrollment_id:
            raise NotFound
        return found

    async def history(self, principal: Principal, conversation_id: UUID) -> ConversationOut:
        """Return a chat with its turns, oldest first; raise NotFound if it is not the learner's own."""
        async with self.open_work(principal.tenant_id) as work:
            visit, offer_id = await self._visit(work, principal, conversation_id)
            entries = await self.rooms.recent(work, visit, SHOWN_ENTRIES)
        turns = _turns(
            [entry for entry in entries if isinstance(entry.evidence, Spoken) and entry.evidence.conversation_id == conversation_id]
        )
        return ConversationOut(id=conversation_id, enrollment_id=visit.enrollment.id, offer_id=offer_id, notice=NOTICE, turns=turns)

    async def say(self, principal: Principal, conversation_id: UUID, said: TurnIn) -> None:
        """Journal what the learner says and begin the reply, which is finished even if nobody reads it. The same id is the same turn.

        Raises:
            NotFound: the conversation is not the learner's own.
            KeyReused: the turn's id was used for something else.
        """
        async with self.open_work(principal.tenant_id) as work:
            visit, _ = await self._visit(work, principal, conversation_id)
            desk = await self.rooms.desk(work, visit, ids=[said.id])
            if desk.duplicate(said.id) is not None:
                _must_be_the_same(await self.rooms.entry(work, principal, visit.keys, visit.remembered, said.id), conversation_id, said)
                return
            opened = self.rooms.plan(desk, visit).offer
            spoken = Spoken(
                conversation_id=conversation_id, turn_id=said.id, offer_id=opened.id if opened else None, course=visit.version.slug, mode=said.mode
            )  # fmt: skip
            desk.add(Draft(said.id, "message", spoken, Words(text=said.text)))
            question = self.rooms.question_of(visit, opened) if opened else None
            turn = Turn(visit, conversation_id, said.id, said.mode, said.text, opened, question)
            turn.material = await self.speaker.material(work, turn)
            await desk.save()
            await self._promise_end(work, visit, conversation_id, said.id)
        self._start(turn)

    def frames(self, principal: Principal, conversation_id: UUID, turn_id: UUID, *, after: str = "0-0") -> AsyncIterator[Frame]:
        """Return the frames of a turn after an id, as they come."""
        return self._frames(principal, conversation_id, turn_id, after)

    async def own_turn(self, principal: Principal, conversation_id: UUID, turn_id: UUID) -> None:
        """Raise TurnUnknown unless the turn is the learner's own and its frames are still held."""
        async with self.open_work(principal.tenant_id) as work:
            visit, _ = await self._visit(work, principal, conversation_id)
        if not await self.frame_log.exists(visit.keys, turn_id):
            raise TurnUnknown

    async def finished(self, principal: Principal, conversation_id: UUID, turn_id: UUID) -> TurnOut:
        """Wait for a turn to end and return it whole."""
        async for _ in self._frames(principal, conversation_id, turn_id, "0-0"):
            pass
        history = await self.history(principal, conversation_id)
        found = next((turn for turn in history.turns if turn.id == turn_id), None)
        if found is None:
            raise TurnUnknown
        return found

    async def end_abandoned(self, work: Work, tenant_id: UUID, learner_id: UUID, turn_id: UUID) -> None:
        """End a turn that has no reply, because the process that wrote it has gone; a turn that has one is left alone."""
        await self.speaker.end_abandoned(work, tenant_id, learner_id, turn_id)

    async def stop(self) -> None:
        """Wait a moment for the replies under way; what is cut off is ended by its job."""
        if self._running:
            await asyncio.wait(self._running, timeout=5)

    async def _visit(self, work: Work, principal: Principal, conversation_id: UUID) -> tuple[Visit, UUID | None]:
        """Return the visit that a conversation belongs to, and its offer if it stands beside one."""
        try:
            visit, entry, _ = await self.rooms.offered(work, principal, conversation_id)
        except NotFound:
            return await self.rooms.enter(work, principal, conversation_id), None
        return visit, entry.id

    async def _promise_end(self, work: Work, visit: Visit, conversation_id: UUID, turn_id: UUID) -> None:
        if visit.remembered:
            await enqueue(
                work, CLOSE_TURN, tenant_id=visit.principal.tenant_id, account_id=visit.learner_id, subject_id=turn_id,
                run_after=self.clock.now() + CLOSE_AFTER,
            )  # fmt: skip

    def _start(self, turn: Turn) -> None:
        task = asyncio.create_task(self._speak(turn))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _speak(self, turn: Turn) -> None:
        try:
            await self.speaker.speak(turn)
        except Exception as error:
            log.error("turn_failed", turn_id=turn.id, error_class=type(error).__name__)

    async def _frames(self, principal: Principal, conversation_id: UUID, turn_id: UUID, after: str) -> AsyncIterator[Frame]:
        async with self.open_work(principal.tenant_id) as work:
            visit, _ = await self._visit(work, principal, conversation_id)
            entry = await self.rooms.entry(work, principal, visit.keys, visit.remembered, reply_id(visit.keys, turn_id))
        if entry is not None and not await self.frame_log.exists(visit.keys, turn_id):
            for frame in _kept_frames(entry):
                yield frame
            return
        async for frame in self.frame_log.read(visit.keys, turn_id, after):
            yield frame


def _must_be_the_same(kept: Entry | None, conversation_id: UUID, said: TurnIn) -> None:
    """Raise KeyReused unless the journal's entry is this very turn; words that have been deleted since cannot differ."""
    if kept is None:
        return
    evidence = kept.evidence
    is_turn = isinstance(evidence, Spoken) and (evidence.conversation_id, evidence.mode) == (conversation_id, said.mode)
    if not is_turn or (isinstance(kept.words, Words) and kept.words.text != said.text):
        raise KeyReused


def _kept_frames(reply: Entry) -> tuple[Frame, Frame]:
    """Return a reply whose frames are no longer held as two frames."""
    text = reply.words.text if isinstance(reply.words, Words) else ""
    is_authored = isinstance(reply.evidence, Spoken) and reply.evidence.authored
    return Frame("1-0", "text", text), Frame("2-0", "done", "authored" if is_authored else "model")


def _turns(entries: list[Entry]) -> tuple[TurnOut, ...]:
    """Return the turns that messages and replies make, oldest first."""
    said = {entry.id: entry for entry in entries if entry.kind == "message"}
    replies = {entry.evidence.turn_id: entry for entry in entries if entry.kind == "reply" and isinstance(entry.evidence, Spoken)}
    return tuple(_turn(entry, replies.get(turn_id)) for turn_id, entry in said.items())


def _turn(said: Entry, reply: Entry | None) -> TurnOut:
    evidence = reply.evidence if reply and isinstance(reply.evidence, Spoken) else None
    return TurnOut(
        id=said.id,
        text=said.words.text if isinstance(said.words, Words) else "",
        reply=reply.words.text if reply and isinstance(reply.words, Words) else None,
        authored=bool(evidence and evidence.authored),
        complete=bool(evidence and evidence.complete),
        at=said.at,
    )
