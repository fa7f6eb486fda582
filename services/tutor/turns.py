"""One turn of the chat: what was said, beside which step, and what a model may be told of the learner (pure)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from uuid import UUID

from schemas.course import Step
from services.curriculum import Question
from services.identity import CATEGORIES, Asking, Category
from services.llm import Message, Permit, as_data, estimate_tokens
from services.memory import BriefItem, Prepared
from services.pathway import OpenOffer
from services.tutor import authored, prompts
from services.tutor.gate import Fault, Gate, states_falsehood
from services.tutor.gating.asked import asks_whether_right
from services.tutor.gating.language import is_in_another_language, known, language_of, taught_in
from services.tutor.gating.manner import MOST_WORDS, is_strange
from services.tutor.ladder import shown_texts
from services.tutor.prompt_budget import ANSWER_TOKENS, room_for, shortened
from services.tutor.render import current_step, progress_of
from services.tutor.right_answer import written
from services.tutor.rooms import Visit
from services.vault import AccountKeys

HARMLESS = "Look at the line once more."


@dataclass(frozen=True, slots=True)
class Material:
    """What a prompt is made of; learner content, held for one turn. `told` is what was released on this offer before, `known` what need not be recalled,
    `entered` what was answered to its steps.
    """

    brief: tuple[BriefItem, ...] = field(repr=False, default=())
    talk: tuple[Message, ...] = field(repr=False, default=())
    last_answer: str | None = field(repr=False, default=None)
    told: str = field(repr=False, default="")
    known: frozenset[UUID] = frozenset()
    entered: str = field(repr=False, default="")


@dataclass(slots=True)
class Turn:
    """One turn under way; without material no model is asked, nor without what a permit is made of (`asking`); `prepared` is
    what recall has read and begun for it. `released` is what has been released of the reply so far, `withheld` that a
    sentence was not, `notice` what is said before the author's words.
    """

    visit: Visit
    conversation_id: UUID
    id: UUID
    mode: str
    text: str = field(repr=False)
    opened: OpenOffer | None
    question: Question | None
    material: Material | None = None
    asking: Asking | None = None
    prepared: Prepared | None = None
    released: list[str] = field(default_factory=list, repr=False)
    notice: str = ""
    withheld: bool = False
    _kept_gates: tuple[Gate, ...] | None = field(default=None, repr=False)

    @property
    def step(self) -> Step | None:
        """Return the step to answer now."""
        return current_step(self.question, self.opened) if self.question and self.opened else None

    @property
    def hints(self) -> tuple[str, ...]:
        """Return the rungs shown so far on the step to answer now."""
        step, opened = self.step, self.opened
        return shown_texts(step, progress_of(opened, step.id).rung) if step and opened else ()

    @property
    def only_asks_whether_right(self) -> bool:
        """Return whether the learner only puts a final value forward, while it can still be entered."""
        step = self.step
        return (
            step is not None
            and self.mode == "solve"
            and asks_whether_right(self.text, tuple(choice.text for choice in step.answer.choices))
        )

    def rehearse(self) -> None:
        """Judge a sentence that says nothing: what the learner has said and what the answers are is then read before a reply's first sentence waits for it."""
        self.fault(HARMLESS)

    def fault(self, sentence: str) -> Fault | None:
        """Return why a sentence may not follow all that has been released on this offer, None if it may."""
        if states_falsehood(sentence):
            return "false"
        if is_strange(sentence, self.visit.principal.locale, self._written):
            return "strange"
        languages = self._languages
        if any(is_in_another_language(text, languages) for text in (sentence, f"{''.join(self.released)} {sentence}")):
            return "language"
        gates = self._gates()
        if not gates:
            return None
        released = f"{self.material.told if self.material else ''} {''.join(self.released)}"
        proposed, entered = self._said
        if (found := gates[0].judge(released, sentence, proposed, entered)) is not None:
            return found
        said = "\n".join([*proposed, entered])
        return next((found for gate in gates[1:] if (found := gate.judge(released, sentence, "", said)) is not None), None)

    def _gates(self) -> tuple[Gate, ...]:
        """Return the gates of the steps that are still to be answered, that of the open one first; what is closed counts as shown."""
        question, opened = self.question, self.opened
        if self._kept_gates is None and question is not None and opened is not None:
            to_do = [step for step in question.steps if not progress_of(opened, step.id).is_closed]
            done = [f"{step.solution} {written(step.answer)}" for step in question.steps if step not in to_do]
            shown = " ".join([question.stem, *(step.prompt for step in question.steps), *done])
            self._kept_gates = tuple(Gate.of(step.answer, shown, self._languages, self._taught) for step in to_do)
        return self._kept_gates or ()

    @property
    def _said(self) -> tuple[tuple[str, ...], str]:
        """Return the learner's messages, this turn's last, and what they have answered to the steps."""
        material = self.material or Material()
        return (*(message.text for message in material.talk if message.role == "user"), self.text), material.entered

    @property
    def _written(self) -> str:
        """Return what the learner says and the course asks and teaches here, in whose letters the tutor may write."""
        return f"{self.text} {self._taught}"

    @property
    def _taught(self) -> str:
        """Return what the course asks and teaches here."""
        skill = self.visit.version.skill(self.opened.skill) if self.opened else None
        asked = f"{self.question.stem} {self.step.prompt}" if self.question and self.step else ""
        return f"{asked} {f'{skill.title} {skill.objective} {skill.explanation}' if skill else ''}"

    @property
    def _languages(self) -> frozenset[str]:
        """Return the languages that a reply may be in: the learner's, that in which they write, and those that the course teaches."""
        written = language_of(self.text)
        taught = taught_in(self._taught, self.visit.version.course.locale)
        return frozenset({known(self.visit.principal.locale), *([written] if written else ())}) | taught

    @property
    def is_long_enough(self) -> bool:
        """Return whether the reply has all the words that one may have."""
        return len("".join(self.released).split()) >= MOST_WORDS["explain" if self.mode == "explain" else "solve"]

    def continued(self, sentence: str) -> str:
        """Return a sentence as it follows what was released: apart from it, and nothing if a reply that is asked for anew says it again."""
        before = "".join(self.released)
        if before and self.withheld:
            if sentence.strip() in before:
                return ""
            if not before[-1].isspace() and not sentence[:1].isspace():
                return f" {sentence}"
        return sentence

    def messages(self, permit: Permit, fault: Fault | None = None) -> list[Message]:
        """Return what a model is told, after a fault also what it was; nothing of it has had its names hidden yet."""
        opened, material = self.opened, self.material or Material()
        told = prompts.material(
            skill=self.visit.version.skill(opened.skill) if opened else None, question=self.question, step=self.step,
            shown_hints=self.hints, last_answer=material.last_answer, brief=[item.line for item in material.brief],
        )  # fmt: skip
        talk = (replace(said, text=prompts.learners(said.text) if said.role == "user" else as_data(said.text)) for said in material.talk)
        last = Message("user", "\n".join(part for part in (told, prompts.learners(self.text)) if part))
        messages = [prompts.rules(self.mode, permit.age_band, self.visit.principal.locale), *talk, last]
        return messages if fault is None else prompts.once_more(messages, "".join(self.released), fault)

    def keep_to_room(self) -> None:
        """Leave of the material what a prompt has room for beside the item; what is left out is not disclosed either."""
        material, skill = self.material, self.visit.version.skill(self.opened.skill) if self.opened else None
        if material is None:
            return
        last_answer = shortened(material.last_answer, ANSWER_TOKENS) if material.last_answer else None
        about = prompts.material(skill=skill, question=None, step=None, shown_hints=(), last_answer=last_answer, brief=())
        told = [prompts.rules(self.mode, "", self.visit.principal.locale), Message("user", f"{about}\n{prompts.learners(self.text)}")]
        brief, talk = room_for(material.brief, material.talk, estimate_tokens(told))
        self.material = replace(material, brief=brief, talk=talk, last_answer=last_answer)

    @property
    def categories(self) -> tuple[Category, ...]:
        """Return which categories of memory those messages hold."""
        material = self.material or Material()
        held: set[Category] = {"chat", *(item.category for item in material.brief)}
        if self.opened is not None:
            held.add("plan")
        if material.last_answer is not None or self.hints:
            held.add("attempts")
        return tuple(category for category in CATEGORIES if category in held)

    def interruption(self) -> str:
        """Return what is said when the reply breaks off, after what was released of it."""
        return interrupted("".join(self.released))


def interrupted(released: str) -> str:
    """Return what is said when a reply breaks off, to be put after what was released of it."""
    return f"\n\n{authored.INTERRUPTED}" if released else authored.INTERRUPTED


def reply_id(keys: AccountKeys, turn_id: UUID) -> UUID:
    """Return the id of a turn's reply: the same for everyone who would write it, so that it is written once."""
    return keys.pseudonym("reply", str(turn_id))


def disclosure_id(keys: AccountKeys, turn_id: UUID, call: int = 0) -> UUID:
    """Return the id of a turn's disclosure, one for each call of a model."""
    return keys.pseudonym("disclosure", f"{turn_id}:{call}" if call else str(turn_id))
