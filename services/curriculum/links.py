"""Edges grouped by their source in three flat arrays, so that 10,000 skills and 100,000 items stay small (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Weighted edges from rows to targets (compressed sparse rows): row `i` owns `targets[starts[i]:starts[i + 1]]`."""

    starts: Ints
    targets: Ints
    weights: Floats
    sources: Ints

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
        sources = np.repeat(np.arange(len(counts) - 1, dtype=np.int32), np.diff(starts))
        return cls(starts, np.array(targets, np.int32), np.array(weights, np.float32), sources)

    def row(self, source: int) -> Ints:
        """Return the targets of one row."""
        return self.targets[self.starts[source] : self.starts[source + 1]]

    def weights_of(self, source: int) -> Floats:
        """Return the weights of one row, in the order of `row`."""
        return self.weights[self.starts[source] : self.starts[source + 1]]

    def edges_of(self, rows: NDArray[np.intp]) -> tuple[Ints, Ints]:
        """Return for the given rows the positions of their edges and, beside each, which of the given rows it belongs to."""
        counts = self.starts[rows + 1] - self.starts[rows]
        owner = np.repeat(np.arange(len(rows), dtype=np.int32), counts)
        first = np.cumsum(counts) - counts
        offset = np.arange(len(owner), dtype=np.int32) - first[owner].astype(np.int32)
        return (self.starts[rows][owner] + offset).astype(np.int32), owner
