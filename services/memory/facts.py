"""The facts fold: accepted operations and the learner's corrections in, the book of facts out (pure, deterministic).

The learner's word stands for good. It is kept as *closed slots*: what a machine may not fill again, however often the journal is folded,
imported or restored. A fact that ended stays in the book with its dates; one that the learner deleted does not.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from schemas.journal import Corrected, Fact, FactKind, FactOp
from services.memory.entry import Entry

FACTS: Final = "facts"
ALL: Final = "all"
SINGLE: Final[frozenset[FactKind]] = frozenset({"pace", "hint_dependence", "recurring_error", "goal"})
"""Kinds of which one fact can hold about a subject at a time: another value supersedes."""
MACHINE: Final = frozenset({"graded", "model", "import"})
_ANY: Final = "*"
_SPACE: Final = re.compile(r"\s+")


@dataclass(slots=True, repr=False)
class FactBook:
    """Every fact about a learner, ended ones included, and the slots that the learner has closed, with the time of the last closing."""

    facts: dict[UUID, Fact] = field(default_factory=dict)
    closed: dict[str, datetime] = field(default_factory=dict)

    def live(self, now: datetime) -> Iterator[Fact]:
        """Give the facts that hold at `now`: begun, not ended, not expired."""
        for fact in self.facts.values():
            if fact.valid_from <= now and fact.valid_to is None and (fact.expires_at is None or now < fact.expires_at):
                yield fact

    def standing(self, kind: FactKind, course: str | None, subject: str, value: str) -> Fact | None:
        """Return the fact that stands in the same slot, not ended (it may have expired)."""
        for fact in self.facts.values():
            is_slot = fact.valid_to is None and (fact.kind, fact.course, fact.subject) == (kind, course, subject)
            if is_slot and (kind in SINGLE or same(fact.value, value)):
                return fact
        return None

    def is_closed(self, fact: Fact) -> bool:
        """Return whether the learner has closed the slot of a fact: to machines for good, to the learner's own word of before the closing."""
        closed = [self.closed[slot] for slot in _slots(fact) if slot in self.closed]
        return bool(closed) and (fact.source in MACHINE or fact.valid_from <= max(closed))


@dataclass(frozen=True, slots=True)
class FactsFold:
    """Folds `fact_op` and `correction` entries into the one part `all`."""

    name: str = FACTS
    parameter_set: str = "facts-1"

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
        _, facts, closed = json.loads(packed)
        found = [Fact.model_validate(fact) for fact in facts]
        return FactBook({fact.id: fact for fact in found}, {slot: datetime.fromisoformat(at) for slot, at in closed})


def closing_of(fact: Fact) -> str:
    """Return what a correction of a fact closes: every value where only one can hold, else a digest of this one, which names no value."""
    return _ANY if fact.kind in SINGLE else _digest(fact.value)


def same(one: str, other: str) -> bool:
    """Return whether two values say the same but for case, width and spaces."""
    return normal(one) == normal(other)


def normal(value: str) -> str:
    """Return a value in the form in which values are compared."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", value)).strip().casefold()


def _operate(book: FactBook, op: FactOp) -> None:
    """Apply an accepted operation, unless the learner's word stands against it."""
    fact = op.fact
    if book.is_closed(fact):
        return
    old = book.facts.get(op.replaces or fact.id)
    if old is not None and old.source == "learner" and fact.source != "learner":
        return
    if op.op == "retract":
        if old is not None:
            book.facts[old.id] = old.model_copy(update={"valid_to": fact.valid_to or fact.recorded_at})
        return
    if op.op == "supersede" and old is not None and old.id != fact.id:
        book.facts[old.id] = old.model_copy(update={"valid_to": fact.valid_from, "superseded_by": fact.id})
    if op.op == "contest" and old is not None:
        book.facts[old.id] = old.model_copy(update={"contested": True})
    if op.op == "reinforce" and old is None:
        return
    book.facts[fact.id] = fact.model_copy(update={"contested": True}) if op.op == "contest" else fact


def _correct(book: FactBook, correction: Corrected, entry: Entry) -> None:
    """Apply the learner's word about a fact."""
    fact = book.facts.get(correction.fact_id)
    if correction.action in ("correct", "delete"):
        book.closed[closed_by(fact, correction)] = entry.at
        _replace(book, fact, correction, entry)
    elif fact is not None and correction.action == "contest":
        book.facts[fact.id] = fact.model_copy(update={"contested": True})
    elif fact is not None:
        book.facts[fact.id] = fact.model_copy(update={"contested": False, "confidence": 1.0, "source": "learner", "expires_at": None})


def _replace(book: FactBook, fact: Fact | None, correction: Corrected, entry: Entry) -> None:
    """Take a fact out of the book, and put the learner's own value in its place if there is one."""
    if fact is not None:
        del book.facts[fact.id]
    if correction.action == "correct" and correction.value is not None:
        book.facts[entry.id] = Fact(
            id=entry.id, kind=correction.kind, subject=correction.subject, course=fact.course if fact else correction.course, value=correction.value,
            confidence=1.0, evidence=(entry.id,), source="learner", valid_from=entry.at, recorded_at=entry.at,
        )  # fmt: skip


def closed_by(fact: Fact | None, correction: Corrected) -> str:
    """Return the slot that a correction closes: the one that it names, else that of the belief, else every belief of its kind and subject."""
    if correction.closes is not None:
        return _slot(correction.kind, correction.course or "", correction.subject, correction.closes)
    if fact is None:
        return _slot(correction.kind, _ANY, correction.subject, _ANY)
    return _slot(fact.kind, fact.course or "", fact.subject, _ANY if fact.kind in SINGLE else normal(fact.value))


def _slots(fact: Fact) -> set[str]:
    """Return every slot that a fact could be closed by."""
    course, value = fact.course or "", normal(fact.value)
    return {
        _slot(fact.kind, course, fact.subject, value),
        _slot(fact.kind, course, fact.subject, _digest(fact.value)),
        _slot(fact.kind, course, fact.subject, _ANY),
        _slot(fact.kind, _ANY, fact.subject, _ANY),
    }


def _digest(value: str) -> str:
    """Return a digest of a value; it stands only where it is sealed, so it need not resist guessing."""
    return "#" + hashlib.sha256(normal(value).encode()).hexdigest()[:32]


def _slot(kind: str, course: str, subject: str, value: str) -> str:
    return json.dumps([kind, course, subject, value], ensure_ascii=False, separators=(",", ":"))
