"""A learner's opened index: the union of segments, ready to be searched (pure)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final
from uuid import UUID

import numpy as np

from services.memory.recall.embedder import Vectors
from services.memory.recall.neighbours import Neighbourhood, neighbourhood
from services.memory.recall.segment import NOWHERE, Array, Segment

_SAME: Final = ("seqs", "times", "ends", "kinds", "confidences", "lengths", "figures")
_NAMED: Final = ("episodes", "speakers", "courses")
SPARE_ROWS: Final = 32
"""Rows of 1.5 KB that are kept for entries to come."""


@dataclass(slots=True, eq=False, repr=False)
class Rows:
    """The vectors of some segments in full, kept from one index to the next: with every entry that waits under no segment comes another index,
    whose vectors are the same, and making them is most of the work. Behind them is room for rows without a vector.
    """

    segments: tuple[Segment, ...] = ()
    matrices: dict[str, Vectors] = field(default_factory=dict)

    def over(self, segments: Sequence[Segment]) -> dict[str, Vectors]:
        """Return for each embedder one matrix over all rows of these segments, zero where it embedded none. It is not to be written to."""
        count = sum(map(len, segments))
        settled = segments[: max((at for at, one in enumerate(segments, 1) if one.embedder is not None), default=0)]
        is_same = len(settled) == len(self.segments) and all(one is kept for one, kept in zip(settled, self.segments, strict=True))
        if not is_same or any(len(matrix) < count for matrix in self.matrices.values()):
            self.segments, self.matrices = tuple(settled), _matrices(settled, count + SPARE_ROWS)
        return {embedder: matrix[:count] for embedder, matrix in self.matrices.items()}


@dataclass(frozen=True, eq=False, repr=False)
class Index:
    """Columns over all documents of some segments.

    Args:
        segments: In the order in which they were made.
        names: Number by name of an episode, speaker, course or skill.
        columns: The segments' columns joined, names numbered anew.
        is_live: Per row: neither replaced by a later segment nor taken out.
        rows: The vectors in full.
    """

    segments: tuple[Segment, ...]
    names: dict[str, int]
    columns: dict[str, Array]
    is_live: Array
    rows: Rows

    def __len__(self) -> int:
        """Return the number of documents that can be found."""
        return int(self.is_live.sum())

    def id_of(self, row: int) -> UUID:
        """Return the id of a row."""
        for segment in self.segments:
            if row < len(segment):
                return UUID(bytes=segment.columns["ids"][row].tobytes())
            row -= len(segment)
        raise IndexError(row)

    @cached_property
    def vectors(self) -> dict[str, Vectors]:
        """Return for each embedder one matrix over all rows; rows that it did not embed are zero."""
        return self.rows.over(self.segments)

    @cached_property
    def embedded(self) -> dict[str, Array]:
        """Return for each embedder which rows it embedded."""
        makers = np.repeat(np.arange(len(self.segments)), [len(one) for one in self.segments])
        ids = {one.embedder for one in self.segments if one.embedder is not None}
        return {one: np.isin(makers, [at for at, segment in enumerate(self.segments) if segment.embedder == one]) for one in ids}

    @cached_property
    def distinct(self) -> Array:
        """Return how many different words each row holds."""
        return _joined([np.bincount(one.columns["rows"], minlength=len(one)) for one in self.segments])

    @cached_property
    def neighbourhood(self) -> Neighbourhood:
        """Return which documents stand beside which."""
        return neighbourhood(self.columns["episodes"], self.columns["times"], self.columns["seqs"])

    @cached_property
    def speakers(self) -> dict[str, int]:
        """Return the number of each speaker, by name."""
        numbers = set(self.columns["speakers"].tolist())
        return {name: number for name, number in self.names.items() if number in numbers}

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages in which words are stemmed."""
        return tuple(sorted({code for segment in self.segments for code in segment.languages}))


def opened(segments: Sequence[Segment], without: Collection[UUID] = (), rows: Rows | None = None) -> Index:
    """Return the index of some segments.

    Args:
        segments: Older before newer: where two hold one id, the newer counts.
        without: Documents that are not to be found.
        rows: Vectors of an index before this one, of which all that are the same are used again.
    """
    names: dict[str, int] = {}
    for one in segments:
        for name in one.names:
            names.setdefault(name, len(names))
    joined = {name: _joined([one.columns[name] for one in segments]) for name in _SAME}
    joined |= {name: _joined([_renumbered(one, name, names) for one in segments]) for name in (*_NAMED, "skills")}
    joined["skill_rows"] = _joined([_skill_rows(one) + begin for one, begin in zip(segments, _begins(segments), strict=True)])
    return Index(tuple(segments), names, joined, _live(segments, without), rows or Rows())


def _matrices(segments: Sequence[Segment], count: int) -> dict[str, Vectors]:
    """Return for each embedder a matrix of so many rows, those of the segments first."""
    found: dict[str, Vectors] = {}
    for segment, begin in zip(segments, _begins(segments), strict=True):
        if segment.embedder is not None and (rows := segment.vectors()) is not None:
            whole = found.setdefault(segment.embedder, np.zeros((count, rows.shape[1]), np.float32))
            whole[begin : begin + len(rows)] = rows
    return found


def _begins(segments: Sequence[Segment]) -> list[int]:
    """Return the first row of each segment."""
    return [0, *np.cumsum([len(one) for one in segments]).tolist()][: len(segments)]


def _joined(parts: Sequence[Array]) -> Array:
    return parts[0] if len(parts) == 1 else np.concatenate([*parts, np.zeros(0, parts[0].dtype if parts else np.int64)])


def _renumbered(segment: Segment, column: str, names: dict[str, int]) -> Array:
    numbers = np.array([*(names[name] for name in segment.names), NOWHERE], np.int32)  # the last stands for NOWHERE, which is -1
    found: Array = numbers[segment.columns[column]]
    return found


def _skill_rows(segment: Segment) -> Array:
    """Return the row of each of a segment's skills."""
    starts = segment.columns["skill_starts"].astype(np.int64)
    found: Array = np.repeat(np.arange(len(segment)), starts[1:] - starts[:-1])
    return found


def _are_distinct(segments: Sequence[Segment]) -> bool:
    """Return whether no two rows hold one id, as far as half of each id tells."""
    halves = np.concatenate([one.columns["ids"] for one in segments]).view(np.uint64)[:, 0]
    return len(np.unique(halves)) == len(halves)


def _live(segments: Sequence[Segment], without: Collection[UUID]) -> Array:
    """Return which rows count."""
    live = np.ones(sum(len(one) for one in segments), bool)
    if not without and (len(segments) < 2 or _are_distinct(segments)):
        return live
    ids = [one.tobytes() for segment in segments for one in segment.columns["ids"]]
    last = {one: row for row, one in enumerate(ids)}
    live[:] = [last[one] == row for row, one in enumerate(ids)]
    for one in without:
        if (row := last.get(one.bytes)) is not None:
            live[row] = False
    return live
