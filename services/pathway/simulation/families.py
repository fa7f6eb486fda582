"""Simulated learners of three families, a crowd at a time: the truth that the planner never sees (pure).

Families (learner-model design, "Simulator"): `two_state` (Corbett & Anderson 1995, with forgetting that spaced success slows), `traces` (a
fast and a slow trace behind an item-response curve), `stability` (encoding once, then the stability of FSRS-6, with interference).
Time is in days, difficulty in logits relative to the skill. Whoever meets a fixed question again may remember its answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from services.pathway.simulation.model import CourseModel, Flags, Floats, Ints

Family = Literal["two_state", "traces", "stability"]
FAMILIES: Final[tuple[Family, ...]] = ("two_state", "traces", "stability")
MASTERED: Final = 0.8  # true knowledge from which on a skill counts as mastered
REMEMBERED: Final = 0.5  # chance of remembering a fixed question's answer, just after it was seen
REMEMBERED_DAYS: Final = 4.0
WORTH_AGAIN: Final = 0.5  # what a fixed question seen before still teaches
_MASSED_DAYS: Final = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """One answer of each of some learners: `learner` and `skill` by row, what was asked, and how well the ground was laid."""

    learner: Ints
    skill: Ints
    difficulty: Floats
    day: NDArray[np.float64]
    lesson: Flags
    worth: Floats  # what the question teaches: less if it was seen before
    recalled: Floats  # chance that its answer is remembered
    ready: Floats


class Truth(Protocol):
    """What a crowd of one family really knows."""

    def knowledge(self, learner: Ints, skill: Ints, day: NDArray[np.float64]) -> Floats:
        """Return the chance of being able to do a skill, without guess and slip."""
        ...

    def answer(self, asked: Answers) -> Flags:
        """Answer and learn from it; return who was right."""
        ...

    def practise_along(self, learner: Ints, skill: Ints, share: Floats, day: NDArray[np.float64]) -> None:
        """Give skills their share of a practice."""
        ...


def crowd_of(family: Family, model: CourseModel, learners: int, rng: np.random.Generator) -> Truth:
    """Return so many new learners of a family."""
    kinds: dict[Family, Callable[[CourseModel, int, np.random.Generator], Truth]]
    kinds = {"two_state": TwoState, "traces": Traces, "stability": Stability}
    return kinds[family](model, learners, rng)


def _sigmoid(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * x))


class _Crowd:
    """What all families share: chance, the pace of each learner, and when each skill was practised last."""

    def __init__(self, model: CourseModel, learners: int, rng: np.random.Generator) -> None:
        self.rng, self.model, self.shape = rng, model, (learners, len(model.graph))
        self.speed = np.exp(0.35 * rng.standard_normal((learners, 1)))
        self.last = np.zeros(self.shape)

    def _gap(self, learner: Ints, skill: Ints, day: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.maximum(0.0, day - self.last[learner, skill])

    def _by_chance(self, chance: NDArray[np.float64] | Floats) -> Flags:
        return np.asarray(self.rng.random(len(chance)) < chance)

    def _or_remembered(self, chance: NDArray[np.float64], asked: Answers) -> Flags:
        return self._by_chance(chance + (1.0 - chance) * asked.recalled)


class TwoState(_Crowd):
    """Known or not; learnt at a rate, lost at a hazard that spaced success lowers."""

    def __init__(self, model: CourseModel, learners: int, rng: np.random.Generator) -> None:
        super().__init__(model, learners, rng)
        self.known = (rng.random(self.shape) < 0.08 * self.speed).astype(np.float64)
        self.rate = np.clip(0.30 * self.speed * np.exp(0.3 * rng.standard_normal(self.shape)), 0.06, 0.85)
        self.hazard = 0.09 * np.exp(0.4 * rng.standard_normal(self.shape)) / np.sqrt(self.speed)
        self.spaced = np.zeros(self.shape)

    def knowledge(self, learner: Ints, skill: Ints, day: NDArray[np.float64]) -> Floats:
        """Return what is left of the known state."""
        at = learner, skill
        lost = self.hazard[at] * self._gap(learner, skill, day) / (1.0 + 0.7 * self.spaced[at]) ** 1.6
        return np.asarray(self.known[at] * np.exp(-lost), np.float32)

    def answer(self, asked: Answers) -> Flags:
        """Settle what is known, answer with guess and slip, then learn."""
        at, gap = (asked.learner, asked.skill), self._gap(asked.learner, asked.skill, asked.day)
        rate = np.minimum(0.95, self.rate[at] * asked.ready * np.where(asked.lesson, 1.5, asked.worth))
        known = self._by_chance(self.knowledge(*at, asked.day))
        known |= asked.lesson & self._by_chance(rate)
        right = np.where(known, 1.0 - 0.08 * np.exp(0.4 * asked.difficulty), 0.2 * np.exp(-0.3 * asked.difficulty))
        is_right = self._or_remembered(np.clip(right, 0.02, 0.99), asked)
        known |= self._by_chance(rate)
        step = np.where(gap > _MASSED_DAYS, 1.0, 0.15) * is_right
        self.spaced[at] = np.where(known, self.spaced[at] + step, 0.5 * self.spaced[at])
        self.known[at], self.last[at] = known, asked.day
        return is_right

    def practise_along(self, learner: Ints, skill: Ints, share: Floats, day: NDArray[np.float64]) -> None:
        """Keep alive what is known."""
        at = learner, skill
        known = self._by_chance(self.knowledge(learner, skill, day))
        self.spaced[at] += share * np.where(self._gap(learner, skill, day) > _MASSED_DAYS, 1.0, 0.1) * known
        self.known[at], self.last[at] = known, day


class Traces(_Crowd):
    """A fast trace that goes within days and a slow one that stays; weak ground and massing damp the slow one's gain."""

    FAST_DAYS: Final = 1.2
    SLOW_FULL: Final = 2.2

    def __init__(self, model: CourseModel, learners: int, rng: np.random.Generator) -> None:
        super().__init__(model, learners, rng)
        self.fast, self.slow = np.zeros(self.shape), np.zeros(self.shape)
        self.hard = 1.6 + 0.7 * rng.standard_normal(self.shape) - 0.7 * rng.standard_normal((learners, 1))

    def _traces(self, learner: Ints, skill: Ints, day: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        gap, slow = self._gap(learner, skill, day), self.slow[learner, skill]
        return self.fast[learner, skill] * np.exp(-gap / self.FAST_DAYS), slow * np.exp(-gap / (25.0 + 30.0 * slow))

    def knowledge(self, learner: Ints, skill: Ints, day: NDArray[np.float64]) -> Floats:
        """Return the curve's chance on an average item."""
        fast, slow = self._traces(learner, skill, day)
        return np.asarray(_sigmoid(fast + 2.2 * slow - self.hard[learner, skill]), np.float32)

    def answer(self, asked: Answers) -> Flags:
        """Answer by the curve, then strengthen both traces."""
        at = asked.learner, asked.skill
        speed = self.speed[asked.learner, 0]
        fast, slow = self._traces(*at, asked.day)
        slow = slow + 0.25 * speed * asked.ready * asked.lesson
        fast = fast + 0.5 * asked.ready * asked.lesson
        z = fast + 2.2 * slow - self.hard[at] - asked.difficulty + 0.5 * (asked.ready - 1.0)
        is_right = self._or_remembered(0.15 + 0.85 * _sigmoid(z), asked)
        room = np.maximum(0.0, 1.0 - slow / self.SLOW_FULL) / (1.0 + 0.8 * fast)
        self.slow[at] = slow + np.where(is_right, 0.30, 0.24) * speed * asked.ready * room * asked.worth
        self.fast[at], self.last[at] = fast + 0.8 * asked.ready * asked.worth, asked.day
        return is_right

    def practise_along(self, learner: Ints, skill: Ints, share: Floats, day: NDArray[np.float64]) -> None:
        """Strengthen both traces by a share."""
        at = learner, skill
        fast, slow = self._traces(learner, skill, day)
        self.slow[at] = slow + 0.30 * share * np.maximum(0.0, 1.0 - slow / self.SLOW_FULL) / (1.0 + 0.8 * fast)
        self.fast[at], self.last[at] = fast + 0.4 * share, day


class Stability(_Crowd):
    """Not met, then met with a stability that later success lengthens; a new lesson shakes what is easily mixed up with it."""

    def __init__(self, model: CourseModel, learners: int, rng: np.random.Generator) -> None:
        super().__init__(model, learners, rng)
        self.met, self.stability = np.zeros(self.shape, np.bool_), np.full(self.shape, 0.5)
        self.hard = np.clip(5.5 + 1.6 * rng.standard_normal(self.shape), 1.5, 9.5)

    def knowledge(self, learner: Ints, skill: Ints, day: NDArray[np.float64]) -> Floats:
        """Return recall by the power curve of FSRS."""
        at = learner, skill
        recall = (1.0 + 0.2346 * self._gap(learner, skill, day) / self.stability[at]) ** -0.5
        return np.asarray(self.met[at] * recall, np.float32)

    def answer(self, asked: Answers) -> Flags:
        """Encode, answer by recall, then lengthen or cut the stability."""
        at, gap = (asked.learner, asked.skill), self._gap(asked.learner, asked.skill, asked.day)
        speed, before = self.speed[asked.learner, 0], self.knowledge(asked.learner, asked.skill, asked.day).astype(np.float64)
        taught = asked.lesson & ~self.met[at] & self._by_chance(np.minimum(0.95, 0.75 * speed * asked.ready))
        self.met[at] |= taught
        self.stability[at] = np.where(taught, 1.2, self.stability[at])
        before, gap = np.where(taught, 1.0, before), np.where(taught, 0.0, gap)
        recalled = self._by_chance(before * (0.75 + 0.25 * asked.ready))
        right = np.where(recalled, 1.0 - 0.06 * np.exp(0.4 * asked.difficulty), 0.18 * np.exp(-0.3 * asked.difficulty))
        is_right = self._or_remembered(np.clip(right, 0.02, 0.99), asked)
        self._restabilise(at, recalled, before, gap, asked)
        self._shake(asked.learner[asked.lesson], asked.skill[asked.lesson])
        self.last[at] = asked.day
        return is_right

    def _restabilise(
        self, at: tuple[Ints, Ints], recalled: Flags, before: NDArray[np.float64], gap: NDArray[np.float64], asked: Answers
    ) -> None:
        """Encode what had not been met, lengthen what was recalled, cut what was not."""
        stability, met = self.stability[at], self.met[at]
        longer = np.where(gap > _MASSED_DAYS, self._growth(at, before), 1.05) ** asked.worth
        shorter = 1.4835 * self.hard[at] ** -0.0614 * ((stability + 1.0) ** 0.2629 - 1.0) * np.exp(1.6483 * (1.0 - before))
        kept = np.where(recalled, stability * longer, np.maximum(0.1, np.minimum(stability, shorter)))
        encoded = ~met & self._by_chance(np.minimum(0.95, 0.4 * self.speed[at[0], 0] * asked.ready * asked.worth))
        self.stability[at] = np.where(met, kept, np.where(encoded, 1.0, stability))
        self.met[at] = met | encoded

    def _growth(self, at: tuple[Ints, Ints], recall: NDArray[np.float64]) -> NDArray[np.float64]:
        ease = np.exp(1.8722) * (11.0 - self.hard[at]) / 10.0 * self.stability[at] ** -0.1666
        return np.asarray(1.0 + 0.6 * ease * (np.exp(0.796 * (1.0 - recall)) - 1.0))

    def _shake(self, learner: Ints, skill: Ints) -> None:
        """Shorten the stability of met skills that need the same as a new one."""
        others = self.model.siblings[skill]
        who, which = np.repeat(learner, others.shape[1]), others.ravel()
        near = which >= 0
        who, which = who[near], which[near]
        self.stability[who, which] = np.where(
            self.met[who, which], np.maximum(0.1, 0.96 * self.stability[who, which]), self.stability[who, which]
        )

    def practise_along(self, learner: Ints, skill: Ints, share: Floats, day: NDArray[np.float64]) -> None:
        """Lengthen the stability by a share, and count as practised that much later."""
        at, gap = (learner, skill), self._gap(learner, skill, day)
        growth = self._growth(at, self.knowledge(learner, skill, day).astype(np.float64))
        met = self.met[at]
        self.stability[at] = np.where(met & (gap > _MASSED_DAYS), self.stability[at] * (1.0 + share * (growth - 1.0)), self.stability[at])
        self.last[at] = np.where(met, day - (1.0 - share) * gap, self.last[at])
