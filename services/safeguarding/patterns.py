"""What one language listens for: idioms, which are looked past, and patterns by kind of concern (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from schemas.safeguarding import ConcernKind
from services.safeguarding.sieve import Idioms, Sieve, trigrams

_SPACES: Final = re.compile(r" {2,}")


@dataclass(frozen=True, slots=True)
class Listened:
    """One language.

    Args:
        language: ISO 639-1.
        idioms: What means nothing of the kind, and is taken out of a reading first.
        patterns: What is listened for, the most pressing kind first.
    """

    language: str
    idioms: Idioms
    patterns: Mapping[ConcernKind, Sieve]

    def kind_of(self, reading: str) -> ConcernKind | None:
        """Return what a plain reading tells of."""
        rest = _SPACES.sub(" ", self.idioms.without(reading, " ~ "))
        letters = trigrams(rest)
        return next((kind for kind, sieve in self.patterns.items() if sieve.found(rest, letters)), None)


def any_of(parts: Sequence[str]) -> Sieve:
    """Return what finds any of the parts; `…` in one stands for a few words of the same clause."""
    return Sieve(part.replace("…", r"(?:[\w-]+ ){0,9}?") for part in parts)
