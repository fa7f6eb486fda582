"""The planner's belief of a whole crowd: the equations of `belief.practise` over many learners at once, one answer each (pure).

A thousand learners one after the other would take ten times as long. A test holds this and `belief.practise` to the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from services.pathway.belief import SHRINK
from services.pathway.constants import PlannerConstants
from services.pathway.simulation.model import CourseModel, Flags, Floats, Ints
from services.pathway.standing import Standing, sigmoid


@dataclass(frozen=True, slots=True, eq=False)
class Practices:
    """Evidence on one skill of one answer of each of some learners; see `belief.Practice`."""

    learner: Ints
    skill: Ints
    score: Floats
    share: Floats
    difficulty: Floats
    day: NDArray[np.float64]
    lesson: Flags


@dataclass(slots=True, eq=False)
class Belief:
    """Columns learners × skills, as in `PlanState`; `last` in days, `checked` whether a check was passed.

    A number a learner: `ability` and its `doubt`, `pace` of forgetting (a logarithm) and its doubt.
    """

    model: CourseModel
    ability: Floats
    doubt: Floats
    pace: Floats
    pace_doubt: Floats
    level: Floats
    variance: Floats
    stability: Floats
    attempts: Floats
    streak: Floats
    last: NDArray[np.float64]
    checked: Flags

    @classmethod
    def start(cls, model: CourseModel, learners: int, c: PlannerConstants) -> Belief:
        """Return what is believed of learners of whom nothing is known."""
        shape = learners, len(model.graph)

        def full(value: float) -> Floats:
            return np.full(shape, value, np.float32)

        return cls(
            model, np.zeros(learners, np.float32), np.full(learners, c.g_variance0, np.float32), np.zeros(learners, np.float32),
            np.full(learners, c.pace_variance0, np.float32), full(c.a0), full(c.v0), full(c.s0), full(0.0),
            full(0.0), np.zeros(shape), np.zeros(shape, np.bool_),
        )  # fmt: skip

    def standing(self, day: NDArray[np.float64], due_below: float, c: PlannerConstants) -> Standing:
        """Return where every learner stands on every skill, each at a day of their own; learners follow each other in the columns."""
        practised = self.attempts > 0
        days = np.where(practised, np.maximum(0.0, day[:, None] - self.last), 0.0).astype(np.float32)
        lapse = days / self.stability
        base = self.level + self.ability[:, None]
        faster = np.broadcast_to(np.exp(self.pace)[:, None], base.shape)
        level = base - np.float32(c.forgetting) * faster * np.log1p(lapse)
        recall = np.asarray((1.0 + lapse) ** (np.float32(-c.retrievability_power) * faster), np.float32)
        never = np.zeros(practised.size, np.bool_)
        graph = self.model.graph
        return Standing(
            pace=faster.ravel(),
            base=base.ravel(),
            variance=self.variance.ravel(),
            stability=self.stability.ravel(),
            days=days.ravel(),
            streak=self.streak.ravel(),
            level=level.ravel(),
            kappa=(1.0 / np.sqrt(1.0 + SHRINK * (self.variance + self.doubt[:, None]))).astype(np.float32).ravel(),
            recall=recall.ravel(),
            practised=practised.ravel(),
            due=(practised & (recall < due_below) & (days > c.rest_days)).ravel(),
            met=(sigmoid(level / np.sqrt(1.0 + SHRINK * self.variance)) >= c.gate).ravel(),
            fresh=(graph.taught & ~practised).ravel(),
            known=never,
            exempt=never,
            skipped=never,
            barred=np.tile(~graph.practicable, len(day)),
            asked=never,
            testing=never,
            pinned=never,
            presumed=never,
        )

    def practise(self, p: Practices, c: PlannerConstants) -> None:
        """Move the belief by one practice of one skill of each learner."""
        at = p.learner, p.skill
        ready = self._ready(p, c)
        days = self._days(*at, p.day)
        lapse = days / self.stability[at]
        faster = np.exp(self.pace[p.learner])
        recall = (1.0 + lapse) ** (-c.retrievability_power * faster)
        faded = c.forgetting * faster * np.log1p(lapse)
        a = self.level[at] - faded
        v = np.minimum(c.v0, self.variance[at] + c.variance_growth * np.log1p(days))
        first = self.attempts[at] == 0
        a = a + c.lesson_gain * ready * (p.lesson & first)
        a, v = self._believe(a, v, np.where(days > c.massed_days, faded, 0.0), p, c)
        right = p.score > 0.5
        known = sigmoid(np.asarray(self.ability[p.learner] + a, np.float32))
        massed = days < c.massed_days
        taken = np.where(massed & ~first, c.gain_massed, 1.0)
        a = np.minimum(c.a_max, a + np.where(right, c.gain_right, c.gain_wrong) * taken * ready * (1.0 - known))
        base = np.where(massed, c.stability_massed, c.stability_base)
        longer = self.stability[at] * (1.0 + c.stability_gain * (1.0 - recall) + base)
        shorter = np.maximum(c.stability_min, self.stability[at] * np.where(massed, c.stability_loss, c.stability_lapse))
        self.stability[at] = np.where(right, longer, shorter)
        self.level[at], self.variance[at] = a, v
        self.attempts[at] += 1.0
        self.streak[at] = np.where(right, self.streak[at] + 1.0, 0.0)
        self.last[at] = np.maximum(self.last[at], p.day)
        self._along(p, right, c)

    def _days(self, learner: Ints, skill: Ints, day: NDArray[np.float64]) -> Floats:
        gone = np.maximum(0.0, day - self.last[learner, skill])
        return np.where(self.attempts[learner, skill] > 0, gone, 0.0).astype(np.float32)

    def _ready(self, p: Practices, c: PlannerConstants) -> Floats:
        ready = np.ones(len(p.learner), np.float32)
        for needed in self.model.needs[p.skill].T:
            days = self._days(p.learner, needed, p.day)
            z = self.ability[p.learner] + self.level[p.learner, needed]
            z = z - c.forgetting * np.exp(self.pace[p.learner]) * np.log1p(days / self.stability[p.learner, needed])
            ready = np.where(needed >= 0, ready * (0.25 + 0.75 * sigmoid(z)), ready).astype(np.float32)
        return ready

    def _believe(self, a: Floats, v: Floats, faded: Floats, p: Practices, c: PlannerConstants) -> tuple[Floats, Floats]:
        """Return level and variance after the evidence alone; moves each learner's own level."""
        g, g_variance = self.ability[p.learner], self.doubt[p.learner]
        span, doubt = 1.0 - c.guess - c.slip, v + g_variance
        z = np.asarray(g + a - p.difficulty, np.float32)
        known = sigmoid(z)
        foreseen = c.guess + span * sigmoid(np.asarray(z / np.sqrt(1.0 + SHRINK * doubt), np.float32))
        sure = c.guess + span * known
        slope, spread = span * known * (1.0 - known), sure * (1.0 - sure)
        info = p.share * slope * slope / spread
        den = 1.0 + doubt * info
        surprise = p.share * slope / spread * (p.score - foreseen)
        step = surprise / den
        self.ability[p.learner] = g + g_variance * step
        self.doubt[p.learner] = np.maximum(c.g_variance_min, g_variance - g_variance * g_variance * info / den + c.g_variance_drift)
        self._pace(faded, np.asarray(surprise, np.float32), np.asarray(info, np.float32), doubt, p, c)
        moved = np.maximum(v - v * v * info / den, c.variance_min) + c.variance_drift
        return np.asarray(a + v * step, np.float32), np.asarray(moved, np.float32)

    def _pace(self, faded: Floats, surprise: Floats, info: Floats, doubt: Floats, p: Practices, c: PlannerConstants) -> None:
        """Move how fast each learner is thought to forget, by answers on later days."""
        who, later = p.learner, faded > 0.0
        reach = self.pace_doubt[who] * faded
        shared = 1.0 + (doubt + reach * faded) * info
        pace = np.clip(self.pace[who] - reach * surprise / shared, -c.pace_max, c.pace_max)
        less = np.maximum(c.pace_variance_min, self.pace_doubt[who] - reach * reach * info / shared)
        self.pace[who], self.pace_doubt[who] = np.where(later, pace, self.pace[who]), np.where(later, less, self.pace_doubt[who])

    def _along(self, p: Practices, right: Flags, c: PlannerConstants) -> None:
        """Give skills that were practised before their share of a success."""
        for skill, share in zip(self.model.along[p.skill].T, self.model.shares[p.skill].T, strict=True):
            kept = right & (skill >= 0) & (self.attempts[p.learner, skill] > 0)
            at, part, day = (p.learner[kept], skill[kept]), share[kept], p.day[kept]
            days = self._days(*at, day)
            recall = (1.0 + days / self.stability[at]) ** (-c.retrievability_power * np.exp(self.pace[at[0]]))
            self.stability[at] *= 1.0 + part * c.stability_gain * (1.0 - recall)
            self.last[at] = np.maximum(self.last[at], day - (1.0 - part) * days)
            known = sigmoid(np.asarray(self.ability[at[0]] + self.level[at], np.float32))
            self.level[at] = np.minimum(c.a_max, self.level[at] + c.along_gain * part * (1.0 - known))
