"""The tutor's side of a turn: a model under a permit and behind the gate, or the author's words; then the journal."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from uuid import UUID

from schemas.course import Step
from schemas.journal import Attempted, AttemptWords, Disclosed, Spoken, Words
from schemas.tutor import HintIn
from services.curriculum import Question
from services.identity import Identity
from services.llm import Gateway, Message, ModelReply, ModelUnavailable, Permit
from services.memory import Desk, Draft
from services.pathway import OpenOffer
from services.platform import OpenWork, Work, get_logger
from services.tutor import authored
from services.tutor.frames import FrameLog
from services.tutor.gate import Gate, sentences
from services.tutor.ladder import shown_texts
from services.tutor.prompts import system_message
from services.tutor.render import current_step, progress_of
from services.tutor.rooms import Rooms, Visit
from services.tutor.service import climb
from services.vault import AccountKeys

BRIEF_TOKENS = 600
LOOK_BACK = 30
TALK = 6
DISCLOSED = ("chat", "attempts", "facts")
log = get_logger("tutor")


@dataclass(frozen=True, slots=True)
class Material:
    """What a prompt is made of; learner content, held for one turn."""

    brief: tuple[str, ...] = field(repr=False, default=())
    talk: tuple[Message, ...] = field(repr=False, default=())
    last_answer: str | None = field(repr=False, default=None)


@dataclass(slots=True)
class Turn:
    """One turn under way."""

    visit: Visit
    conversation_id: UUID
    id: UUID
    mode: str
    text: str = field(repr=False)
    opened: OpenOffer | None
    question: Question | None
    material: Material = field(default_factory=Material)
    _gate: Gate | None = field(default=None, repr=False)

    @property
    def gate(self) -> Gate | None:
        """Return what the step to answer must not give away, None in the absence of an open step."""
        step, question = self.step, self.question
        if self._gate is None and step and question:
            self._gate = Gate.of(step.answer, f"{question.stem} {step.prompt}")
        return self._gate

    @property
    def step(self) -> Step | None:
        """Return the step to answer now."""
        return current_step(self.question, self.opened) if self.question and self.opened else None


class Blocked(Exception):
    """A sentence was not fit to be released; the author's words follow instead."""


def reply_id(keys: AccountKeys, turn_id: UUID) -> UUID:
    """Return the id of a turn's reply: the same for everyone who would write it, so that it is written once."""
    return keys.pseudonym("reply", str(turn_id))


@dataclass(frozen=True)
class Speaker:
    """Answers turns; `counted` is told how each call of a model ended."""

    open_work: OpenWork
    rooms: Rooms
    identity: Identity
    gateway: Gateway
    frame_log: FrameLog
    counted: Callable[[str], None]

    async def material(self, work: Work, turn: Turn) -> Material:
        """Return what the model may be told, from memory; nothing is read when no model can be asked."""
        visit = turn.visit
        if not self.gateway.available or not visit.remembered:
            return Material()
        recent = await self.rooms.recent(work, visit, LOOK_BACK)
        brief = await self.rooms.brief(work, visit, [turn.opened.skill] if turn.opened else [], BRIEF_TOKENS)
        talk = [entry for entry in recent if isinstance(entry.evidence, Spoken) and entry.evidence.conversation_id == turn.conversation_id]
        messages = tuple(
            Message("user" if entry.kind == "message" else "assistant", entry.words.text) for entry in talk[-TALK:] if isinstance(entry.words, Words)
        )  # fmt: skip
        answers = [
            str(entry.words.answer) for entry in recent
            if isinstance(entry.evidence, Attempted) and isinstance(entry.words, AttemptWords)
            and turn.opened is not None and entry.evidence.offer_id == turn.opened.id
        ]  # fmt: skip
        return Material(tuple(brief), messages, answers[-1] if answers else None)

    async def speak(self, turn: Turn) -> None:
        """Answer a turn: frames go out as they are released, the reply is journaled, the last frame says that it is done."""
        released: list[str] = []
        disclosed: Disclosed | None = None
        complete = False
        permit = await self._permit(turn)
        if permit is not None:
            disclosed, complete = await self._by_model(turn, permit, released)
        text = await self._finish(turn, released, complete, disclosed)
        if text:
            await self.frame_log.append(turn.visit.keys, turn.id, "text", text)
        await self.frame_log.append(turn.visit.keys, turn.id, "done", "model" if complete else "authored")

    async def _permit(self, turn: Turn) -> Permit | None:
        if not self.gateway.available or not turn.visit.remembered or (turn.opened and turn.opened.activity == "check"):
            return None
        return await self.identity.permit(turn.visit.principal.tenant_id, turn.visit.learner_id, "tutoring")

    async def _by_model(self, turn: Turn, permit: Permit, released: list[str]) -> tuple[Disclosed | None, bool]:
        """Stream a model's reply through the gate into `released`; return the disclosure and whether it came to its end."""
        reply: ModelReply | None = None
        complete = False
        try:
            async with self.gateway.stream(permit, self._messages(turn, permit)) as reply:
                async for sentence in _sentences(reply):
                    await self._release(turn, sentence, released)
                complete = bool(released)
        except ModelUnavailable as error:
            log.info("model_unavailable", turn_id=turn.id, error_code=error.code)
        except Blocked:
            log.info("sentence_blocked", turn_id=turn.id)
        self.counted("whole" if complete else "cut" if reply is not None else "none")
        if reply is None:
            return None, False
        return Disclosed(
            provider=reply.provider, model=reply.model, purpose="tutoring", turn_id=turn.id, categories=DISCLOSED, tokens_in=reply.tokens_in,
            tokens_out=reply.tokens_out,
        ), complete  # fmt: skip

    async def _release(self, turn: Turn, sentence: str, released: list[str]) -> None:
        clean = authored.without_links(sentence)
        if turn.gate is not None and not turn.gate.releases("".join(released), clean):
            raise Blocked
        if clean.strip():
            released.append(clean)
            await self.frame_log.append(turn.visit.keys, turn.id, "text", clean)

    def _messages(self, turn: Turn, permit: Permit) -> list[Message]:
        step, opened, material = turn.step, turn.opened, turn.material
        rules = system_message(
            mode=turn.mode, age_band=permit.age_band, locale=turn.visit.principal.locale,
            skill=turn.visit.version.skill(opened.skill) if opened else None, question=turn.question, step=step,
            shown_hints=shown_texts(step, progress_of(opened, step.id).rung) if step and opened else (),
            last_answer=material.last_answer, brief=material.brief,
        )  # fmt: skip
        return [rules, *material.talk, Message("user", turn.text)]

    async def _finish(self, turn: Turn, released: list[str], complete: bool, disclosed: Disclosed | None) -> str:
        """Journal the reply, with the author's words after what was released unless the model came to its end; return those words."""
        visit = turn.visit
        async with self.open_work(visit.principal.tenant_id) as work:
            desk = await self.rooms.desk(work, visit, ids=[reply_id(visit.keys, turn.id)])
            added = "" if complete else self._authored(desk, turn, bool(released))
            spoken = Spoken(
                conversation_id=turn.conversation_id, turn_id=turn.id, offer_id=turn.opened.id if turn.opened else None,
                course=visit.version.slug, mode="explain" if turn.mode == "explain" else "solve", authored=not complete,
            )  # fmt: skip
            desk.add(Draft(reply_id(visit.keys, turn.id), "reply", spoken, Words(text="".join(released) + added)))
            if disclosed is not None:
                desk.add(Draft(visit.keys.pseudonym("disclosure", str(turn.id)), "disclosure", disclosed))
            await desk.save()
        return added

    def _authored(self, desk: Desk, turn: Turn, interrupting: bool) -> str:
        """Return the author's words for this moment; a rung of the ladder that they show is added to the desk."""
        visit = turn.visit
        opened = self.rooms.plan(desk, visit).offer
        question = self.rooms.question_of(visit, opened) if opened else None
        step = current_step(question, opened) if question and opened else None
        if opened is None:
            text = authored.NO_OFFER
        elif opened.activity == "check":
            text = authored.NO_HELP
        elif turn.mode == "explain" or question is None or step is None:
            text = authored.explanation(visit.version.skill(opened.skill))
        else:
            asked = HintIn(id=visit.keys.pseudonym("turn hint", str(turn.id)), step=step.id)
            rung = climb(desk, visit, opened, question, asked)
            shown = shown_texts(step, progress_of(opened, step.id).rung)
            text = authored.after_hint(rung.text, last=rung.last) if rung.shown else authored.before_next_hint(shown)
        return f"\n\n{text}" if interrupting else text

    async def end_abandoned(self, work: Work, tenant_id: UUID, learner_id: UUID, turn_id: UUID) -> None:
        """Journal that a turn was interrupted, unless it has its reply."""
        keys = await self.rooms.vault.keys(tenant_id, learner_id)
        said = await self.rooms.memory.entries_by_id(work, keys, learner_id, [turn_id])
        if not said or not isinstance(said[0].evidence, Spoken):
            return
        wanted = reply_id(keys, turn_id)
        desk = await self.rooms.memory.open(work, keys, learner_id, zone=await self.identity.zone_of(work, learner_id), ids=[wanted])
        if desk.duplicate(wanted) is None:
            spoken = said[0].evidence.model_copy(update={"authored": True, "complete": False})
            desk.add(Draft(wanted, "reply", spoken, Words(text=authored.INTERRUPTED)))
            await desk.save()


async def _sentences(reply: ModelReply) -> AsyncIterator[str]:
    """Yield a reply sentence by sentence, with the stand-ins turned back into names."""
    waiting = ""
    async for piece in reply.pieces:
        *whole, waiting = sentences([waiting + piece]) or [""]
        for sentence in whole:
            yield reply.restore(sentence)
    if waiting:
        yield reply.restore(waiting)
