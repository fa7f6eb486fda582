"""Fitting the population's numbers from many learners' events: item difficulties, and the readout's weights (pure, batch)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.mastery.filter import Look
from services.mastery.parameters import CourseParameters, FilterConstants, ItemParameters, Readout

RIDGE: Final = 30.0  # on standardised features (design, "Readout")
_NEWTON_STEPS: Final = 25


@dataclass(slots=True)
class Difficulties:
    """Item difficulties while they are learnt: a new item starts at the mean of its skills' items."""

    constants: FilterConstants
    items: dict[str, tuple[float, float]] = field(default_factory=dict)
    skills: dict[str, tuple[float, int]] = field(default_factory=dict)  # sum of means, number of items

    def of(self, key: str, skills: Sequence[str]) -> tuple[float, float]:
        """Return mean and variance of an item's difficulty."""
        known = self.items.get(key)
        return (self._mean(skills), self.constants.v_b0) if known is None else known

    def learn(self, key: str, seen: Look, step: float, shrink: float) -> None:
        """Move an item's difficulty by what `absorb` returned for an attempt on it."""
        mean = seen.m_b - seen.v_b * step
        variance = max(self.constants.v_b_min, seen.v_b - seen.v_b * seen.v_b * shrink)
        before = self.items.get(key)
        self.items[key] = (mean, variance)
        for skill in seen.skills:
            total, count = self.skills.get(skill, (0.0, 0))
            self.skills[skill] = (total + mean, count + 1) if before is None else (total + mean - before[0], count)

    def frozen(self) -> CourseParameters:
        """Return what was learnt, as parameters."""
        items = {key: ItemParameters(mean, variance) for key, (mean, variance) in self.items.items()}
        return CourseParameters(items, {skill: total / count for skill, (total, count) in self.skills.items()})

    def _mean(self, skills: Sequence[str]) -> float:
        known = [self.skills[skill] for skill in skills if skill in self.skills]
        return sum(total / count for total, count in known) / len(known) if known else 0.0


def fit_readout(
    features: NDArray[np.float64], offset: NDArray[np.float64], scores: NDArray[np.float64], forgetting: float = 0.0
) -> Readout:
    """Return the readout whose weights, added to the filter's logit, foresee the scores best, held to 0 by a ridge.

    Args:
        features: a row of `readout.features` per event.
        offset: the logit that the weights are added to (the filter's, and the forgetting term if there is one), per event.
        scores: graded evidence in [0, 1] per event.
        forgetting: passed on to the readout.
    """
    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale = np.where(scale > 1e-9, scale, 1.0)
    design = np.column_stack([np.ones(len(scores)), (features - mean) / scale])
    ridge = np.diag([1e-6, *[RIDGE] * features.shape[1]])
    theta = np.zeros(design.shape[1])
    for _ in range(_NEWTON_STEPS):
        chance = 1.0 / (1.0 + np.exp(-(offset + design @ theta)))
        gradient = design.T @ (scores - chance) - ridge @ theta
        move = np.linalg.solve((design * (chance * (1.0 - chance))[:, None]).T @ design + ridge, gradient)
        theta += move
        if float(np.abs(move).max()) < 1e-7:
            break
    weights = theta[1:] / scale
    return Readout(float(theta[0] - weights @ mean), tuple(float(w) for w in weights), forgetting)
