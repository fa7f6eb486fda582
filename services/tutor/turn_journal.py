"""What is written down of a turn: what goes to a provider, before it goes; the reply; that a turn was interrupted.

Each is written once, and only while the learner agrees to being remembered: that is read anew whenever something is written.
"""

from __future__ import annotations

from dataclasses import dataclass

from schemas.journal import Disclosed, Spoken, Words
from schemas.tutor import HintIn
from services.identity import Identity
from services.llm import ModelCall, ModelUnavailable
from services.memory import Desk, Draft
from services.platform import OpenWork, Work, get_logger
from services.tutor import authored
from services.tutor.errors import ConsentChanged
from services.tutor.hints import climb
from services.tutor.ladder import shown_texts
from services.tutor.render import current_step
from services.tutor.rooms import Rooms
from services.tutor.turns import Turn, disclosure_id, reply_id

MOST_CHARACTERS = 20_000  # of one reply in the journal
log = get_logger("tutor")


@dataclass(frozen=True)
class TurnJournal:
    """Writes the entries of turns that this process answers."""

    open_work: OpenWork
    rooms: Rooms
    identity: Identity

    async def disclose(self, work: Work, turn: Turn, call: ModelCall, number: int = 0) -> None:
        """Write down what is about to be sent to whom, in the commit that reserves the call.

        It comes before the call, so that a crash after words have left cannot hide that they did. `number` counts the calls of a turn from 0.

        Raises:
            ModelUnavailable: The learner no longer agrees to it, or the school does not let them; then nothing may be sent.
        """
        visit = turn.visit
        disclosed = Disclosed(
            provider=call.provider, model=call.model, purpose="tutoring", turn_id=turn.id, categories=turn.categories,
            tokens_in=call.tokens_in, tokens_out=0, sent_bytes=call.bytes_in,
        )  # fmt: skip
        draft = Draft(disclosure_id(visit.keys, turn.id, number), "disclosure", disclosed)
        desk = await self.rooms.memory.open(work, visit.keys, visit.learner_id, zone=visit.enrollment.zone, drafts=[draft])
        # Under the lock that a consent and a pause take too.
        agreement = await self.identity.agreement(work, visit.learner_id, visit.principal.session_id)
        if not (agreement.remembers and agreement.may_ask("tutoring")):
            raise ModelUnavailable("not_allowed")
        desk.add(draft)
        await desk.save()

    async def reply(self, turn: Turn, *, complete: bool, tokens_out: int) -> str | None:
        """Write down the reply, with the author's words after what was released unless the model came to its end.

        Returns:
            The author's words; None if the turn has been ended already, by another process, and nothing may be added.
        """
        try:
            async with self.open_work(turn.visit.principal.tenant_id) as work:
                desk = await self.rooms.desk(work, turn.visit, ids=[reply_id(turn.visit.keys, turn.id)])
                if _is_ended(desk, turn):
                    return None
                added = "" if complete else _fitting(turn, await self._words(work, desk, turn))
                desk.add(_reply_draft(turn, added, authored_by=not complete, complete=True, tokens_out=tokens_out))
                await desk.save()
        except ConsentChanged:
            return "" if complete else _fitting(turn, _plain_words(turn))
        return added

    async def interruption(self, turn: Turn) -> bool:
        """Write down that the reply broke off; False if the turn has been ended already."""
        try:
            async with self.open_work(turn.visit.principal.tenant_id) as work:
                desk = await self.rooms.desk(work, turn.visit, ids=[reply_id(turn.visit.keys, turn.id)])
                if _is_ended(desk, turn):
                    return False
                desk.add(_reply_draft(turn, turn.interruption(), authored_by=True, complete=False, tokens_out=0))
                await desk.save()
        except ConsentChanged:
            log.info("interruption_not_kept", turn_id=turn.id)
        return True

    async def _words(self, work: Work, desk: Desk, turn: Turn) -> str:
        """Return the author's words for this moment; a rung of the ladder that they show is added to the desk."""
        opened = self.rooms.plan(desk, turn.visit).offer
        visit = await self.rooms.at_offer(work, turn.visit, opened)
        question = self.rooms.question_of(visit, opened) if opened else None
        step = current_step(question, opened) if question and opened else None
        if opened is None or question is None or step is None or turn.mode == "explain" or opened.activity == "check":
            return _plain_words(turn)
        if turn.only_asks_whether_right:
            return authored.ENTER_IT
        rung = await climb(desk, visit, opened, question, HintIn(id=visit.keys.pseudonym("turn hint", str(turn.id)), step=step.id))
        if rung.shown:
            return authored.after_hint(rung.text, last=rung.last, completed=rung.completed)
        return authored.before_next_hint(shown_texts(step, rung.rung), rung.text)


def _is_ended(desk: Desk, turn: Turn) -> bool:
    if desk.duplicate(reply_id(turn.visit.keys, turn.id)) is None:
        return False
    log.warning("turn_ended_elsewhere", turn_id=turn.id)
    return True


def _reply_draft(turn: Turn, added: str, *, authored_by: bool, complete: bool, tokens_out: int) -> Draft:
    is_help = bool(turn.released) and turn.step is not None
    spoken = Spoken(
        conversation_id=turn.conversation_id, turn_id=turn.id, offer_id=turn.opened.id if turn.opened else None,
        course=turn.visit.version.slug, mode="explain" if turn.mode == "explain" else "solve", authored=authored_by, complete=complete,
        helped_step=turn.step.id if is_help and turn.step else None, tokens_out=tokens_out,
    )  # fmt: skip
    return Draft(reply_id(turn.visit.keys, turn.id), "reply", spoken, Words(text="".join(turn.released) + added))


def _plain_words(turn: Turn) -> str:
    """Return the author's words where no rung of the ladder is asked for."""
    if turn.opened is None:
        return authored.NO_OFFER
    if turn.opened.activity == "check":
        return authored.NO_HELP
    return authored.explanation(turn.visit.version.skill(turn.opened.skill))


def _fitting(turn: Turn, words: str) -> str:
    """Return the author's words as they follow what was released, cut to what one reply may hold."""
    released = "".join(turn.released)
    words = f"{turn.notice}\n\n{words}" if turn.notice else words
    return (f"\n\n{words}" if released else words)[: MOST_CHARACTERS - len(released)]
