"""When two statements about a learner say the same (pure): by meaning where there are vectors, by words where there are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from services.memory.extraction.lines import marks, normal, words
from services.memory.extraction.quoting import denies

SAME_MEANING: Final = 0.92
"""Cosine from which two statements are near-duplicates."""
SAME_WORDS: Final = 0.8
"""Share of common words from which they are, where there are no vectors."""
Relation = Literal["same", "revised", "opposed", "other"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Compares statements of one kind and subject.

    Args:
        vectors: Rows of length 1 by normalised text; a text that is missing is compared by its words.
    """

    vectors: Mapping[str, NDArray[np.float32]] = field(default_factory=dict, repr=False)

    def relation(self, one: str, other: str) -> Relation:
        """Return how two statements stand: near-duplicates are the same, a revision where numbers or names differ, or opposed where one denies."""
        if normal(one) == normal(other):
            return "same"
        if self.nearness(one, other) < 1:
            return "other"
        if marks(one) != marks(other):
            return "revised"
        return "opposed" if denies(one, other) else "same"

    def nearness(self, one: str, other: str) -> float:
        """Return how near two statements are, in units of what makes near-duplicates: 1 or more."""
        first, second = self.vectors.get(normal(one)), self.vectors.get(normal(other))
        if first is not None and second is not None:
            return float(first @ second) / SAME_MEANING
        mine, theirs = _wording(one), _wording(other)
        both = len(mine | theirs)
        return len(mine & theirs) / both / SAME_WORDS if both else 0.0


def _wording(text: str) -> frozenset[str]:
    """Return the words of a statement but for its numbers, which a revision changes."""
    return frozenset(word for word in words(text) if not word.isdigit())


WORDS_ONLY: Final = Likeness()
