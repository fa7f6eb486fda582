"""Whether figures keep to the thresholds of the repository (pure)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("thresholds.json")


@dataclass(frozen=True)
class Judged:
    """One figure beside its threshold; None where there is none."""

    name: str
    value: float
    least: float | None
    most: float | None

    @property
    def holds(self) -> bool:
        """Return whether the figure keeps to its threshold."""
        return (self.least is None or self.value >= self.least) and (self.most is None or self.value <= self.most)

    @property
    def asked(self) -> str:
        """Return the threshold in words."""
        return " ".join(f"{sign} {bound:g}" for sign, bound in (("≥", self.least), ("≤", self.most)) if bound is not None)


def judged(figures: Mapping[str, float], thresholds: Mapping[str, Mapping[str, float]] | None = None) -> list[Judged]:
    """Return every figure with its threshold; one that has a threshold and was not measured counts as missed."""
    asked = json.loads(FILE.read_text("utf-8")) if thresholds is None else thresholds
    missing = {name: float("nan") for name in asked if name not in figures}
    return [
        Judged(name, value, asked.get(name, {}).get("least"), asked.get(name, {}).get("most"))
        for name, value in {**figures, **missing}.items()
    ]
