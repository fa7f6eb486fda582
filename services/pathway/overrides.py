"""An educator's overrides of one learner's plan, folded from the journal: which were made, and what became of them (pure)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal
from uuid import UUID

from schemas.journal import Moved
from schemas.overrides import OverrideMove, OverrideState
from services.mastery import Happened, seconds_of

OVERRIDES: Final = "overrides"
KEPT: Final = 200  # overrides remembered a course; beyond that the oldest that have ended are let go
_MOVES: Final[tuple[OverrideMove, ...]] = ("pin", "skip", "exempt", "reset", "extend")
_AGAINST: Final[dict[OverrideMove, tuple[OverrideMove, ...]]] = {
    "pin": ("skip", "exempt"), "skip": ("pin", "exempt"), "exempt": ("pin", "skip"), "reset": ("exempt",), "extend": (),
}  # fmt: skip


@dataclass(slots=True)
class Override:
    """One override, named by its entry; times in seconds of `mastery.seconds_of`. `ended` is empty while nobody has ended it."""

    id: UUID
    at_s: int
    move: OverrideMove
    skill: str | None
    assignment_id: UUID | None
    until: date | None
    by: UUID | None
    ended: Literal["", "undone", "replaced"] = ""
    ended_s: int = 0

    def state(self, today: date) -> OverrideState:
        """Return what it is on the learner's day: a pin holds on its last day, a skip ends on the day it names."""
        if self.ended:
            return self.ended
        if self.move == "reset":
            return "done"
        if self.until is None or self.move == "extend":
            return "in_force"
        return "expired" if self.until < today or (self.move == "skip" and self.until == today) else "in_force"

    def pack(self) -> list[Any]:
        """Return the override as JSON values."""
        assignment = None if self.assignment_id is None else self.assignment_id.hex
        until, by = None if self.until is None else self.until.isoformat(), None if self.by is None else self.by.hex
        return [self.id.hex, self.at_s, self.move, self.skill, assignment, until, by, self.ended, self.ended_s]

    @staticmethod
    def unpack(packed: list[Any]) -> Override:
        """Return the override that was packed."""
        name, at_s, move, skill, assignment, until, by, ended, ended_s = packed
        return Override(
            UUID(name), at_s, move, skill, None if assignment is None else UUID(assignment), None if until is None else date.fromisoformat(until),
            None if by is None else UUID(by), ended, ended_s,
        )  # fmt: skip


@dataclass(slots=True)
class OverrideBook:
    """The overrides of a learner in one course, oldest first."""

    made: list[Override] = field(default_factory=list)

    def find(self, override_id: UUID) -> Override | None:
        """Return an override by its id."""
        return next((each for each in self.made if each.id == override_id), None)

    def in_force(self, today: date) -> list[Override]:
        """Return those that hold on the learner's day."""
        return [each for each in self.made if each.state(today) == "in_force"]

    def against(self, move: OverrideMove, skill: str | None, today: date) -> Override | None:
        """Return an override in force that contradicts a wanted one: nothing is pinned and exempt, or pinned and skipped, at once."""
        return next((each for each in self.in_force(today) if each.skill == skill and each.move in _AGAINST[move]), None)

    def extensions(self) -> dict[UUID, date]:
        """Return the dates that were moved for this learner, by assignment."""
        return {
            each.assignment_id: each.until
            for each in self.made
            if each.move == "extend" and not each.ended and each.assignment_id is not None and each.until is not None
        }

    def take(self, override: Override) -> None:
        """Add an override; it replaces what it repeats, and a reset all that was said of the skill."""
        for each in self.made:
            if not each.ended and each.move != "reset" and _replaces(override, each):
                each.ended, each.ended_s = "replaced", override.at_s
        self.made.append(override)
        if len(self.made) > KEPT:
            gone = next(self._ended(), self.made[0])
            self.made.remove(gone)

    def undo(self, override_id: UUID, at_s: int) -> None:
        """Note that an override was taken back."""
        found = self.find(override_id)
        if found is not None and not found.ended:
            found.ended, found.ended_s = "undone", at_s

    def _ended(self) -> Iterator[Override]:
        return (each for each in self.made if each.ended or each.move == "reset")


def _replaces(new: Override, old: Override) -> bool:
    if new.move == "extend" or old.move == "extend":
        return new.move == old.move and new.assignment_id == old.assignment_id
    return new.skill == old.skill and new.move in (old.move, "reset")


@dataclass(frozen=True)
class OverrideFold:
    """Folds educators' moves into one part a course; learners' own moves are the plan's business alone."""

    name: str = OVERRIDES
    parameter_set: str = "1"  # of the packed state; another one is folded anew

    def parts(self, entry: Happened) -> tuple[str, ...]:
        """Return the course that an educator's move concerns; nothing for other entries."""
        moved = entry.evidence
        return (moved.course,) if isinstance(moved, Moved) and moved.by == "educator" else ()

    def start(self, part: str) -> OverrideBook:
        """Return the book of a course in which nothing was overridden."""
        return OverrideBook()

    def apply(self, states: dict[str, OverrideBook], entry: Happened) -> None:
        """Note an educator's move."""
        moved = entry.evidence
        if not isinstance(moved, Moved) or moved.by != "educator":
            return
        book, at_s = states[moved.course], seconds_of(entry.at)
        if moved.undoes is not None:
            book.undo(moved.undoes, at_s)
            return
        for move in _MOVES:
            if move == moved.move:
                book.take(Override(entry.id, at_s, move, moved.skill, moved.assignment_id, moved.until, moved.account_id))

    def pack(self, part: str, state: OverrideBook) -> bytes:
        """Return a book as bytes."""
        return json.dumps([each.pack() for each in state.made], separators=(",", ":")).encode()

    def unpack(self, part: str, packed: bytes) -> OverrideBook:
        """Return the book that was packed."""
        return OverrideBook([Override.unpack(each) for each in json.loads(packed)])
