"""The population's numbers that the learner model reads: immutable, named by their hash (pure).

Filter constants and readout: learner-model design, "Batch refit" and "Readout". They hold no learner content.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from hashlib import sha256
from math import log
from types import MappingProxyType
from typing import Final

FEATURES: Final = (
    "filter", "ability", "form", "skill", "recent", "difficulty", "skill_attempts", "skill_wins", "item_attempts", "item_wins",
    "elapsed", "new_skill",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FilterConstants:
    """How fast the parts of a learner's ability move. Variances are in logits squared, times in hours.

    Source: defaults of the design, carried from refits on eight public data sets.
    """

    base_rate: float = 0.7
    v_g0: float = 0.8
    q_g: float = 0.003
    rho_f: float = 0.90
    q_f: float = 0.05
    v_a0: float = 0.6
    q_a: float = 0.01
    q_at: float = 0.01
    rho_c: float = 0.85
    q_c: float = 0.10
    tau_c_hours: float = 24.0
    v_b0: float = 1.0
    v_b_min: float = 0.005
    stability0_hours: float = 20.0
    stability_gain: float = 1.8
    stability_loss: float = 0.7
    stability_range_hours: tuple[float, float] = (0.5, 20_000.0)
    forgetting_power: float = 0.5

    @property
    def start_logit(self) -> float:
        """Return the ability of a learner of whom nothing is known."""
        return log(self.base_rate / (1.0 - self.base_rate))

    @property
    def v_f0(self) -> float:
        """Return the variance that the current form settles at."""
        return self.q_f / (1.0 - self.rho_f**2)

    @property
    def v_c0(self) -> float:
        """Return the variance that a skill's recent trace settles at."""
        return self.q_c / (1.0 - self.rho_c**2)


@dataclass(frozen=True, slots=True)
class EvidenceConstants:
    """What an answer is worth when it was helped, repeated or slow. Priors of the design, to be refit: no public set has hints."""

    hint_cost: float = 0.15
    repeat_weight: float = 0.5
    slow_cost: float = 0.3
    slow_slope: float = 1.5
    session_gap_s: int = 1800


@dataclass(frozen=True, slots=True)
class Readout:
    """Weights added to the filter's logit, in the order of `FEATURES`; all 0 until a course has learners enough to fit its own.

    `forgetting` is the weight of the mean log retrievability. It is no fitted weight but a prior of 1, so that predictions forget from the
    start: on algebra05_sub, the one public set with times, it is better than 0 (AUC .8139 for .8128, calibration error .017 for .021).
    """

    intercept: float = 0.0
    weights: tuple[float, ...] = (0.0,) * len(FEATURES)
    forgetting: float = 1.0


@dataclass(frozen=True, slots=True)
class ItemParameters:
    """An item's difficulty (mean and variance, logits) and how long it takes (mean and deviation of the natural log of seconds)."""

    difficulty: float
    variance: float
    log_seconds: float | None = None
    log_seconds_deviation: float = 1.0


@dataclass(frozen=True, slots=True)
class CourseParameters:
    """What is known of a course's items (by item key) and of the mean difficulty of a skill's items (by skill)."""

    items: Mapping[str, ItemParameters] = field(default_factory=lambda: MappingProxyType({}))
    skills: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class ParameterSet:
    """All that a fold of knowledge depends on beside the journal; another set means folding again."""

    filter: FilterConstants = FilterConstants()
    evidence: EvidenceConstants = EvidenceConstants()
    readout: Readout = Readout()
    courses: Mapping[str, CourseParameters] = field(default_factory=lambda: MappingProxyType({}))

    def course(self, name: str) -> CourseParameters:
        """Return what is known of a course, which may be nothing."""
        return self.courses.get(name, _NOTHING_KNOWN)

    @cached_property
    def hash(self) -> str:
        """Return the name of this set: equal sets have equal names."""
        courses = {
            name: {"items": {key: asdict(item) for key, item in known.items.items()}, "skills": dict(known.skills)}
            for name, known in self.courses.items()
        }
        parts = {"filter": asdict(self.filter), "evidence": asdict(self.evidence), "readout": asdict(self.readout), "courses": courses}
        return sha256(json.dumps(parts, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


_NOTHING_KNOWN: Final = CourseParameters()
