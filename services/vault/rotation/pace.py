"""How fast a rotation goes on (pure): it yields to those who wait for an answer.

A batch that takes longer per row than batches do when nobody else works meets others at work: then the share of time that is spent working
is halved. While batches go fast the share grows by a little each time. So a rotation slows down at once and picks up again slowly, as the
senders of a network do (additive increase, multiplicative decrease: Chiu and Jain, 1989).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

LEAST_SHARE: Final = 0.1
MOST_SHARE: Final = 0.3
LONGEST_REST_S: Final = 2.0
_FIRST_SHARE: Final = 0.2
_GROWTH: Final = 0.02
_CROWDED: Final = 1.8
"""Times the fastest batch, per row: more than chance between rows makes, less than one other busy process does."""
_UNIT_ROWS: Final = 10
"""A unit of work costs as much as so many rows, whatever it finds: begin, look, commit."""
_FORGETS: Final = 1.002
"""Each batch the fastest one counts a little less: later rows may be larger."""


@dataclass
class Pace:
    """Says after each batch how long to rest."""

    share: float = _FIRST_SHARE
    fastest_s: float | None = field(default=None, init=False)

    def rest_s(self, took_s: float, rows: int) -> float:
        """Return the seconds to rest after a batch.

        Args:
            took_s: How long the batch took.
            rows: How many rows it went through.
        """
        each_s = took_s / (_UNIT_ROWS + rows)
        fastest_s = each_s if self.fastest_s is None else self.fastest_s * _FORGETS
        self.fastest_s = min(fastest_s, each_s)
        if each_s > _CROWDED * self.fastest_s:
            self.share = max(LEAST_SHARE, self.share / 2)
        else:
            self.share = min(MOST_SHARE, self.share + _GROWTH)
        return min(LONGEST_REST_S, took_s * (1 / self.share - 1))
