"""The facts fold: accepted operations and the learner's corrections in, the book of facts out (pure, deterministic).

The learner's word stands for good. It is kept as *closed slots*: what a machine may not fill again, however often the journal is folded,
imported or restored. A fact that ended stays in the book with its dates; one that the learner deleted does not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter
from pydantic_core import from_json

from schemas.journal import Corrected, Fact, FactKind, FactOp
from services.memory.entry import Entry
from services.memory.extraction.lines import content_words, normal, words
from services.memory.extraction.quoting import is_denial
from services.memory.extraction.screen import statable

FACTS: Final = "facts"
ALL: Final = "all"
SINGLE: Final[frozenset[FactKind]] = frozenset({"pace", "hint_dependence", "goal", "episode_summary"})
"""Kinds of which one fact can hold about a subject at a time: another value supersedes."""
MACHINE: Final = frozenset({"graded", "model", "import"})
_ANY: Final = "*"
_BY_DIGEST: Final = "="
_PACKED: Final = TypeAdapter(tuple[int, list[dict[str, Any]], list[tuple[str, datetime]]])
_FACTS: Final = TypeAdapter(list[Fact])
Slot = tuple[str, str | None, str]


class FactBook:
    """Every fact about a learner, ended ones included, and the slots that the learner has closed, with the time of the last closing.

    A book that was packed has its ended facts read when somebody asks for them: they are most of it, and a turn needs none.
    """

    __slots__ = ("_ended", "_facts", "_open", "closed")

    def __init__(
        self, facts: dict[UUID, Fact] | None = None, closed: dict[str, datetime] | None = None, ended: Sequence[Mapping[str, Any]] = ()
    ) -> None:
        """Hold facts by id, the closed slots, and further facts that have ended, as they were packed."""
        self.closed = {} if closed is None else closed
        self._facts = {} if facts is None else facts
        self._ended = ended
        self._open: dict[Slot, dict[UUID, None]] | None = None

    def __eq__(self, other: object) -> bool:
        """Return whether another book holds the same."""
        return isinstance(other, FactBook) and (self.facts, self.closed) == (other.facts, other.closed)

    __hash__ = None  # type: ignore[assignment]

    @property
    def facts(self) -> dict[UUID, Fact]:
        """Return every fact by id."""
        if self._ended:
            self._facts.update((fact.id, fact) for fact in _FACTS.validate_python(self._ended))
            self._ended = ()
        return self._facts

    def live(self, now: datetime) -> Iterator[Fact]:
        """Give the facts that hold at `now`: begun, not ended, not expired."""
        for fact in self._facts.values():
            if fact.valid_from <= now and fact.valid_to is None and (fact.expires_at is None or now < fact.expires_at):
                yield fact

    def open_facts(self, kind: FactKind, course: str | None, subject: str) -> Iterator[Fact]:
        """Give the facts of this kind, course and subject that have not ended (they may have expired), in order of their coming."""
        if self._open is None:
            self._open = {}
            for fact in self._facts.values():
                if fact.valid_to is None:
                    self._open.setdefault(_key(fact), {})[fact.id] = None
        for fact_id in self._open.get((kind, course, subject), ()):
            yield self._facts[fact_id]

    def standing(self, kind: FactKind, course: str | None, subject: str, value: str) -> Fact | None:
        """Return the fact that stands in the same slot, not ended (it may have expired)."""
        found = self.open_facts(kind, course, subject)
        return next((fact for fact in found if kind in SINGLE or same(fact.value, value)), None)

    def put(self, fact: Fact) -> None:
        """Put a fact into the book, in the place of the one with its id."""
        self.drop(fact.id)
        self.facts[fact.id] = fact
        if self._open is not None and fact.valid_to is None:
            self._open.setdefault(_key(fact), {})[fact.id] = None

    def drop(self, fact_id: UUID) -> None:
        """Take a fact out of the book, if it is there."""
        fact = self.facts.pop(fact_id, None)
        if fact is not None and self._open is not None:
            self._open.get(_key(fact), {}).pop(fact_id, None)

    def is_closed(self, fact: Fact) -> bool:
        """Return whether the learner has closed the slot of a fact: to machines for good, to the learner's own word of before the closing."""
        closed = [self.closed[slot] for slot in _slots(fact) if slot in self.closed] if self.closed else []
        return bool(closed) and yields(fact, max(closed))

    def closings(self) -> dict[str, datetime]:
        """Return the time of the last closing by the digest of the slot, whichever way it was said."""
        found: dict[str, datetime] = {}
        for slot, at in self.closed.items():
            digest = slot if slot.startswith(_BY_DIGEST) else slot_digest(slot)
            found[digest] = max(at, found.get(digest, at))
        return found


@dataclass(frozen=True, slots=True)
class FactsFold:
    """Folds `fact_op` and `correction` entries into the one part `all`."""

    name: str = FACTS
    parameter_set: str = "facts-2"

    def parts(self, entry: Entry) -> tuple[str, ...]:
        """Return the part, for the two kinds that concern it."""
        return (ALL,) if isinstance(entry.evidence, FactOp | Corrected) else ()

    def start(self, part: str) -> FactBook:
        """Return an empty book."""
        return FactBook()

    def apply(self, states: dict[str, FactBook], entry: Entry) -> None:
        """Change the book by an operation or a correction."""
        book, evidence = states[ALL], entry.evidence
        if isinstance(evidence, FactOp):
            _operate(book, evidence)
        elif isinstance(evidence, Corrected):
            _correct(book, evidence, entry)

    def pack(self, part: str, state: FactBook) -> bytes:
        """Return the book as bytes."""
        facts = [state.facts[fact_id].model_dump(mode="json", exclude_defaults=True) for fact_id in sorted(state.facts)]
        closed = [[slot, at.isoformat()] for slot, at in sorted(state.closed.items())]
        return json.dumps([1, facts, closed], separators=(",", ":")).encode()

    def unpack(self, part: str, packed: bytes) -> FactBook:
        """Return the book that was packed."""
        _, facts, closed = _PACKED.validate_python(from_json(packed))
        standing = _FACTS.validate_python([fact for fact in facts if fact.get("valid_to") is None])
        return FactBook({fact.id: fact for fact in standing}, dict(closed), [fact for fact in facts if fact.get("valid_to") is not None])


def closing_of(fact: Fact) -> str:
    """Return what a correction of a fact closes: every value where only one can hold, else a digest of this one, which names no value.

    What was concluded from words is closed in all its inflections and orders; codes are closed as they are.
    """
    if fact.kind in SINGLE:
        return _ANY
    return _digest(fact.value) if fact.source == "graded" else _word_digest(fact.value)


def yields(fact: Fact, closed_at: datetime) -> bool:
    """Return whether a fact gives way to a closing of its slot: a machine's always, a person's unless it was said later."""
    return fact.source in MACHINE or fact.valid_from <= closed_at


def slot_digest(slot: str) -> str:
    """Return a digest of a whole slot. A correction may close by it: then not even the subject is named."""
    return _BY_DIGEST + hashlib.sha256(slot.encode()).hexdigest()[:32]


def slot_digests(fact: Fact) -> set[str]:
    """Return the digest of every slot that a fact could be closed by."""
    return {slot for slot in _slots(fact) if slot.startswith(_BY_DIGEST)}


def same(one: str, other: str) -> bool:
    """Return whether two values say the same but for case, width and spaces."""
    return one == other or normal(one) == normal(other)


def _key(fact: Fact) -> Slot:
    return fact.kind, fact.course, fact.subject


def _operate(book: FactBook, op: FactOp) -> None:
    """Apply an accepted operation, unless the learner's word or the screen stands against it."""
    fact = op.fact
    if book.is_closed(fact) or not _may_stand(fact):
        return
    old = book.facts.get(op.replaces or fact.id)
    if old is not None and old.source == "learner" and fact.source != "learner":
        return
    if op.op == "retract":
        if old is not None:
            book.put(old.model_copy(update={"valid_to": fact.valid_to or fact.recorded_at}))
        return
    if op.op == "reinforce" and old is None:
        return
    if old is not None and op.op in ("supersede", "contest"):
        _give_way(book, old, op)
    book.put(fact.model_copy(update={"contested": True}) if op.op == "contest" else fact)


def _give_way(book: FactBook, old: Fact, op: FactOp) -> None:
    """End the fact that another supersedes, or mark the one that another contests."""
    if op.op == "contest":
        book.put(old.model_copy(update={"contested": True}))
    elif old.id != op.fact.id:
        book.put(old.model_copy(update={"valid_to": op.fact.valid_from, "superseded_by": op.fact.id}))


def _may_stand(fact: Fact) -> bool:
    """Return whether a fact may stand whoever has let it in: nothing that acts as an instruction does, from an import or an older version.

    What is graded is made of codes and fixed words, among which a course may have names that would look private.
    """
    return fact.source == "graded" or statable(fact.value)


def _correct(book: FactBook, correction: Corrected, entry: Entry) -> None:
    """Apply the learner's word about a fact."""
    fact = book.facts.get(correction.fact_id)
    if correction.action in ("correct", "delete"):
        slot = closed_by(fact, correction)
        # An imported journal may be older than what was closed here.
        book.closed[slot] = max(entry.at, book.closed.get(slot, entry.at))
        _replace(book, fact, correction, entry)
    elif fact is not None and correction.action == "contest":
        book.put(fact.model_copy(update={"contested": True}))
    elif fact is not None:
        confirmed = {"contested": False, "contests": None, "confidence": 1.0, "source": "learner", "expires_at": None}
        book.put(fact.model_copy(update=confirmed))
        _settle(book, fact, entry.at)


def _settle(book: FactBook, chosen: Fact, at: datetime) -> None:
    """End what stood against a fact that the learner has confirmed."""
    for other in list(book.open_facts(chosen.kind, chosen.course, chosen.subject)):
        if other.id != chosen.id and (other.contests == chosen.id or other.id == chosen.contests):
            book.put(other.model_copy(update={"valid_to": at, "superseded_by": chosen.id}))


def _replace(book: FactBook, fact: Fact | None, correction: Corrected, entry: Entry) -> None:
    """Take a fact out of the book, and put the learner's own value in its place if there is one."""
    if fact is not None:
        book.drop(fact.id)
        _acquit(book, fact)
    said = said_by(correction, entry, fact)
    if said is not None and all(book.closed.get(slot, entry.at) <= entry.at for slot in _slots(said)):
        book.put(said)


def said_by(correction: Corrected, entry: Entry, about: Fact | None = None) -> Fact | None:
    """Return what a correction says to be right instead, None if it says nothing."""
    if correction.action != "correct" or correction.value is None:
        return None
    return Fact(
        id=entry.id, kind=correction.kind, subject=correction.subject, course=about.course if about else correction.course, value=correction.value,
        confidence=1.0, evidence=(entry.id,), source="learner", valid_from=entry.at, recorded_at=entry.at,
    )  # fmt: skip


def _acquit(book: FactBook, gone: Fact) -> None:
    """Take the doubt from what a fact contested that is gone, or was contested by."""
    for other in list(book.open_facts(gone.kind, gone.course, gone.subject)):
        if other.contested and (other.id == gone.contests or other.contests == gone.id):
            book.put(other.model_copy(update={"contested": False, "contests": None}))


def closed_by(fact: Fact | None, correction: Corrected) -> str:
    """Return the slot that a correction closes: the one that it names, else that of the belief, else every belief of its kind and subject."""
    if correction.closes is not None and correction.closes.startswith(_BY_DIGEST):
        return correction.closes
    if correction.closes is not None:
        return _slot(correction.kind, correction.course or "", correction.subject, correction.closes)
    if fact is None:
        return _slot(correction.kind, _ANY, correction.subject, _ANY)
    return _slot(fact.kind, fact.course or "", fact.subject, _ANY if fact.kind in SINGLE else normal(fact.value))


def _slots(fact: Fact) -> set[str]:
    """Return every slot that a fact could be closed by."""
    course, value = fact.course or "", normal(fact.value)
    slots = {
        _slot(fact.kind, course, fact.subject, value),
        _slot(fact.kind, course, fact.subject, _digest(fact.value)),
        _slot(fact.kind, course, fact.subject, _word_digest(fact.value)),
        _slot(fact.kind, course, fact.subject, _ANY),
        _slot(fact.kind, _ANY, fact.subject, _ANY),
    }
    return slots | {slot_digest(slot) for slot in slots}


def _digest(value: str) -> str:
    """Return a digest of a value; it stands only where it is sealed, so it need not resist guessing."""
    return "#" + hashlib.sha256(normal(value).encode()).hexdigest()[:32]


def _word_digest(value: str) -> str:
    """Return a digest of the words of a value that carry meaning, and of whether it denies."""
    said = " ".join(["no" if is_denial(value) else "", *sorted(content_words(value) or words(value))])
    return "~" + hashlib.sha256(said.encode()).hexdigest()[:32]


def _slot(kind: str, course: str, subject: str, value: str) -> str:
    return json.dumps([kind, course, subject, value], ensure_ascii=False, separators=(",", ":"))
