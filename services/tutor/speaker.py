"""The tutor's side of a turn: a model under a permit and behind the gate, or the author's words."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, replace
from time import monotonic
from uuid import UUID

from schemas.grading import as_text
from schemas.journal import Attempted, AttemptWords, Spoken, Words
from services.identity import Agreement, Identity
from services.llm import BudgetUsedUp, Gateway, Message, ModelCall, ModelUnavailable, Permit
from services.memory import BELIEVED, BriefItem, Desk, Embedded, Entry, Owner, Prepared, Question, Recall, with_recalled
from services.platform import Problem, Work, get_logger
from services.tutor import authored
from services.tutor.frames import FrameLog
from services.tutor.gate import Fault, sentences
from services.tutor.gating.cleaning import without_links
from services.tutor.gating.manner import to_say
from services.tutor.rooms import ALL, Rooms, Visit
from services.tutor.turn_journal import TurnJournal
from services.tutor.turns import Material, Turn
from services.vault import AccountKeys

BRIEF_TOKENS = 600
LOOK_BACK = 120
TALK = 6
RECALLED = 6
TOLD_CHARACTERS = 6_000
TRIES = 2  # calls of a model for one reply, the second after a sentence was withheld
REQUEST_SENT_S = 0.005  # what the client library takes to write a request
WHOLE_TURN_S = 55.0  # well before the job that ends a turn whose writer has gone
log = get_logger("tutor")


class Blocked(Exception):
    """A sentence was not fit to be released; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault: Fault = fault


@dataclass(frozen=True)
class Speaker:
    """Answers turns; `counted` is told how each call of a model ended."""

    rooms: Rooms
    identity: Identity
    recall: Recall
    gateway: Gateway
    frame_log: FrameLog
    journal: TurnJournal
    counted: Callable[[str], None]

    def early(self, visit: Visit, text: str) -> asyncio.Task[Embedded] | None:
        """Begin to look for what is said in memory, on a thread of its own, while the turn is journaled; None where it is not known yet that one may."""
        if not self.gateway.available or not visit.remembered or not visit.agreement.may_ask("tutoring"):
            return None
        return self.recall.early(Owner(visit.principal.tenant_id, visit.learner_id), text, "tutoring")

    async def prepare(
        self, work: Work, turn: Turn, desk: Desk, agreement: Agreement, *, since: int, vectors: asyncio.Task[Embedded] | None
    ) -> None:
        """Give a turn what a model may be told, from memory, and what a permit is made of; nothing, and nothing is read, when none is to be asked.

        Args:
            work: The unit of work that journals the turn.
            turn: The turn.
            desk: The learner's, with the facts on it.
            agreement: What holds under the desk's lock. It is read once more when the call is written down.
            since: Where in the journal the chat can begin.
            vectors: Of what is said, if they are being made.
        """
        visit, opened = turn.visit, turn.opened
        if not self.gateway.available or not visit.remembered or (opened and opened.activity == "check") or turn.only_asks_whether_right:
            return
        turn.asking = await self.identity.asking(work, agreement, "tutoring")
        if turn.asking is None:
            return
        owner = Owner(visit.principal.tenant_id, visit.learner_id)
        known = self.recall.known(owner)
        recent = await self.rooms.memory.entries(
            work, visit.keys, visit.learner_id, after_seq=since, before_seq=ALL, limit=LOOK_BACK, opener=known.entry
        )  # fmt: skip
        brief = self.rooms.brief(desk, agreement, visit, [opened.skill] if opened else [], BRIEF_TOKENS)
        turn.material = _material(turn, recent[::-1], brief)
        look = await self.recall.look(work, owner, known, agreement, desk.opened_seq, desk.state(*BELIEVED), recent)
        turn.prepared = self.recall.begin(visit.keys, _question(turn, turn.material), Prepared(look, vectors))

    async def speak(self, turn: Turn) -> None:
        """Answer a turn: frames go out as they are released, the reply is journaled, the last frame says that it is done."""
        complete, tokens_out = await self._by_model(turn)
        added = await self.journal.reply(turn, complete=complete, tokens_out=tokens_out)
        if added is not None:
            await self._end(turn, added, "model" if complete else "authored")

    async def tell(self, keys: AccountKeys, turn_id: UUID, text: str) -> None:
        """Send the frames of a reply that stands in the journal already."""
        await self.frame_log.append(keys, turn_id, "text", text)
        await self.frame_log.append(keys, turn_id, "done", "authored")

    async def interrupt(self, turn: Turn) -> None:
        """End a turn whose reply has failed. Readers are told even if it cannot be written down; its job does that later."""
        try:
            is_ours = await self.journal.interruption(turn)
        except Exception as error:
            log.error("interruption_not_kept", turn_id=turn.id, error_class=type(error).__name__)
            is_ours = True
        if is_ours:
            await self._end(turn, turn.interruption(), "authored")

    async def _end(self, turn: Turn, added: str, by: str) -> None:
        if added:
            await self.frame_log.append(turn.visit.keys, turn.id, "text", added)
        await self.frame_log.append(turn.visit.keys, turn.id, "done", by)

    async def _by_model(self, turn: Turn) -> tuple[bool, int]:
        """Stream a model's reply through the gate; return whether it came to its end, and the tokens that came.

        Where a sentence is withheld the model is asked once more; if that fails too, the author's words follow.
        """
        # Recall opens its own unit of work, and asks for its own leave before anything goes to an embedder elsewhere.
        permit, _ = await asyncio.gather(self._permit(turn), self._remember(turn))
        if permit is None:
            return False, 0
        tokens_out, fault, first_by = 0, None, monotonic() + self.gateway.conversation.first_sentence_s
        complete = False
        try:
            async with asyncio.timeout(WHOLE_TURN_S):
                for number in range(TRIES):
                    heard = await self._try(turn, permit, number, fault, first_by)
                    tokens_out, fault, complete = tokens_out + heard.tokens_out, heard.fault, heard.complete
                    if fault is None:
                        break
        except TimeoutError:
            log.info("model_unavailable", turn_id=turn.id, error_code="too_slow")
        self.counted("whole" if complete else "cut" if tokens_out else "none")
        return complete, tokens_out

    async def _try(self, turn: Turn, permit: Permit, number: int, fault: Fault | None, first_by: float) -> _Heard:
        """Make one call and release what of its reply may be; `fault` is why the call before it was broken off."""
        call: ModelCall | None = None
        found: Fault | None = None
        complete = False
        try:
            async with self.gateway.call(
                permit, turn.messages(permit, fault), write_down=lambda work, call: self.journal.disclose(work, turn, call, number)
            ) as call:
                complete = await self._listen(turn, call, first_by)
        except BudgetUsedUp as error:
            turn.notice = authored.budget_used_up(error.scope, error.per)
            log.info("model_unavailable", turn_id=turn.id, error_code=error.code)
        except ModelUnavailable as error:
            log.info("model_unavailable", turn_id=turn.id, error_code=error.code)
        except Blocked as blocked:
            log.info("sentence_blocked", turn_id=turn.id, error_code=blocked.fault)
            found, turn.withheld = blocked.fault, True
        return _Heard(complete, call.tokens_out if call else 0, found)

    async def _permit(self, turn: Turn) -> Permit | None:
        return None if turn.asking is None else await self.identity.permitted(turn.asking)

    async def _remember(self, turn: Turn) -> None:
        """Add to the material what of memory belongs to the learner's words; where that cannot be had, the turn goes on without it."""
        material, visit = turn.material, turn.visit
        if material is None:
            return
        try:
            found = await self.recall.ask(Owner(visit.principal.tenant_id, visit.learner_id), _question(turn, material), turn.prepared)
        except Problem as problem:
            log.warning("turn_without_recall", turn_id=turn.id, error_code=problem.code)
        else:
            turn.material = replace(material, brief=with_recalled(material.brief, found.items, BRIEF_TOKENS))
        turn.keep_to_room()

    async def _listen(self, turn: Turn, call: ModelCall, first_by: float) -> bool:
        """Release a reply sentence by sentence; return whether there was one.

        Raises:
            Blocked: a sentence gives too much away, or is false.
            TimeoutError: the first sentence is late, or the next one after a sentence was withheld.
        """
        before = len(turn.released)
        patience_s = self.gateway.conversation.first_sentence_s if before else first_by - monotonic()
        async with asyncio.timeout(max(0.0, patience_s)) as patience, _rehearsal(turn), aclosing(_sentences(call)) as said:
            async for sentence in said:
                await self._release(turn, sentence)
                if len(turn.released) > before:
                    patience.reschedule(None)
                if turn.is_long_enough:
                    break
        return len(turn.released) > before

    async def _release(self, turn: Turn, sentence: str) -> None:
        clean = without_links(to_say(sentence))
        if (fault := turn.fault(clean)) is not None:
            raise Blocked(fault)
        clean = turn.continued(clean)
        if clean.strip():
            turn.released.append(clean)
            await self.frame_log.append(turn.visit.keys, turn.id, "text", clean)


@dataclass(frozen=True, slots=True)
class _Heard:
    """What came of one call."""

    complete: bool
    tokens_out: int
    fault: Fault | None


def _rehearse(turn: Turn) -> None:
    try:
        turn.rehearse()
    except Exception as error:  # the loop would log it with the learner's words; the first sentence meets it again, where it is dealt with
        log.warning("turn_not_rehearsed", turn_id=turn.id, error_class=type(error).__name__)


@asynccontextmanager
async def _rehearsal(turn: Turn) -> AsyncGenerator[None]:
    """Make a turn's gates ready while the model thinks, once its request is on the way; a sentence that comes sooner is judged without."""
    timer = asyncio.get_running_loop().call_later(REQUEST_SENT_S, _rehearse, turn)
    try:
        yield
    finally:
        timer.cancel()


def _question(turn: Turn, material: Material) -> Question:
    """Return what memory is asked beside a turn."""
    return Question(
        turn.text, "tutoring", course=turn.visit.version.slug, skills=(turn.opened.skill,) if turn.opened else (), limit=RECALLED,
        budget_tokens=BRIEF_TOKENS, without=material.known | {turn.id},
    )  # fmt: skip


def _material(turn: Turn, recent: list[Entry], brief: tuple[BriefItem, ...]) -> Material:
    """Return what a model may be told, made of the last entries, oldest first."""
    spoken = [
        (entry.id, Message("user" if entry.kind == "message" else "assistant", entry.words.text)) for entry in recent
        if isinstance(entry.evidence, Spoken) and entry.evidence.conversation_id == turn.conversation_id and isinstance(entry.words, Words)
        and not entry.evidence.set_aside
    ][-TALK:]  # fmt: skip
    talk, known = tuple(message for _, message in spoken), frozenset(entry_id for entry_id, _ in spoken)
    if turn.opened is None:
        return Material(brief, talk, known=known)
    answers = [
        (entry.id, as_text(entry.words.answer)) for entry in recent
        if isinstance(entry.evidence, Attempted) and isinstance(entry.words, AttemptWords) and entry.evidence.offer_id == turn.opened.id
    ]  # fmt: skip
    told = [
        entry.words.text for entry in recent
        if entry.kind == "reply" and isinstance(entry.evidence, Spoken) and isinstance(entry.words, Words)
        and entry.evidence.offer_id == turn.opened.id and not entry.evidence.set_aside
    ]  # fmt: skip
    last_id, last_answer = answers[-1] if answers else (turn.id, None)
    entered = "\n".join(text for _, text in answers)[-TOLD_CHARACTERS:]
    return Material(brief, talk, last_answer, " ".join([*turn.hints, *told])[-TOLD_CHARACTERS:], known | {last_id}, entered)


async def _sentences(call: ModelCall) -> AsyncGenerator[str]:
    """Yield a reply sentence by sentence, with the stand-ins turned back into names."""
    waiting = ""
    async for piece in call.pieces:
        *whole, waiting = sentences([waiting + piece]) or [""]
        for sentence in whole:
            yield call.restore(sentence)
    if waiting:
        yield call.restore(waiting)
