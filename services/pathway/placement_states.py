"""What learners may know of a course before anything was asked: many states of knowledge, drawn once (pure).

A state is a set of skills that holds with each skill what it builds on. Learners are taken to have a level on the scale of a skill's depth in
the graph, with an edge that is more or less sharp, and to miss some of what they could know; all of this is drawn from wide ranges, so that
the answers, not these ranges, decide. Compare knowledge space theory (Doignon & Falmagne 1985), with states sampled instead of listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.curriculum import SkillGraph

Bits = NDArray[np.uint8]
Floats = NDArray[np.float32]
Rows = NDArray[np.intp]

SEED: Final = 66
STATES: Final = 1 << 18
CELLS: Final = 1 << 27  # states times skills at most: what a large course costs in time and, an eighth of it, in bytes
FEWEST: Final = 1 << 12
LEVELS: Final = (-0.1, 1.1)  # of the depth of the graph: from nothing to everything
SHARPEST, BLUNTEST = 0.4, 5.0  # width of the edge, in steps of depth
MOST_MISSED: Final = 0.3  # chance to know what lies beyond the level, or to miss what lies before it: up to this
_SCALE: Final = 65_536


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """States of knowledge, a bit each in a row per skill; `count` is a multiple of 8."""

    bits: Bits
    count: int

    def of(self, skill: int) -> Floats:
        """Return for each state whether it holds a skill, as 0 and 1."""
        return np.unpackbits(self.bits[skill]).astype(np.float32)

    def some(self, chosen: Rows) -> Floats:
        """Return the chosen states as columns over the skills, of 0 and 1."""
        shifts = (7 - (chosen & 7)).astype(np.uint8)
        return ((self.bits[:, chosen >> 3] >> shifts) & np.uint8(1)).astype(np.float32)


def states_of_knowledge(graph: SkillGraph) -> States:
    """Return the states of a course: the same ones on every machine."""
    return sampled(graph.prerequisites, graph.order, SEED)


def sampled(prerequisites: Sequence[Sequence[int]], order: Sequence[int], seed: int, count: int | None = None) -> States:
    """Return states of knowledge for a graph.

    Args:
        prerequisites: for each skill the rows of those that it builds on. An edge that closes a circle counts for nothing.
        order: every skill once, prerequisites first where there is no circle.
        seed: from which they can be drawn again.
        count: how many; as many as are worth their time if None.
    """
    skills = len(prerequisites)
    count = 8 * (-(-(count or max(FEWEST, min(STATES, CELLS // max(1, skills)))) // 8))
    rng = np.random.default_rng(seed)
    edges = _without_circles(prerequisites, order)
    depths = _depths(edges, order)
    chances = _Chances(rng, count, max(depths, default=0))
    bits = np.zeros((skills, count // 8), np.uint8)
    for skill in order:
        drawn = np.frombuffer(rng.bytes(2 * count), np.uint16) < chances.at(depths[skill])
        row = np.packbits(drawn)
        for needed in edges[skill]:
            row &= bits[needed]
        bits[skill] = row
    return States(bits, count)


class _Chances:
    """The chance that each state holds a skill whose ground is laid, by the skill's depth; in 65,536ths."""

    def __init__(self, rng: np.random.Generator, count: int, deepest: int) -> None:
        low, high = LEVELS
        self._level = ((low + (high - low) * rng.random(count, np.float32)) * max(1, deepest)).astype(np.float32)
        self._width = np.exp(log(SHARPEST) + log(BLUNTEST / SHARPEST) * rng.random(count, np.float32)).astype(np.float32)
        self._missed = (MOST_MISSED * rng.random(count, np.float32)).astype(np.float32)
        self._known: dict[int, NDArray[np.uint16]] = {}

    def at(self, depth: int) -> NDArray[np.uint16]:
        """Return the chances at a depth."""
        found = self._known.get(depth)
        if found is None:
            reached = 0.5 + 0.5 * np.tanh(0.5 * (self._level - np.float32(depth)) / self._width)
            chance = self._missed + (1.0 - self._missed) * reached
            found = self._known[depth] = np.minimum(chance * _SCALE, _SCALE - 1).astype(np.uint16)
        return found


def _without_circles(prerequisites: Sequence[Sequence[int]], order: Sequence[int]) -> list[list[int]]:
    place = {skill: at for at, skill in enumerate(order)}
    return [[needed for needed in row if place[needed] < place[skill]] for skill, row in enumerate(prerequisites)]


def _depths(edges: Sequence[Sequence[int]], order: Sequence[int]) -> list[int]:
    """Return for each skill the longest way to it from one that needs nothing."""
    depths = [0] * len(edges)
    for skill in order:
        depths[skill] = max((depths[needed] + 1 for needed in edges[skill]), default=0)
    return depths
