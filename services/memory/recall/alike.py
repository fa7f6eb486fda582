"""Which documents say again what a newer one says (pure)."""

from __future__ import annotations

from typing import Final

import numpy as np

from services.memory.recall.segment import Array

ALIKE: Final = 0.92
"""Cosine from which two texts say the same, as in the list of facts."""


def renewed(vectors: Array, figures: Array, times: Array) -> Array:
    """Return which rows are said again by a newer one with the same numbers in it; of two of one time the first stays.

    Args:
        vectors: A row each, the best first, of length 1; zeros are like nothing.
        figures: What stands for the numbers in a text.
        times: When it was said.
    """
    near = (vectors @ vectors.T >= ALIKE) & (figures[:, None] == figures[None, :])
    age = np.argsort(np.argsort(-times, kind="stable"), kind="stable")
    found: Array = (near & (age[None, :] < age[:, None])).any(axis=1)
    return found
