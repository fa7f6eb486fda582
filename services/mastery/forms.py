"""Which features a readout has, what each is about, and how they combine (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

# What a feature is about, for people; every feature belongs to one topic.
FILTER: Final = {
    "filter": "ability", "ability": "ability", "form": "form", "skill": "skill", "recent": "recent_practice", "difficulty": "difficulty",
    "doubt": "ability", "weakest": "skill",
}  # fmt: skip
OWN: Final = {
    "attempts": "experience", "wins": "experience", "item_attempts": "experience", "item_wins": "experience", "new_item": "experience",
    "item_last": "recent_practice", "last_1": "form", "last_2": "form", "last_3": "form", "streak": "form", "level_80": "form",
    "level_97": "ability", "item_level_70": "recent_practice", "since_item": "time", "item_hours": "time", "idle_hours": "time",
    "item_seconds": "time", "idle_seconds": "time", "item_again": "recent_practice",
}  # fmt: skip
SKILL: Final = {
    "skill_attempts": "experience", "skill_wins": "experience", "new_skill": "experience", "skill_last_1": "recent_practice",
    "skill_last_2": "recent_practice", "skill_last_3": "recent_practice", "skill_level_80": "skill", "skill_level_95": "skill",
    "since_skill": "time", "hours": "time", "seconds": "time", "log_retrievability": "time",
    "tried_hour": "recent_practice", "tried_day": "recent_practice", "tried_week": "recent_practice", "tried_month": "recent_practice",
    "won_hour": "recent_practice", "won_day": "recent_practice", "won_week": "recent_practice", "won_month": "recent_practice",
    "same_skill": "recent_practice",
}  # fmt: skip
BASE: Final = (*FILTER, *OWN, *SKILL)
_TOPICS: Final = FILTER | OWN | SKILL
PRODUCTS: Final = (
    ("hours", "skill_wins"), ("hours", "skill_last_1"), ("item_hours", "item_last"), ("filter", "skill_attempts"), ("filter", "new_item"),
    ("filter", "skill_level_80"), ("filter", "level_97"), ("filter", "filter"), ("filter", "doubt"), ("filter", "item_last"),
    ("ability", "ability"), ("difficulty", "ability"), ("difficulty", "difficulty"), ("difficulty", "skill_last_1"),
    ("skill_level_80", "skill_attempts"), ("level_80", "skill_attempts"), ("skill_level_80", "level_80"), ("new_item", "skill_level_80"),
    ("new_skill", "ability"), ("new_skill", "level_80"), ("item_last", "item_attempts"), ("since_skill", "skill_last_1"),
    ("since_item", "item_last"), ("skill_last_1", "skill_last_2"), ("last_1", "skill_last_1"), ("last_1", "since_skill"),
    ("same_skill", "skill_last_1"), ("same_skill", "last_1"), ("idle_seconds", "last_1"), ("idle_seconds", "skill_last_1"),
    ("idle_seconds", "filter"), ("idle_seconds", "same_skill"), ("idle_seconds", "new_item"), ("idle_seconds", "difficulty"),
    ("idle_seconds", "level_80"), ("idle_seconds", "since_skill"),
    ("skill_last_2", "skill_last_3"), ("skill_attempts", "skill_last_1"), ("since_skill", "skill_level_95"),
    ("attempts", "skill_attempts"), ("since_skill", "skill_attempts"), ("filter", "since_skill"),
)  # fmt: skip
# Bends: a feature counts anew from here on. Knots are round numbers over the range of each feature, not fitted to any set.
BENDS: Final = (
    ("filter", 0.0), ("filter", 1.0), ("filter", 2.0), ("difficulty", 0.0), ("skill_level_80", 0.0), ("skill_level_80", 1.0),
    ("skill_level_95", 0.0), ("skill_level_95", 2.0), ("level_80", 0.0), ("level_97", 1.0), ("skill_attempts", 1.0), ("skill_attempts", 2.5),
    ("attempts", 2.0), ("attempts", 4.0), ("since_skill", 1.5), ("since_skill", 4.0), ("streak", 0.0), ("idle_seconds", 2.0),
    ("idle_seconds", 3.0), ("idle_seconds", 4.0), ("idle_seconds", 6.0), ("seconds", 4.0), ("seconds", 8.0), ("item_seconds", 4.0),
)  # fmt: skip
FEATURES: Final = (*BASE, *(f"{a}*{b}" for a, b in PRODUCTS), *(f"{name}>{knot:g}" for name, knot in BENDS))
TOPICS: Final = (*(_TOPICS[name] for name in BASE), *(_TOPICS[a] for a, _ in PRODUCTS), *(_TOPICS[name] for name, _ in BENDS))
# Features for which a course's skills and items may have slopes of their own; the first, 1, is their own level.
SKILL_SLOPES: Final = (
    "skill_attempts", "skill_wins", "filter", "skill_level_80", "skill_last_1", "since_skill", "level_80", "new_item", "difficulty",
    "idle_seconds", "skill_last_2", "skill_level_95", "attempts", "level_97", "same_skill", "last_1", "new_skill", "since_item",
)  # fmt: skip
ITEM_SLOPES: Final = ("filter", "skill_last_1", "last_1", "skill_last_2", "item_last")

_AT: Final = {name: place for place, name in enumerate(FEATURES)}
PRODUCT_PLACES: Final = (tuple(_AT[a] for a, _ in PRODUCTS), tuple(_AT[b] for _, b in PRODUCTS))
BEND_PLACES: Final = tuple(_AT[name] for name, _ in BENDS)
KNOTS: Final = tuple(knot for _, knot in BENDS)
SKILL_PLACES: Final = tuple(_AT[name] for name in SKILL_SLOPES)
ITEM_PLACES: Final = tuple(_AT[name] for name in ITEM_SLOPES)

ONE: Final = len(BASE)  # the place of a constant 1 behind the base features: what levels are multiplied with
_SLOPES: Final = ONE + 1
_LEVEL: Final = np.zeros(len(BENDS))


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A readout's weights as a quadratic form of the base features and 1, with bends: the same sum in few steps of numpy, of which each
    costs as much as a hundred products.

    `matrix` maps base features and 1 to the slope of each of them, and then to what each bend's feature lies above its knot.
    """

    matrix: NDArray[np.float64]
    bends: NDArray[np.float64]

    @classmethod
    def of(cls, intercept: float, weights: Sequence[float]) -> Form:
        """Return the form of an intercept and of weights in the order of FEATURES."""
        values, size = np.array(weights), len(BASE)
        matrix = np.zeros((_SLOPES + len(BENDS), size + 1))
        matrix[:_SLOPES, ONE] = np.append(values[:size], intercept)
        np.add.at(matrix, PRODUCT_PLACES, values[size : size + len(PRODUCTS)])
        matrix[range(_SLOPES, len(matrix)), BEND_PLACES] = 1.0
        matrix[_SLOPES:, ONE] = -np.array(KNOTS)
        return cls(matrix, values[size + len(PRODUCTS) :])

    def logit(self, base: tuple[float, ...], slopes: Iterable[NDArray[np.float64] | None], share: float) -> float:
        """Return what intercept and weights add to the logit, and `share` of what each skill's own `slopes` do, if it has any."""
        x = np.array(base)
        mapped = self.matrix.dot(x)
        slope, bent = mapped[:_SLOPES], mapped[_SLOPES:]
        for own in slopes:
            if own is not None:
                slope += own if share == 1.0 else share * own
        return float(x.dot(slope) + np.maximum(bent, _LEVEL, out=bent).dot(self.bends))


def sloped(term: Sequence[float]) -> NDArray[np.float64]:
    """Return a skill's level and slopes as `Form.logit` takes them."""
    slopes = np.zeros(len(BASE) + 1)
    slopes[[ONE, *SKILL_PLACES]] = term
    return slopes
