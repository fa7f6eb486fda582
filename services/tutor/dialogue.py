"""The tutor chat: a turn is journaled, answered under a permit or by the author's words, gated, streamed, and journaled again.

A conversation stands beside an offer or an enrollment and bears its id, so nothing more has to be kept of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from contextvars import Context
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from schemas.journal import Spoken, Words
from schemas.tutor import ConversationIn, ConversationOut, TurnIn, TurnOut
from services.identity import Principal
from services.memory import Desk, Draft, Entry
from services.platform import Clock, KeyReused, Limit, Limiter, NotFound, OpenWork, Work, enqueue, get_logger
from services.tutor.abandoned import Abandoned
from services.tutor.errors import ChatOff, TurnUnknown
from services.tutor.fixed_replies import fixed_reply
from services.tutor.frames import START, Frame
from services.tutor.listening import Listening
from services.tutor.notices import notice
from services.tutor.rooms import Rooms, Visit
from services.tutor.seats import Seat, Seats
from services.tutor.speaker import Speaker
from services.tutor.transcript import Transcript
from services.tutor.turns import Turn

CLOSE_AFTER = timedelta(seconds=90)
CLOSE_TURN = "tutor.close_turn"
log = get_logger("tutor")


@dataclass(frozen=True)
class Dialogue:
    """Use cases of the tutor chat.

    Args:
        open_work: opens units of work of the content database.
        rooms: where the learner works.
        speaker: answers turns.
        abandoned: ends turns whose writer has gone.
        listening: reads turns along.
        clock: the time.
        limiter: counts turns.
        limit: how many turns a learner has.
    """

    open_work: OpenWork
    rooms: Rooms
    speaker: Speaker
    abandoned: Abandoned
    listening: Listening
    clock: Clock
    limiter: Limiter
    limit: Limit
    _seats: Seats = field(default_factory=Seats)
    _running: set[asyncio.Task[None]] = field(default_factory=set)

    async def open(self, principal: Principal, wanted: ConversationIn) -> ConversationOut:
        """Return the chat beside an offer or an enrollment.

        Raises:
            NotFound: it is not the learner's own.
            ChatOff: the school has switched the chat off.
        """
        async with self.open_work(principal.tenant_id) as work:
            await self._must_be_on(work, principal)
        found = await self.history(principal, wanted.offer_id or wanted.enrollment_id)
        if found.enrollment_id != wanted.enrollment_id:
            raise NotFound
        return found

    async def history(self, principal: Principal, conversation_id: UUID, before: int | None = None) -> ConversationOut:
        """Return a page of a chat's turns, the newest if no place is given, oldest first; raise NotFound if it is not the learner's own."""
        async with self.open_work(principal.tenant_id) as work:
            visit, offer = await self._visit(work, principal, conversation_id)
            page = await Transcript(self.rooms).page(work, visit, conversation_id, since=offer.seq if offer else 0, before=before)
        return ConversationOut(
            id=conversation_id, enrollment_id=visit.enrollment.id, offer_id=offer.id if offer else None, notice=notice(principal.locale), turns=page.turns,
            earlier=page.earlier,
        )  # fmt: skip

    async def say(self, principal: Principal, conversation_id: UUID, said: TurnIn, *, after: str = START) -> AsyncIterator[Frame]:
        """Journal what the learner says, begin the reply and return its frames; it is finished even if nobody reads it.

        The same id is the same turn, of which the frames after an id are returned.

        Raises:
            NotFound: the conversation is not the learner's own.
            ChatOff: the school has switched the chat off.
            KeyReused: the turn's id was used for something else.
            TooManyRequests, TooManyStreams: the learner says or reads too much at once.
        """
        self._seats.must_be_free(principal.account_id)
        await self.limiter.hit(self.limit, str(principal.account_id))
        visit = await self._begin(principal, conversation_id, said)
        return self._frames(visit, said.id, after, self._seats.take(principal.account_id))

    async def ask(self, principal: Principal, conversation_id: UUID, said: TurnIn) -> TurnOut:
        """Do what `say` does, wait for the reply and return the turn whole; raise what it raises."""
        now = self.clock.now()
        frames = [frame async for frame in await self.say(principal, conversation_id, said)]
        try:
            async with self.open_work(principal.tenant_id) as work:
                visit, _ = await self._visit(work, principal, conversation_id)
                kept = await Transcript(self.rooms).turn(work, visit, conversation_id, said.id)
        except NotFound:  # consent to memory was withdrawn meanwhile
            kept = None
        if kept is not None:
            return kept
        text, ends = "".join(frame.text for frame in frames if frame.kind == "text"), [frame for frame in frames if frame.kind == "done"]
        return TurnOut(
            id=said.id, text=said.text, reply=text or None, authored=any(end.text != "model" for end in ends), complete=bool(ends), at=now
        )  # fmt: skip

    async def resume(self, principal: Principal, conversation_id: UUID, turn_id: UUID, *, after: str = START) -> AsyncIterator[Frame]:
        """Return the frames of a turn after an id, as they come.

        Raises:
            TurnUnknown: there is no such turn in the learner's chat.
            TooManyStreams: the learner reads too much at once.
        """
        async with self.open_work(principal.tenant_id) as work:
            visit, _ = await self._visit(work, principal, conversation_id)
            if await Transcript(self.rooms).turn(work, visit, conversation_id, turn_id) is None:
                raise TurnUnknown
        return self._frames(visit, turn_id, after, self._seats.take(principal.account_id))

    async def seen(self, tenant_id: UUID, learner_id: UUID, turn_id: UUID) -> tuple[Frame, ...]:
        """Return the frames of a turn that readers may have seen."""
        return await self.abandoned.seen(tenant_id, learner_id, turn_id)

    async def end_abandoned(self, work: Work, tenant_id: UUID, learner_id: UUID, turn_id: UUID, seen: tuple[Frame, ...] = ()) -> None:
        """End a turn that has no reply, because the process that wrote it has gone; a turn that has one is left alone."""
        await self.abandoned.end(work, tenant_id, learner_id, turn_id, seen)

    async def stop(self) -> None:
        """Wait a moment for the replies under way; what is cut off is ended by its job."""
        if self._running:
            await asyncio.wait(self._running, timeout=5)

    async def _begin(self, principal: Principal, conversation_id: UUID, said: TurnIn) -> Visit:
        """Journal what is said and start the reply, once; return the learner's visit."""
        async with self.open_work(principal.tenant_id) as work:
            visit, beside = await self._visit(work, principal, conversation_id)
            vectors = self.speaker.early(visit, said.text)
            desk, agreement = await self.rooms.agreed_desk(work, visit, ids=[said.id], facts=True)
            if not agreement.policy.chat:
                raise ChatOff
            if desk.duplicate(said.id) is not None:
                _must_be_the_same(await self.rooms.entry(work, principal, visit.keys, visit.remembered, said.id), conversation_id, said)
                return visit
            opened = self.rooms.plan(desk, visit).offer
            spoken = Spoken(
                conversation_id=conversation_id, turn_id=said.id, offer_id=opened.id if opened else None, course=visit.version.slug, mode=said.mode
            )  # fmt: skip
            fixed = await fixed_reply(self.rooms, work, visit, said)
            if fixed is not None:
                await self._settle(work, desk, visit, fixed.drafts(visit, said, spoken), said.id, fixed.text)
                return visit
            desk.add(Draft(said.id, "message", spoken, Words(text=said.text)))
            at = await self.rooms.at_offer(work, visit, opened)
            question = self.rooms.question_of(at, opened) if opened else None
            turn = Turn(at, conversation_id, said.id, said.mode, said.text, opened, question)
            await self.speaker.prepare(work, turn, desk, agreement, since=beside.seq if beside else 0, vectors=vectors)
            await desk.save()
            await self._promise_end(work, visit, said.id)
        self._start(turn)
        return visit

    async def _settle(self, work: Work, desk: Desk, visit: Visit, drafts: tuple[Draft, ...], turn_id: UUID, reply: str) -> None:
        """Journal a whole turn at once; its frames are sent when it is committed."""
        for draft in drafts:
            desk.add(draft)
        await desk.save()
        work.on_commit(lambda: self.speaker.tell(visit.keys, turn_id, reply))

    async def _must_be_on(self, work: Work, principal: Principal) -> None:
        if not (await self.rooms.identity.agreement(work, principal.account_id)).policy.chat:
            raise ChatOff

    async def _visit(self, work: Work, principal: Principal, conversation_id: UUID) -> tuple[Visit, Entry | None]:
        """Return the visit that a conversation belongs to, and its offer if it stands beside one."""
        try:
            visit, entry, _ = await self.rooms.offered(work, principal, conversation_id)
        except NotFound:
            return await self.rooms.enter(work, principal, conversation_id), None
        return visit, entry

    async def _promise_end(self, work: Work, visit: Visit, turn_id: UUID) -> None:
        if visit.remembered:
            await enqueue(
                work, CLOSE_TURN, tenant_id=visit.principal.tenant_id, account_id=visit.learner_id, subject_id=turn_id,
                run_after=self.clock.now() + CLOSE_AFTER,
            )  # fmt: skip

    def _start(self, turn: Turn) -> None:
        """Begin the reply in a context of its own: it must not write into the request's unit of work."""
        task = asyncio.create_task(self._speak(turn), context=Context())
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _speak(self, turn: Turn) -> None:
        with self.speaker.frame_log.writing(turn.visit.keys, turn.id):
            try:
                await self.speaker.speak(turn)
            except Exception as error:
                log.error("turn_failed", turn_id=turn.id, error_class=type(error).__name__)
                await self.speaker.interrupt(turn)

    async def _frames(self, visit: Visit, turn_id: UUID, after: str, seat: Seat) -> AsyncGenerator[Frame]:
        try:
            async with aclosing(self.listening.frames(visit, turn_id, after)) as frames:
                async for frame in frames:
                    yield frame
        finally:
            self._seats.leave(seat)


def _must_be_the_same(kept: Entry | None, conversation_id: UUID, said: TurnIn) -> None:
    """Raise KeyReused unless the journal's entry is this very turn; words that have been deleted since cannot differ."""
    if kept is None:
        return
    evidence = kept.evidence
    is_turn = isinstance(evidence, Spoken) and (evidence.conversation_id, evidence.mode) == (conversation_id, said.mode)
    if not is_turn or (isinstance(kept.words, Words) and kept.words.text != said.text):
        raise KeyReused
