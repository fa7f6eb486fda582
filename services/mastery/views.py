"""What people and the planner see of the learner model: predictions, and the standing of a skill (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp, log, log1p, sqrt
from statistics import NormalDist
from typing import Final

from services.mastery.features import log_retrievability
from services.mastery.filter import ATTEMPTS, HOURS, STABILITY, logistic
from services.mastery.fold import foresee
from services.mastery.packing import moment_of, seconds_of
from services.mastery.parameters import FilterConstants, ParameterSet
from services.mastery.readout import Prediction, chance, explained
from services.mastery.state import FAST_MEAN, STRIDE, Core, ItemShard

MASTERED_CHANCE: Final = 0.85  # of answering an average unseen item
MASTERED_CERTAINTY: Final = 0.8
MASTERED_LEVEL: Final = log(0.8 / 0.2)  # the ability, in logits, that the certainty is about
RETENTION: Final = 0.9
_CENTURY_HOURS: Final = 876_000.0
_HALVINGS: Final = 40
_NORMAL: Final = NormalDist()


@dataclass(frozen=True, slots=True)
class SkillView:
    """The standing of one skill at one moment.

    `mastery` is the chance on an average unseen item; `certainty` is P(mastered); `variance` is that of the ability behind both;
    `next_review` is when retrievability falls to 0.9 by the predictor (what is due is the planner's to say).
    """

    skill: str
    attempts: int
    mastery: float
    certainty: float
    variance: float
    retrievability: float
    last_practice: datetime | None
    next_review: datetime | None

    @property
    def is_mastered(self) -> bool:
        """Return whether the skill counts as mastered."""
        return self.mastery >= MASTERED_CHANCE and self.certainty >= MASTERED_CERTAINTY


@dataclass(frozen=True, slots=True)
class Predictor:
    """The learner model, asked: the state of a course, and the parameters it was folded with."""

    course: str
    core: Core
    parameters: ParameterSet

    def chances(self, skills: Sequence[str], items: Iterable[tuple[str, float]], now: datetime) -> list[float]:
        """Return the chance of a right answer for items that practise the same skills, as if they were unseen.

        Args:
            skills: distinct skills, sorted.
            items: item keys with the author's rating.
            now: when.
        """
        known, at_s, names, c = self.parameters.course(self.course), seconds_of(now), tuple(skills), self.parameters.filter
        return [
            chance(foresee(self.core, names, at_s, key, rating, known, self.parameters), self.core, key, None, known, c)
            for key, rating in items
        ]

    def predict(self, skills: Sequence[str], key: str | None, rating: float, now: datetime, shard: ItemShard | None = None) -> Prediction:
        """Return the chance of a right answer with its readable parts; `shard` is the item's, None for an unseen item."""
        known = self.parameters.course(self.course)
        seen = foresee(self.core, tuple(skills), seconds_of(now), key, rating, known, self.parameters)
        past = shard.seen(key) if shard is not None and key is not None else None
        return explained(seen, self.core, key, past, known, self.parameters.filter)

    def skill(self, skill: str, now: datetime, *, with_review: bool = True) -> SkillView:
        """Return the standing of a skill, also of one never practised; `next_review`, most of the work, only if asked for."""
        c, core, known = self.parameters.filter, self.core, self.parameters.course(self.course)
        seen = foresee(core, (skill,), seconds_of(now), None, 0.0, known, self.parameters)
        cells = seen.now[0]
        v_a, v_c, stability, hours = cells[1], cells[3], cells[STABILITY], cells[HOURS]
        faded = log_retrievability(seen, c)
        ability = seen.m_g + seen.slow + seen.fast + faded
        kept = (c.rho_c * exp(-hours / c.tau_c_hours)) ** 2
        variance = seen.v_g + v_a + v_c - (1.0 - kept) * c.v_c0  # what the fast trace is still to regain is no doubt about mastery
        last, review = self._practised(skill, seen.m_g + seen.slow, stability) if with_review else (None, None)
        return SkillView(
            skill=skill,
            attempts=int(cells[ATTEMPTS]),
            mastery=chance(seen, core, None, None, known, c),
            certainty=_NORMAL.cdf((ability - MASTERED_LEVEL) / sqrt(variance)),
            variance=variance,
            retrievability=exp(faded) if core.trace(skill) else logistic(ability) / logistic(ability - faded),
            last_practice=last,
            next_review=review,
        )

    def _practised(self, skill: str, slow: float, stability_hours: float) -> tuple[datetime | None, datetime | None]:
        """Return when the skill was practised last and when it is to be reviewed; None for a skill never practised."""
        row, c = self.core.rows.get(skill), self.parameters.filter
        if row is None or not self.core.cells[row * STRIDE + ATTEMPTS]:
            return None, None
        last, trace = moment_of(self.core.times[row]), self.core.trace(skill)
        if trace is not None:
            return last, last + timedelta(days=trace.stability_days)
        fast = c.rho_c * self.core.cells[row * STRIDE + FAST_MEAN]
        return last, last + timedelta(hours=_hold_hours(slow, fast, stability_hours, c))


def _hold_hours(slow: float, fast: float, stability_hours: float, c: FilterConstants) -> float:
    """Return how many hours after practice retrievability falls to RETENTION, bounded by a hundred years.

    `slow` and `fast` are the ability without and from the recent trace, just after practice. Found by halving: retrievability only falls.
    """

    def retrievability(hours: float) -> float:
        ability = slow + fast * exp(-hours / c.tau_c_hours)
        return logistic(ability - c.forgetting_power * log1p(hours / stability_hours)) / logistic(ability)

    low, high = 0.0, _CENTURY_HOURS
    for _ in range(_HALVINGS):
        middle = sqrt((low + 1.0) * (high + 1.0)) - 1.0
        low, high = (middle, high) if retrievability(middle) > RETENTION else (low, middle)
    return high
