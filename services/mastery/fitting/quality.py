"""How good foreseen chances were (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from services.mastery.fitting.changes import Floats

BINS: Final = 15
_LEAST: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Quality:
    """Area under the curve, mean log-loss, and expected calibration error over 15 bins of equal width."""

    auc: float
    logloss: float
    ece: float


def quality(chance: Floats, score: Floats) -> Quality:
    """Return how good chances were, given what came; a score above .5 counts as right where ranks are compared."""
    return Quality(_auc(chance, score > 0.5), float(losses(chance, score).mean()), _ece(chance, score))


def losses(chance: Floats, score: Floats) -> Floats:
    """Return the log-loss of every answer."""
    held = np.clip(chance, _LEAST, 1.0 - _LEAST)
    return np.asarray(-(score * np.log(held) + (1.0 - score) * np.log1p(-held)))


def _auc(chance: Floats, won: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
    """Return the chance that a right answer was foreseen above a wrong one; .5 where there is only one kind."""
    _, place, count = np.unique(chance, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2.0)[place]
    wins = int(won.sum())
    pairs = wins * (len(won) - wins)
    return float((rank[won].sum() - wins * (wins + 1) / 2.0) / pairs) if pairs else 0.5


def _ece(chance: Floats, score: Floats) -> float:
    place = np.minimum((chance * BINS).astype(int), BINS - 1)
    gaps = np.abs(np.bincount(place, chance - score, BINS))
    return float(gaps.sum() / max(1, len(chance)))


def ece_by_chance(chance: Floats) -> float:
    """Return the calibration error that perfectly calibrated chances are expected to show over so many answers: 1.4/√n or less (Gauss)."""
    place = np.minimum((chance * BINS).astype(int), BINS - 1)
    spread = np.sqrt(np.bincount(place, chance * (1.0 - chance), BINS))
    return float(np.sqrt(2.0 / np.pi) * spread.sum() / max(1, len(chance)))
