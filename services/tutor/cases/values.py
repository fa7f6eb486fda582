"""A case as the use cases handle it, and reports gathered by item (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from schemas.cases import CaseKind, CaseOut, CaseState, ItemReportsOut, NoteOut

MOST_SEEDS: Final = 20


@dataclass(frozen=True, slots=True)
class Case:
    """What a learner has asked a person to look at, and what came of it."""

    id: UUID
    learner_id: UUID
    course_id: UUID
    version_id: UUID
    item: str
    step: str | None
    seed: int
    kind: CaseKind
    reason: str | None
    attempt_id: UUID | None
    state: CaseState
    raised_at: datetime
    decided_at: datetime | None = None
    decided_by: UUID | None = None
    ruling_id: UUID | None = None

    def asks_the_same(self, other: Case) -> bool:
        """Return whether another case is this one, sent again."""
        return (self.learner_id, self.kind, self.item, self.step, self.reason, self.attempt_id) == (
            other.learner_id, other.kind, other.item, other.step, other.reason, other.attempt_id
        )  # fmt: skip


def case_out(case: Case, question: str, words: Mapping[UUID, str]) -> CaseOut:
    """Return a case as its learner sees it, with what was asked; `words` are those of entries of their journal by id."""
    return CaseOut(
        id=case.id, kind=case.kind, state=case.state, course_id=case.course_id, item=case.item, question=question, step=case.step,
        attempt_id=case.attempt_id, reason=case.reason, raised_at=case.raised_at, decided_at=case.decided_at,
        note=None if case.kind == "waiting" else words.get(case.id) or None,
        answer=words.get(case.ruling_id) if case.ruling_id else None,
    )  # fmt: skip


def gathered(cases: Iterable[Case], questions: Mapping[UUID, str], notes: Mapping[UUID, str]) -> tuple[ItemReportsOut, ...]:
    """Return reports by item, those reported most first; by case, `questions` are what was asked and `notes` the words that may be read."""
    by_item: dict[tuple[UUID, str], list[Case]] = {}
    for case in sorted(cases, key=lambda case: case.raised_at):
        by_item.setdefault((case.course_id, case.item), []).append(case)
    return tuple(sorted((_of_item(found, questions, notes) for found in by_item.values()), key=lambda one: (-one.count, one.item)))


def _of_item(cases: Sequence[Case], questions: Mapping[UUID, str], notes: Mapping[UUID, str]) -> ItemReportsOut:
    first, last = cases[0], cases[-1]
    told = tuple(
        NoteOut(reason=case.reason or "other", step=case.step, note=notes[case.id], raised_at=case.raised_at)
        for case in cases
        if notes.get(case.id)
    )
    return ItemReportsOut(
        course_id=first.course_id, version_id=last.version_id, item=first.item, question=questions[last.id], count=len(cases),
        reasons=dict(Counter(case.reason or "other" for case in cases)), steps=dict(Counter(case.step for case in cases if case.step)),
        seeds=tuple(sorted({case.seed for case in cases}))[:MOST_SEEDS], first_at=first.raised_at, last_at=last.raised_at, notes=told,
    )  # fmt: skip
