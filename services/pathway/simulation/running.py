"""Lets a crowd of simulated learners work through a course, day after day, and notes what they met (pure)."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.pathway.constants import PlannerConstants
from services.pathway.simulation.choosing import Choosing, Chosen
from services.pathway.simulation.crowd import Belief, Practices
from services.pathway.simulation.families import (
    FAMILIES,
    MASTERED,
    REMEMBERED,
    REMEMBERED_DAYS,
    WORTH_AGAIN,
    Answers,
    Family,
    Truth,
    crowd_of,
)
from services.pathway.simulation.model import CourseModel, Flags, Floats, Ints

CROWD: Final = 125
CROWD_CELLS: Final = 20_000
"""Learners who work side by side, times skills: as many as make their columns worth while, and still fit the processor's cache."""
MINUTES_A_DAY: Final = 1440.0
READY_FLOOR: Final = 0.25


@dataclass(frozen=True, slots=True)
class Plan:
    """What is simulated.

    Args:
        learners: how many, a third of each family.
        days: for how many days on end.
        minutes: how long each works a day.
        seed: of all chance.
    """

    learners: int = 1_000
    days: int = 60
    minutes: float = 30.0
    seed: int = 1

    def crowds(self, skills: int) -> list[tuple[Family, int, int]]:
        """Return the crowds to be run one after the other in a course of so many skills: family, number of learners, seed."""
        most = max(4, min(CROWD, CROWD_CELLS // skills))
        found: list[tuple[Family, int, int]] = []
        for place, family in enumerate(FAMILIES):
            left = self.learners // len(FAMILIES) + (place < self.learners % len(FAMILIES))
            while left > 0:
                size = min(most, left)
                found.append((family, size, self.seed * 10_007 + len(found)))
                left -= size
        return found


@dataclass(slots=True, eq=False)
class Diary:
    """What a crowd met: columns learners × skills, and learners × days. NaN: not reached.

    `minutes` spent on a skill; `mastered_at` minutes of work in all when it was truly mastered first, `own_at` those spent on it till then;
    `answers`, `wrong`; `again` questions without variables that came again before mastery, as there was no other; `work` and `reviews`
    minutes a day; `stuck_at` the day on which there was nothing to offer; `knowledge` at the end; `course_at` minutes when all targets had
    been mastered.
    """

    minutes: NDArray[np.float64]
    mastered_at: NDArray[np.float64]
    own_at: NDArray[np.float64]
    answers: NDArray[np.int32]
    wrong: NDArray[np.int32]
    again: NDArray[np.int32]
    work: NDArray[np.float64]
    reviews: NDArray[np.float64]
    stuck_at: NDArray[np.float64]
    knowledge: Floats
    course_at: NDArray[np.float64]

    @classmethod
    def start(cls, learners: int, skills: int, days: int) -> Diary:
        """Return an empty diary."""
        shape = learners, skills

        def count() -> NDArray[np.int32]:
            return np.zeros(shape, np.int32)

        return cls(
            np.zeros(shape), np.full(shape, np.nan), np.full(shape, np.nan), count(), count(), count(), np.zeros((learners, days)),
            np.zeros((learners, days)), np.full(learners, np.nan), np.zeros(shape, np.float32), np.full(learners, np.nan),
        )  # fmt: skip

    def pack(self) -> bytes:
        """Return the diary as bytes."""
        out = io.BytesIO()
        np.savez_compressed(out, **{each.name: getattr(self, each.name) for each in fields(self)})
        return out.getvalue()

    @classmethod
    def unpack(cls, packed: bytes) -> Diary:
        """Return the diary of `pack`."""
        with np.load(io.BytesIO(packed), allow_pickle=False) as columns:
            return cls(**{each.name: columns[each.name] for each in fields(cls)})

    @classmethod
    def joined(cls, diaries: list[Diary]) -> Diary:
        """Return the diaries of several crowds as one."""
        return cls(*(np.concatenate([getattr(diary, each.name) for diary in diaries]) for each in fields(cls)))


@dataclass(slots=True, eq=False)
class _Crowd:
    """Learners of one family at work, each at a minute of their own."""

    model: CourseModel
    constants: PlannerConstants
    plan: Plan
    learners: int
    truth: Truth
    rng: np.random.Generator
    belief: Belief
    choosing: Choosing
    diary: Diary
    day: Ints = field(init=False)
    used: NDArray[np.float64] = field(init=False)
    seen_on: NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        self.day, self.used = np.zeros(self.learners, np.intp), np.zeros(self.learners)
        self.seen_on = np.full((self.learners, len(self.model.difficulty)), -np.inf)

    def step(self) -> bool:
        """Let everybody who has days left answer one question, or call it a day if nothing is new, weak or due; False at the end."""
        now = self.day + self.used / MINUTES_A_DAY
        s = self.belief.standing(now, self.constants.due_below, self.constants)
        chosen = self.choosing.choose(s, self.belief.checked, (self.plan.minutes - self.used).astype(np.float32), self.rng)
        stuck = chosen.is_stuck & (self.day < self.plan.days)
        self.diary.stuck_at[stuck] = self.day[stuck]
        self.day[chosen.is_stuck] = self.plan.days
        self.day[chosen.is_free] += 1
        self.used[chosen.is_free] = 0.0
        who = np.flatnonzero((self.day < self.plan.days) & ~chosen.is_free)
        if not len(who):
            return bool((self.day < self.plan.days).any())
        right = self._answer(who, chosen, now)
        self._note(who, chosen, right)
        return True

    def _answer(self, who: Ints, chosen: Chosen, now: NDArray[np.float64]) -> Flags:
        """Let the learners answer; return who was right."""
        skill, item, day = chosen.skill[who], chosen.item[who], now[who]
        gap = day - self.seen_on[who, item]
        known = self.model.fixed[item] & np.isfinite(gap)
        others = self.model.skills_of[item]
        asked = Answers(
            learner=who,
            skill=skill,
            difficulty=self.model.difficulty[item],
            day=day,
            lesson=chosen.lesson[who],
            worth=np.where(known, WORTH_AGAIN, 1.0).astype(np.float32),
            recalled=np.where(known, REMEMBERED * np.exp(-np.where(known, gap, 0.0) / REMEMBERED_DAYS), 0.0).astype(np.float32),
            ready=self._ready(who, skill, others, day),
        )
        right = self.truth.answer(asked)
        self.seen_on[who, item] = day
        self._along(who, skill, right, day)
        self._believe(who, chosen, others, right, day)
        return right

    def _ready(self, who: Ints, skill: Ints, others: Ints, day: NDArray[np.float64]) -> Floats:
        """Return how well the ground is laid: what the skill needs, and what else the question asks for."""
        ready = np.ones(len(who), np.float32)
        for column in (*self.model.needs[skill].T, *others.T):
            counts = (column >= 0) & (column != skill)
            known = self.truth.knowledge(who, np.where(counts, column, 0), day)
            ready = np.where(counts, ready * (READY_FLOOR + (1.0 - READY_FLOOR) * known), ready)
        return np.asarray(ready, np.float32)

    def _along(self, who: Ints, skill: Ints, right: Flags, day: NDArray[np.float64]) -> None:
        for column, share in zip(self.model.along[skill].T, self.model.shares[skill].T, strict=True):
            kept = right & (column >= 0)
            if kept.any():
                self.truth.practise_along(who[kept], column[kept], share[kept], day[kept])

    def _believe(self, who: Ints, chosen: Chosen, others: Ints, right: Flags, day: NDArray[np.float64]) -> None:
        """Move the planner's belief of every skill that the question practises."""
        score, share = right.astype(np.float32), (1.0 / (others >= 0).sum(axis=1)).astype(np.float32)
        difficulty, lesson = self.model.difficulty[chosen.item[who]], chosen.lesson[who]
        for column in others.T:
            kept = column >= 0
            practices = Practices(who[kept], column[kept], score[kept], share[kept], difficulty[kept], day[kept], lesson[kept])
            self.belief.practise(practices, self.constants)
        at, check = (who, chosen.skill[who]), chosen.check[who]
        failed = (check | chosen.review[who]) & ~right
        self.belief.checked[at] = (self.belief.checked[at] | (check & right)) & ~failed

    def _note(self, who: Ints, chosen: Chosen, right: Flags) -> None:
        """Write down what was met, and let time pass."""
        c, diary, skill, item = self.constants, self.diary, chosen.skill[who], chosen.item[who]
        spent = self.model.steps[item] * (c.attempt_minutes + c.error_minutes * ~right) + c.lesson_minutes * chosen.lesson[who]
        at, today = (who, skill), (who, self.day[who])
        diary.minutes[at] += spent
        diary.answers[at] += 1
        diary.wrong[at] += ~right
        diary.again[at] += chosen.again[who] & self.model.fixed[item] & np.isnan(diary.mastered_at[at])
        diary.work[today] += spent
        diary.reviews[today] += spent * (chosen.review | chosen.check)[who]
        self.used[who] += spent
        now = self.day[who] + self.used[who] / MINUTES_A_DAY
        fresh = (self.truth.knowledge(who, skill, now) >= MASTERED) & np.isnan(diary.mastered_at[at])
        self._mastered(who[fresh], skill[fresh])
        over = who[self.used[who] >= self.plan.minutes]
        self.day[over] += 1
        self.used[over] = 0.0

    def _mastered(self, who: Ints, skill: Ints) -> None:
        diary = self.diary
        total = diary.work[who].sum(axis=1)
        diary.mastered_at[who, skill], diary.own_at[who, skill] = total, diary.minutes[who, skill]
        done = ~np.isnan(diary.mastered_at[who][:, self.model.targets]).any(axis=1)
        diary.course_at[who[done]] = total[done]

    def close(self) -> Diary:
        """Note what is known at the end of the last day."""
        end = np.full(self.learners, self.plan.days - 1 + self.plan.minutes / MINUTES_A_DAY)
        for skill in range(len(self.model.graph)):
            self.diary.knowledge[:, skill] = self.truth.knowledge(np.arange(self.learners), np.full(self.learners, skill), end)
        return self.diary


def run_crowd(model: CourseModel, plan: Plan, family: Family, learners: int, seed: int, c: PlannerConstants) -> Diary:
    """Return what learners of one family met in a course; the same seed gives the same diary on one machine."""
    rng = np.random.default_rng(seed)
    truth = crowd_of(family, model, learners, rng)
    choosing = Choosing(model, model.crowd(learners), learners, c)
    diary = Diary.start(learners, len(model.graph), plan.days)
    crowd = _Crowd(model, c, plan, learners, truth, rng, Belief.start(model, learners, c), choosing, diary)
    while crowd.step():
        pass
    return crowd.close()
