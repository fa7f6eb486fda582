"""A view of some parts of the image, for reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from services.memory.desk import Desk
from services.memory.fold import Fold


@dataclass(frozen=True, slots=True)
class View:
    """Some parts of a learner's image as of one moment. It is for reading: changing a state changes nothing."""

    desk: Desk

    @property
    def seq(self) -> int:
        """Return the sequence of the last entry: how many there have ever been."""
        return self.desk.seq

    def fold(self, name: str) -> Fold:
        """Return the fold that the states were moved with."""
        return self.desk.fold(name)

    def state(self, fold: str, part: str) -> Any:
        """Return the state of a part that was asked for."""
        return self.desk.state(fold, part)
