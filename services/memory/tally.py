"""The tally fold: what the deterministic extractors look at, a few recent offers a skill (pure). Consolidation moves it, not the attempt.

An offer is one independent piece of evidence: several tries at one question say one thing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from schemas.journal import Attempted
from services.memory.entry import Entry

TALLY: Final = "tally"
ALL: Final = "all"
OFFERS_KEPT: Final = 6
TIMES_KEPT: Final = 20


@dataclass(slots=True)
class OfferRecord:
    """How one offer went, as far as one skill is concerned.

    Args:
        offer: The offer.
        entry: The attempt that says most about it: the first wrong one, or the last.
        at: When that was.
        right_first: The first graded try was right.
        hints: Most hints shown before a try.
        misconception: The first that was named.
    """

    offer: UUID
    entry: UUID
    at: datetime
    right_first: bool
    hints: int
    misconception: str | None

    def pack(self) -> list[Any]:
        """Return the record as JSON values."""
        return [self.offer.hex, self.entry.hex, self.at.isoformat(), int(self.right_first), self.hints, self.misconception]

    @staticmethod
    def unpack(packed: list[Any]) -> OfferRecord:
        """Return the record that was packed."""
        offer, entry, at, right_first, hints, misconception = packed
        return OfferRecord(UUID(offer), UUID(entry), datetime.fromisoformat(at), bool(right_first), hints, misconception)


@dataclass(slots=True, repr=False)
class TallyBook:
    """Recent offers per (course, skill), newest last, and recent answer times per course with the attempts they are from."""

    skills: dict[tuple[str, str], list[OfferRecord]] = field(default_factory=dict)
    times: dict[str, list[tuple[float, UUID, UUID]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TallyFold:
    """Folds graded attempts into the one part `all`."""

    name: str = TALLY
    parameter_set: str = "tally-1"

    def parts(self, entry: Entry) -> tuple[str, ...]:
        """Return the part, for graded attempts."""
        return (ALL,) if isinstance(entry.evidence, Attempted) and entry.evidence.verdict != "unsure" else ()

    def start(self, part: str) -> TallyBook:
        """Return an empty book."""
        return TallyBook()

    def apply(self, states: dict[str, TallyBook], entry: Entry) -> None:
        """Count an attempt."""
        book, attempt = states[ALL], entry.evidence
        if not isinstance(attempt, Attempted):
            return
        for evidence in attempt.skills:
            if evidence.weight > 0:
                _count(book.skills.setdefault((attempt.course, evidence.skill), []), attempt, entry)
        if attempt.attempt_no == 1 and attempt.seconds and not attempt.lesson_first:
            times = book.times.setdefault(attempt.course, [])
            times.append((round(attempt.seconds, 1), entry.id, attempt.offer_id))
            del times[:-TIMES_KEPT]

    def pack(self, part: str, state: TallyBook) -> bytes:
        """Return the book as bytes."""
        skills = [[*key, [record.pack() for record in records]] for key, records in sorted(state.skills.items())]
        times = [
            [course, [[seconds, entry.hex, offer.hex] for seconds, entry, offer in kept]] for course, kept in sorted(state.times.items())
        ]
        return json.dumps([1, skills, times], separators=(",", ":")).encode()

    def unpack(self, part: str, packed: bytes) -> TallyBook:
        """Return the book that was packed."""
        _, skills, times = json.loads(packed)
        return TallyBook(
            {(course, skill): [OfferRecord.unpack(record) for record in records] for course, skill, records in skills},
            {course: [(seconds, UUID(entry), UUID(offer)) for seconds, entry, offer in kept] for course, kept in times},
        )


def _count(records: list[OfferRecord], attempt: Attempted, entry: Entry) -> None:
    """Count an attempt among a skill's recent offers."""
    wrong = attempt.verdict != "correct"
    if not records or records[-1].offer != attempt.offer_id:
        records.append(OfferRecord(attempt.offer_id, entry.id, entry.at, not wrong, attempt.hints, attempt.misconception))
        del records[:-OFFERS_KEPT]
        return
    record = records[-1]
    if wrong and record.misconception is None and attempt.misconception is not None:
        record.misconception, record.entry, record.at = attempt.misconception, entry.id, entry.at
    # A later step of the same offer that begins wrong makes the offer one that was not right at once.
    record.right_first = record.right_first and not wrong
    record.hints = max(record.hints, attempt.hints)
