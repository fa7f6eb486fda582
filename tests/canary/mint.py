"""Makes words that must be found nowhere: each its own, all with one stem, so that one search finds them all and tells which it was (pure but for chance)."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import SystemRandom

TAIL = 4


@dataclass
class Mint:
    """One stem and the words made with it."""

    letters: str
    stem: str
    said: dict[str, str] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, letters: str, length: int) -> Mint:
        """Return a mint with a stem of its own."""
        return cls(letters, "".join(SystemRandom().choices(letters, k=length)))

    def word(self, where: str) -> str:
        """Return a new word and note where it is said."""
        while (made := self.stem + "".join(SystemRandom().choices(self.letters, k=TAIL))) in self.said:
            continue
        self.said[made] = where
        return made
