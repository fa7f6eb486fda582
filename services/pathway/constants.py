"""The planner's numbers: immutable, named by their hash (pure)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from hashlib import sha256


@dataclass(frozen=True)
class PlannerConstants:
    """How practice is believed to work, and what is asked of a good next step. Logits; stability and times in days.

    Source: defaults of the learner-model design ("Planner"), fitted there on mixed pilot logs of three families of simulated learners.
    """

    # Belief
    a0: float = -1.63
    v0: float = 1.59
    s0: float = 5.3
    g_variance0: float = 1.34
    g_variance_min: float = 0.02
    g_variance_drift: float = 0.002
    forgetting: float = 0.316
    variance_growth: float = 0.14
    variance_min: float = 0.08
    variance_drift: float = 0.03
    gain_right: float = 1.385
    gain_wrong: float = 0.217
    lesson_gain: float = 2.43
    a_max: float = 6.0
    stability_gain: float = 3.05
    stability_base: float = 0.19
    stability_massed: float = 0.05
    massed_days: float = 0.5
    stability_loss: float = 0.88
    stability_min: float = 0.4
    guess: float = 0.047
    slip: float = 0.046
    retrievability_power: float = 0.35
    along_gain: float = 0.2
    # Value of a step
    value_slope: float = 1.5
    value_level: float = 1.0
    horizons_days: tuple[float, ...] = (1.0, 10.0, 30.0)
    looks_ahead: int = 6
    attempt_minutes: float = 1.0
    error_minutes: float = 0.5
    lesson_minutes: float = 4.0
    opening_weight: float = 0.4
    opening_cap: float = 4.0
    # Rules and chance
    gate: float = 0.8
    due_below: float = 0.9
    rest_days: float = 0.3
    rest_streak: int = 2
    due_factor: float = 20.0
    again_factor: float = 0.5
    aim_factor: float = 5.0  # what an aim does not need counts for so much less
    aim_hurry: float = 4.0  # and up to so many times less again as the time grows short
    temperature: float = 0.1
    epsilon: float = 0.02
    candidates: int | None = 256
    target_chance: float = 0.8

    @cached_property
    def hash(self) -> str:
        """Return the name of these constants: equal ones have equal names."""
        return sha256(json.dumps(asdict(self), sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    def keeping(self, retention: float) -> PlannerConstants:
        """Return these constants with reviews due once recall falls below a retention in (0, 1)."""
        return self if retention == self.due_below else replace(self, due_below=retention)
