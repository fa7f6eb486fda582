"""One pass over a journal for a wish: what it names, and what hangs on that (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from schemas.journal import Attempted, Corrected, EntryKind, FactOp, GoalSet, HintShown, LessonViewed, Moved, Offered, Placed
from services.memory.entry import Entry
from services.memory.forgetting.scope import Scope
from services.memory.forgetting.wishes import DERIVED, KEPT

_MOVES_PLAN = (Attempted, HintShown, LessonViewed, Moved, Offered)


@dataclass(frozen=True, slots=True)
class Operation:
    """One entry of kind `fact_op`: ids only."""

    seq: int
    id: UUID
    op: str
    fact_id: UUID
    replaces: UUID | None
    evidence: tuple[UUID, ...]


@dataclass(slots=True)
class Survey:
    """What was found, entry by entry.

    Args:
        scope: What is to be forgotten.
        chosen: Entries that it names, id by sequence.
        kinds: How many of which kind those are.
        kept: How many it would name but that stay on record.
        cleared: Entries that had been cleared before.
        operations: All operations on facts.
        corrections: All of the learner's words about facts.
        offers: The last offer of each course that stays.
        courses: Courses whose plan is made again without something.
        skills: Skills whose mastery is.
        withdrawn: Goals that the learner has withdrawn.
    """

    scope: Scope
    chosen: dict[int, UUID] = field(default_factory=dict)
    kinds: Counter[EntryKind] = field(default_factory=Counter)
    kept: Counter[EntryKind] = field(default_factory=Counter)
    cleared: set[UUID] = field(default_factory=set)
    operations: list[Operation] = field(default_factory=list)
    corrections: list[tuple[Entry, Corrected]] = field(default_factory=list)
    offers: dict[str, UUID] = field(default_factory=dict)
    courses: set[str] = field(default_factory=set)
    skills: set[str] = field(default_factory=set)
    withdrawn: set[UUID] = field(default_factory=set)

    def take(self, rows: Iterable[tuple[UUID, Entry | None]]) -> None:
        """Look at the next entries, in order; None stands for one that has been cleared."""
        for entry_id, entry in rows:
            if entry is None:
                self.cleared.add(entry_id)
            elif entry.kind in DERIVED:
                self._derived(entry)
            elif not self.scope.names(entry):
                self._stays(entry)
            elif entry.kind in KEPT:
                self.kept[entry.kind] += 1
            else:
                self._choose(entry)

    def _choose(self, entry: Entry) -> None:
        self.chosen[entry.seq] = entry.id
        self.kinds[entry.kind] += 1
        evidence = entry.evidence
        if isinstance(evidence, _MOVES_PLAN):
            self.courses.add(evidence.course)
        if isinstance(evidence, Attempted | Placed):
            self.skills.update(skill.skill for skill in evidence.skills)

    def _stays(self, entry: Entry) -> None:
        if isinstance(entry.evidence, GoalSet) and entry.evidence.withdraws is not None:
            self.withdrawn.add(entry.evidence.withdraws)
        if isinstance(entry.evidence, Offered):
            self.offers[entry.evidence.course] = entry.id

    def _derived(self, entry: Entry) -> None:
        evidence = entry.evidence
        if isinstance(evidence, FactOp):
            fact = evidence.fact
            self.operations.append(Operation(entry.seq, entry.id, evidence.op, fact.id, evidence.replaces, fact.evidence))
        elif isinstance(evidence, Corrected):
            self.corrections.append((entry, evidence))
