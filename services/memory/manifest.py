"""What the image consists of, sealed in the learner's head row (pure).

Without it a part that was deleted would look like one not begun yet, and one put back from an old dump like the present one.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from services.memory.entry import PartKey


class FoldMark(NamedTuple):
    """How far a fold has come, and with which parameters."""

    parameter_set: str
    seq: int


class PartMark(NamedTuple):
    """The row version that a part must have, and the last entry when it was written."""

    version: int
    seq: int


class Promise(NamedTuple):
    """The consolidation promised last: at which entry, and until when (seconds since 1970) it is taken to be kept."""

    seq: int = 0
    until_s: int = 0


@dataclass(slots=True, repr=False)
class Manifest:
    """Every fold's mark and every part's, the consolidation promised last, and which entries bear maps of course upgrades."""

    folds: dict[str, FoldMark] = field(default_factory=dict)
    parts: dict[PartKey, PartMark] = field(default_factory=dict)
    promise: Promise = field(default_factory=Promise)
    maps: list[int] = field(default_factory=list)

    def pack(self) -> bytes:
        """Return the manifest as bytes."""
        folds = [[name, *mark] for name, mark in sorted(self.folds.items())]
        parts = [[*key, *mark] for key, mark in sorted(self.parts.items())]
        # Shards have much in common; packed tightly, the head row of a learner of several courses still fits into its page.
        return zlib.compress(
            json.dumps([1, folds, parts, self.promise, *([self.maps] if self.maps else [])], separators=(",", ":")).encode(), 1
        )

    @staticmethod
    def unpack(packed: bytes) -> Manifest:
        """Return the manifest that was packed."""
        version, folds, parts, *rest = json.loads(zlib.decompress(packed))
        if version != 1:
            raise ValueError(f"manifest version {version} is newer than this code")
        return Manifest(
            {name: FoldMark(parameter_set, seq) for name, parameter_set, seq in folds},
            {PartKey(fold, part): PartMark(row, seq) for fold, part, row, seq in parts},
            Promise(*rest[0]) if rest else Promise(),
            rest[1] if len(rest) > 1 else [],
        )

    def waits(self, folds: Sequence[str]) -> bool:
        """Return whether everything is to be folded again, as the journal is read through a new map: none of these folds has a mark."""
        return bool(self.maps) and not any(name in self.folds for name in folds)

    def parts_of(self, fold: str) -> list[PartKey]:
        """Return the parts of one fold."""
        return [key for key in self.parts if key.fold == fold]
