"""Item difficulties learnt as the answers come: for a course of which nothing is known yet, in benchmarks (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from services.mastery.filter import Look
from services.mastery.parameters import CourseParameters, FilterConstants, ItemParameters


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
