"""Which documents say again what a newer one says (pure)."""

from __future__ import annotations

from typing import Final

import numpy as np

from services.memory.recall.segment import Array

ALIKE: Final = 0.92
"""Cosine from which two texts say the same, as in the list of facts."""


_ONE_THREAD: Final = 262_144
"""Multiplications up to which OpenBLAS stays on the calling thread; its other threads would wait for the cores that all else runs on."""


def nearness(matrix: Array, asked: Array) -> Array:
    """Return the inner product of each row of `asked` with each row of `matrix`, on the calling thread alone."""
    doubled = np.concatenate([asked, asked]) if len(asked) == 1 else asked  # one row alone would take a way that is spread sooner
    found = np.empty((len(doubled), len(matrix)), np.float32)
    step = max(1, _ONE_THREAD // doubled.size)
    for begin in range(0, len(matrix), step):
        found[:, begin : begin + step] = doubled @ matrix[begin : begin + step].T
    kept: Array = found[: len(asked)]
    return kept


def renewed(vectors: Array, figures: Array, times: Array) -> Array:
    """Return which rows are said again by a newer one with the same numbers in it; of two of one time the first stays.

    Args:
        vectors: A row each, the best first, of length 1; zeros are like nothing.
        figures: What stands for the numbers in a text.
        times: When it was said.
    """
    near = (nearness(vectors, vectors) >= ALIKE) & (figures[:, None] == figures[None, :])
    age = np.argsort(np.argsort(-times, kind="stable"), kind="stable")
    found: Array = (near & (age[None, :] < age[:, None])).any(axis=1)
    return found
