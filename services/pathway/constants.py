"""The planner's numbers: immutable, named by their hash (pure)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from functools import cached_property, lru_cache
from hashlib import sha256


@dataclass(frozen=True)
class PlannerConstants:
    """How practice is believed to work, and what is asked of a good next step. Logits; stability and times in days.

    Source: the learner-model design ("Planner"), refitted on three families of simulated learners at once (docs/decisions/0064).
    """

    # Belief
    a0: float = -1.43
    v0: float = 1.34
    s0: float = 6.5
    g_variance0: float = 0.9
    g_variance_min: float = 0.02
    g_variance_drift: float = 0.002
    forgetting: float = 0.31
    pace_variance0: float = 0.14  # of the logarithm of how fast the learner forgets
    pace_variance_min: float = 0.003
    pace_max: float = 1.2
    variance_growth: float = 0.12
    variance_min: float = 0.08
    variance_drift: float = 0.03
    gain_right: float = 3.0
    gain_wrong: float = 0.28
    gain_massed: float = 0.6  # of either, where the skill was practised within `massed_days`
    lesson_gain: float = 2.3
    a_max: float = 6.0
    stability_gain: float = 2.5
    stability_base: float = 0.16
    stability_massed: float = 0.07
    massed_days: float = 0.5
    stability_loss: float = 0.78
    stability_lapse: float = 0.58  # what a wrong answer leaves of it on a later day
    stability_min: float = 0.4
    guess: float = 0.047
    slip: float = 0.046
    retrievability_power: float = 0.35
    along_gain: float = 0.2
    # Value of a step
    value_slope: float = 1.6
    value_level: float = 0.75
    horizons_days: tuple[float, ...] = (1.0, 10.0, 30.0)
    looks_ahead: int = 6
    attempt_minutes: float = 1.0
    error_minutes: float = 0.5
    lesson_minutes: float = 4.0
    opening_weight: float = 0.7
    opening_cap: float = 4.0
    # Rules and chance
    gate: float = 0.8
    due_below: float = 0.9
    rest_days: float = 0.35
    rest_streak: int = 1
    review_cap: float = 1.0  # largest share of a day's minutes for reviews; a course's policy sets it
    due_factor: float = 20.0
    due_floor: float = 0.01  # what a review that is due counts at least, a minute: a strong learner's reviews come first too
    again_factor: float = 0.7
    aim_factor: float = 5.0  # what an aim does not need counts for so much less
    aim_hurry: float = 4.0  # and up to so many times less again as the time grows short
    temperature: float = 0.06
    epsilon: float = 0.02
    candidates: int | None = 256
    target_chance: float = 0.8

    @cached_property
    def hash(self) -> str:
        """Return the name of these constants: equal ones have equal names."""
        return sha256(json.dumps(asdict(self), sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    def keeping(self, retention: float, review_cap: float = 1.0) -> PlannerConstants:
        """Return these constants as a course paces them.

        Args:
            retention: reviews are due once recall falls below it, in (0, 1).
            review_cap: largest share of a day's minutes for reviews while something new is open, in (0, 1].
        """
        same = (retention, review_cap) == (self.due_below, self.review_cap)
        return self if same else _paced(self, retention, review_cap)


@lru_cache(maxsize=256)
def _paced(constants: PlannerConstants, retention: float, review_cap: float) -> PlannerConstants:
    """Return the same constants each time, so that they are named once."""
    return replace(constants, due_below=retention, review_cap=review_cap)
