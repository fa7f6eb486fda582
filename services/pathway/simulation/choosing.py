"""What comes next, for a whole crowd at once: the planner's rules and its index, one draw a learner (pure).

The index of learning per minute is the service's own (`lookahead.indices`), asked over all learners' skills beside each other; the rules
around it (eligible, weighted, drawn, and which item) are those of `candidates` and `items`, held to the same outcome by a test. The chance
of an item comes from the planner's belief, and so does the moment of a check: the learner model proper is left out, for speed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from services.curriculum import SkillGraph
from services.pathway.candidates import resting
from services.pathway.choose import CHECK_AFTER_DAYS
from services.pathway.constants import PlannerConstants
from services.pathway.items import TIE
from services.pathway.lookahead import indices
from services.pathway.simulation.model import CHECK, FIRST, PRACTICE, CourseModel, Flags, Floats, Ints
from services.pathway.standing import Standing
from services.pathway.state import RING

_Kind = TypeVar("_Kind", bound=np.generic)


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """What each learner of a crowd does next; `is_stuck` where there is nothing to offer, `is_free` where nothing is new, weak or due."""

    skill: Ints
    item: Ints
    review: Flags
    check: Flags
    lesson: Flags
    again: Flags  # every question of the skill had been shown lately
    is_stuck: Flags
    is_free: Flags


@dataclass(slots=True, eq=False)
class Choosing:
    """The planner at work for a crowd, and what it remembers of each learner beside the belief."""

    model: CourseModel
    graph: SkillGraph
    learners: int
    constants: PlannerConstants
    last: Ints = field(init=False)
    was_review: Flags = field(init=False)
    shown: NDArray[np.int32] = field(init=False)  # per learner and item: the number of the skill's offer when it was shown last, from 1
    offers: NDArray[np.int32] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing shown."""
        self.last = np.full(self.learners, -1)
        self.was_review = np.zeros(self.learners, np.bool_)
        self.shown = np.zeros((self.learners, len(self.model.difficulty)), np.int32)
        self.offers = np.zeros((self.learners, len(self.model.graph)), np.int32)

    def choose(self, s: Standing, checked: Flags, minutes_left: Floats, rng: np.random.Generator) -> Chosen:
        """Return everybody's next activity, and remember that it was offered."""
        chances, is_stuck = self.chances(s, minutes_left)
        wanted = self._table(s.due | ~s.met | ~s.practised) & (chances > 0)
        total = chances.cumsum(axis=1)
        skill = np.minimum((total <= rng.random((self.learners, 1)) * total[:, -1:]).sum(axis=1), chances.shape[1] - 1)
        at = np.arange(self.learners), skill
        due, practised, days, met = (self._table(column)[at] for column in (s.due, s.practised, s.days, s.met))
        check = practised & met & ~checked[at] & (days >= CHECK_AFTER_DAYS)
        item, again = self._item(s, skill, np.where(check, CHECK, np.where(practised, PRACTICE, FIRST)), rng)
        is_free = ~wanted.any(axis=1) & ~is_stuck
        chosen = Chosen(skill, item, due & ~check, check, self._table(s.fresh)[at], again, is_stuck, is_free)
        self._remember(chosen)
        return chosen

    def chances(self, s: Standing, minutes_left: Floats) -> tuple[NDArray[np.float64], Flags]:
        """Return the chance of each skill for each learner, and for whom there is nothing to offer."""
        c, may = self.constants, self._eligible(s, minutes_left)
        rows = np.flatnonzero(may.ravel())
        scores = np.zeros(may.size, np.float64)
        if len(rows):
            least = np.where(s.due[rows], c.due_floor * (2.0 - s.recall[rows]), 1e-6)
            scores[rows] = np.maximum(indices(self.graph, s, rows, c), least)
        table = self._table(scores) * np.where(self._table(s.due), c.due_factor, 1.0)
        tired = self._is_last() & (self._table(s.streak) >= c.rest_streak)
        table = table * np.where(tired, c.again_factor, 1.0)
        top = np.maximum(table.max(axis=1, keepdims=True), 1e-12)
        grown = np.where(may, np.exp((table - top) / (c.temperature * top)), 0.0)
        count = may.sum(axis=1, keepdims=True)
        some = np.maximum(count, 1)
        mixed = np.where(may, (1.0 - c.epsilon) * grown / np.maximum(grown.sum(axis=1, keepdims=True), 1e-300) + c.epsilon / some, 0.0)
        nothing = count[:, 0] == 0
        weakest, is_stuck = self._least_retrievable(s)
        mixed[nothing] = weakest[nothing]
        return np.asarray(mixed), nothing & is_stuck

    def _eligible(self, s: Standing, minutes_left: Floats) -> Flags:
        c = self.constants
        may = self._table(~s.barred & np.where(s.practised, ~resting(s, c), self.graph.open(s.met)))
        short = (minutes_left > 0) & (minutes_left < 0.5 * (c.lesson_minutes + c.attempt_minutes))
        may = _unless_none(may, ~(short[:, None] & self._table(s.fresh)))
        return _unless_none(may, ~(self.was_review[:, None] & self._is_last()))

    def _least_retrievable(self, s: Standing) -> tuple[NDArray[np.float64], Flags]:
        """Return all chance on the practised skill closest to being forgotten, and who has practised nothing yet."""
        seen = _unless_none(self._table(s.practised & ~s.barred), ~self._is_last())
        weakest = np.where(seen, self._table(s.recall), np.inf).argmin(axis=1)
        chance = np.zeros(seen.shape)
        chance[np.arange(self.learners), weakest] = 1.0
        return chance, np.asarray(~seen.any(axis=1))

    def _item(self, s: Standing, skill: Ints, purpose: Ints, rng: np.random.Generator) -> tuple[Ints, Flags]:
        """Return an item of each chosen skill: not shown lately, foreseen nearest to the wanted chance."""
        c, who = self.constants, np.arange(self.learners)
        pool = self.model.pools[purpose, skill]
        there = pool >= 0
        shown = np.where(there, self.shown[who[:, None], pool], 0)
        fresh = there & ((shown == 0) | (self.offers[who, skill][:, None] - shown >= RING))
        again = ~fresh.any(axis=1)
        oldest = np.sort(np.where(there, shown, np.iinfo(np.int32).max), axis=1)
        half = np.maximum(0, (there.sum(axis=1) + 1) // 2 - 1)
        rested = there & (shown <= oldest[who, half][:, None])
        may = np.where(again[:, None], rested, fresh)
        level, kappa = (self._table(column)[who, skill][:, None] for column in (s.level, s.kappa))
        z = kappa * (level - self.model.difficulty[pool])
        chance = c.guess + (1.0 - c.guess - c.slip) * (0.5 + 0.5 * np.tanh(0.5 * z))
        far = np.where(may, np.abs(chance - c.target_chance), np.inf)
        near = far <= far.min(axis=1, keepdims=True) + TIE
        place = np.where(near & may, rng.random(pool.shape), -1.0).argmax(axis=1)
        return pool[who, place], again

    def _remember(self, chosen: Chosen) -> None:
        who = np.flatnonzero(~(chosen.is_free | chosen.is_stuck))
        at = who, chosen.skill[who]
        self.offers[at] += 1
        self.shown[who, chosen.item[who]] = self.offers[at]
        self.last[who], self.was_review[who] = at[1], (chosen.review | chosen.check)[who]

    def _is_last(self) -> Flags:
        return np.asarray(np.arange(len(self.model.graph))[None, :] == self.last[:, None])

    def _table(self, column: NDArray[_Kind]) -> NDArray[_Kind]:
        return column.reshape(self.learners, -1)


def _unless_none(may: Flags, also: Flags) -> Flags:
    """Return both conditions where any skill meets them, else the first alone; learner by learner."""
    both = may & also
    return np.where(both.any(axis=1, keepdims=True), both, may)
