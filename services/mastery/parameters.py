"""The population's numbers that the learner model reads: immutable, named by their hash (pure).

Filter constants and readout: learner-model design, "Batch refit" and "Readout". They hold no learner content.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from hashlib import sha256
from math import log
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from services.mastery.forms import Form, sloped

FORMAT: Final = 3  # of packed states and stored sets; a state of another is folded again


@dataclass(frozen=True)
class FilterConstants:
    """How fast the parts of a learner's ability move. Variances are in logits squared, times in hours.

    Source: defaults of the design, carried from refits on eight public data sets.
    """

    base_rate: float = 0.7
    v_g0: float = 0.8
    q_g: float = 0.003
    rho_f: float = 0.90
    q_f: float = 0.05
    v_a0: float = 0.2  # the design starts at .6, and finds .1 to .3 closer to most sets
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

    @cached_property
    def v_f0(self) -> float:
        """Return the variance that the current form settles at."""
        return self.q_f / (1.0 - self.rho_f**2)

    @cached_property
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


@dataclass(frozen=True)
class Readout:
    """Weights added to the filter's logit, in the order of `forms.FEATURES`; none until a course has learners enough to fit its own.

    `forgetting` is the weight of the mean log retrievability. It is no fitted weight but a prior of 1, so that predictions forget from the
    start: on algebra05_sub, the one public set with times, it is better than 0 (AUC .8139 for .8128, calibration error .017 for .021).
    """

    intercept: float = 0.0
    weights: tuple[float, ...] = ()
    forgetting: float = 1.0

    @cached_property
    def form(self) -> Form:
        """Return the weights, of which there must be some, ready for use."""
        return Form.of(self.intercept, self.weights)


@dataclass(frozen=True, slots=True)
class ItemParameters:
    """An item's difficulty (mean and variance, logits) and how long it takes (mean and deviation of the natural log of seconds)."""

    difficulty: float
    variance: float
    log_seconds: float | None = None
    log_seconds_deviation: float = 1.0


@dataclass(frozen=True)
class CourseParameters:
    """What is known of a course: its items (by item key), the mean difficulty of a skill's items (by skill), and its own readout.

    `skill_terms` and `item_terms` are a skill's and an item's own level and slopes (`forms.SKILL_SLOPES`, `ITEM_SLOPES`), in logits.
    `newcomer` is the readout of items that are not among `items`, whose difficulty is a guess; without it they have that of all others.
    """

    items: Mapping[str, ItemParameters] = field(default_factory=lambda: MappingProxyType({}))
    skills: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    readout: Readout = Readout()
    skill_terms: Mapping[str, tuple[float, ...]] = field(default_factory=lambda: MappingProxyType({}))
    item_terms: Mapping[str, tuple[float, ...]] = field(default_factory=lambda: MappingProxyType({}))
    newcomer: Readout | None = None

    def readout_of(self, key: str | None) -> Readout:
        """Return the readout of an item."""
        return self.readout if self.newcomer is None or key in self.items else self.newcomer

    def guessed(self, skills: Sequence[str]) -> float:
        """Return the difficulty at which a new item of these skills is expected: that of their items, or else of all skills' items."""
        if not self.skills:
            return 0.0
        return sum([self.skills.get(skill, self._mean) for skill in skills]) / len(skills)

    @cached_property
    def _mean(self) -> float:
        return sum(self.skills.values()) / len(self.skills)

    @cached_property
    def skill_slopes(self) -> Mapping[str, NDArray[np.float64]]:
        """Return the skills' terms, ready for use."""
        return {skill: sloped(term) for skill, term in self.skill_terms.items()}


@dataclass(frozen=True)
class ParameterSet:
    """All that a fold of knowledge depends on beside the journal; another set means folding again.

    Constants of the filter carry over to a course of which nothing is known; a readout does not (decision 0060).
    """

    filter: FilterConstants = FilterConstants()
    evidence: EvidenceConstants = EvidenceConstants()
    courses: Mapping[str, CourseParameters] = field(default_factory=lambda: MappingProxyType({}))

    def course(self, name: str) -> CourseParameters:
        """Return what is known of a course, which may be nothing."""
        return self.courses.get(name, _NOTHING_KNOWN)

    @property
    def written(self) -> bytes:
        """Return this set as bytes; equal sets give equal bytes."""
        courses = {name: _plain(known) for name, known in self.courses.items()}
        parts = {"format": FORMAT, "filter": asdict(self.filter), "evidence": asdict(self.evidence), "courses": courses}
        return json.dumps(parts, sort_keys=True, separators=(",", ":")).encode()

    @cached_property
    def hash(self) -> str:
        """Return the name of this set: equal sets have equal names."""
        return sha256(self.written).hexdigest()


def _plain(known: CourseParameters) -> dict[str, Any]:
    """Return what is known of a course as JSON has it."""
    return {
        "items": {key: asdict(item) for key, item in known.items.items()},
        "skills": dict(known.skills),
        "readout": asdict(known.readout),
        "skill_terms": dict(known.skill_terms),
        "item_terms": dict(known.item_terms),
        "newcomer": None if known.newcomer is None else asdict(known.newcomer),
    }


_NOTHING_KNOWN: Final = CourseParameters()
