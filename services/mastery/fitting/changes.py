"""What moves a learner's state between two answers: an educator begins a skill anew, or a placement takes one as known (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from services.mastery.filter import HOUR_S
from services.mastery.parameters import FilterConstants
from services.mastery.presumed import presume
from services.mastery.state import Core

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


class Change(NamedTuple):
    """One change to a skill, at a second of `packing.seconds_of`: begun anew, or, with a chance in (0, 1), presumed to be known with it."""

    skill: str
    at_s: int
    chance: float | None = None


def make(core: Core, changes: Sequence[Change], c: FilterConstants) -> None:
    """Move a state by changes, as the fold of knowledge does."""
    for one in changes:
        if one.chance is None:
            core.forget(one.skill)
        else:
            presume(core, one.skill, one.chance, one.at_s, c)


@dataclass(frozen=True, slots=True, eq=False)
class Presumptions:
    """What placements presumed of skills that were asked about later, as columns in the order of time.

    Args:
        learner: Number of the learner.
        skill: Number of the skill.
        life: How often the skill had been begun anew for this learner.
        step: How many answers of the learner came before.
        chance: With what chance it was taken as known.
        hours: When.
    """

    learner: Ints
    skill: Ints
    life: Ints
    step: Ints
    chance: Floats
    hours: Floats

    @classmethod
    def of(cls, rows: Sequence[tuple[float, ...]]) -> Presumptions:
        """Return rows as columns."""
        table = np.array(rows, np.float64).reshape(len(rows), 6)
        numbers = table[:, :4].astype(np.intp)
        return cls(numbers[:, 0], numbers[:, 1], numbers[:, 2], numbers[:, 3], table[:, 4], table[:, 5])

    def __len__(self) -> int:
        return len(self.step)

    def chosen(self, which: NDArray[np.bool_] | Ints) -> Presumptions:
        """Return some of them, by a mask or by their numbers."""
        return Presumptions(
            self.learner[which], self.skill[which], self.life[which], self.step[which], self.chance[which], self.hours[which]
        )  # fmt: skip

    def repeated(self, times: int, learners: int) -> Presumptions:
        """Return them so many times over, each time of learners numbered further on."""
        again = self.chosen(np.tile(np.arange(len(self)), times))
        further = np.repeat(np.arange(times), len(self)) * learners
        return Presumptions(again.learner + further, again.skill, again.life, again.step, again.chance, again.hours)


def lives(
    learners: Sequence[Sequence[tuple[Sequence[Change], Sequence[str]]]], names: dict[str, int]
) -> tuple[list[list[int]], Presumptions]:
    """Return how often each skill of each answer had been begun anew, and what was presumed of skills that are ever asked about.

    Args:
        learners: Of each learner, of each answer: what changed before it, and its skills.
        names: Numbers of the skills that are ever asked about.
    """
    table: list[list[int]] = []
    presumed: list[tuple[float, ...]] = []
    for learner, answers in enumerate(learners):
        begun: dict[str, int] = {}
        for step, (changes, skills) in enumerate(answers):
            for one in changes:
                if one.chance is None:
                    begun[one.skill] = begun.get(one.skill, 0) + 1
                elif one.skill in names:
                    presumed.append((learner, names[one.skill], begun.get(one.skill, 0), step, one.chance, one.at_s / HOUR_S))
            table.append([begun.get(skill, 0) for skill in skills] if begun else [])
    return table, Presumptions.of(presumed)
