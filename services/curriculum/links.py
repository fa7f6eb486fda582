"""Edges grouped by their source in three flat arrays, so that 10,000 skills and 100,000 items stay small (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Links:
    """Weighted edges from rows to targets (compressed sparse rows): row `i` owns `targets[starts[i]:starts[i + 1]]`."""

    starts: Ints
    targets: Ints
    weights: Floats
    sources: NDArray[np.intp]

    @classmethod
    def of(cls, rows: Iterable[Sequence[tuple[int, float]]]) -> Links:
        """Return the links whose row `i` holds the pairs (target, weight) of the i-th sequence."""
        counts = [0]
        targets: list[int] = []
        weights: list[float] = []
        for row in rows:
            targets.extend(target for target, _ in row)
            weights.extend(weight for _, weight in row)
            counts.append(len(targets))
        starts = np.array(counts, np.int32)
        sources = np.repeat(np.arange(len(counts) - 1, dtype=np.intp), np.diff(starts))
        return cls(starts, np.array(targets, np.int32), np.array(weights, np.float32), sources)

    def row(self, source: int) -> Ints:
        """Return the targets of one row."""
        return self.targets[self.starts[source] : self.starts[source + 1]]

    def weights_of(self, source: int) -> Floats:
        """Return the weights of one row, in the order of `row`."""
        return self.weights[self.starts[source] : self.starts[source + 1]]

    @cached_property
    def _owners(self) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
        """Return the rows that have edges, where the edges of each begin, and the targets of all as numpy takes them quickest."""
        owners = np.flatnonzero(np.diff(self.starts))
        return owners, self.starts[owners].astype(np.intp), self.targets.astype(np.intp)

    def weight_to(self, flagged: Flags) -> Floats:
        """Return for each row the weights of its edges to flagged targets together.

        Exact if the weights are multiples of one power of two, as ones, halves and quarters are.
        """
        owners, firsts, targets = self._owners
        found = np.zeros(len(self.starts) - 1, np.float32)
        if len(owners):
            found[owners] = np.add.reduceat(self.weights * flagged[targets], firsts)
        return found

    def edges_of(self, rows: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return for the given distinct rows the positions of their edges and, beside each, which of the given rows it belongs to."""
        if 4 * len(rows) > len(self.starts):
            return self._edges_of_most(rows)
        first = self.starts[rows].astype(np.intp)
        counts = self.starts[rows + 1] - first
        owner = np.repeat(np.arange(len(rows)), counts)
        return np.arange(len(owner)) + (first - np.cumsum(counts) + counts)[owner], owner

    def _edges_of_most(self, rows: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return the same by going through all edges once, which is quicker where most rows are asked for."""
        place = np.full(len(self.starts) - 1, -1)
        place[rows] = np.arange(len(rows))
        owner = place[self.sources]
        edges = np.flatnonzero(owner >= 0)
        return edges, owner[edges]
