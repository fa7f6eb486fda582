"""What stands beside a document in its episode, and lends it context (pure).

An answer often shares no word with the question that it answers: the words stand a turn before. So words and similarity count, halved with
each step, for what stands near by too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from services.memory.recall.segment import NOWHERE, Array

REACH: Final = 3
"""Steps to either side; a fourth would count a sixteenth."""
HALVED: Final = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Neighbourhood:
    """Documents in the order of their episodes.

    Args:
        order: The row at each place.
        place: The place of each row.
        same: For 1 to `REACH` steps, at each place: 1 if what is so many steps on is of the same episode, else 0.
    """

    order: Array
    place: Array
    same: tuple[Array, ...]

    def lent(self, values: Array) -> Array:
        """Return values with those of the neighbours added, halved with each step.

        Args:
            values: By place along the last axis.
        """
        found = values.copy()
        for step, same in enumerate(self.same, 1):
            share = same * np.float32(HALVED**step)
            found[..., step:] += values[..., :-step] * share
            found[..., :-step] += values[..., step:] * share
        return found


def neighbourhood(episodes: Array, times: Array, seqs: Array) -> Neighbourhood:
    """Return the neighbourhood of rows; without an episode a row stands alone."""
    count = len(episodes)
    order = np.lexsort((np.arange(count), seqs, times, episodes))
    place = np.empty(count, np.intp)
    place[order] = np.arange(count)
    sorted_ = episodes[order]
    same = tuple(
        ((sorted_[step:] == sorted_[:-step]) & (sorted_[step:] != NOWHERE)).astype(np.float32)
        for step in range(1, min(REACH, count - 1) + 1)
    )
    return Neighbourhood(order, place, same)
