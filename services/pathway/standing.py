"""Where a learner stands on every skill of a course at one moment, as columns over the course's skills (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from services.curriculum import SkillGraph
from services.pathway.belief import ATTEMPTS, DAY_S, LEVEL, SHRINK, STABILITY, STREAK, VARIANCE
from services.pathway.constants import PlannerConstants
from services.pathway.state import ASKED, EXEMPT, KNOWN, LESSON_SEEN, STRIDE, TESTING, PlanState, day_number

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Rows = NDArray[np.intp]


def sigmoid(x: Floats) -> Floats:
    """Return the logistic function; by way of tanh, which does not overflow."""
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * x))


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Belief, memory and wishes per skill; `level` is z now, `base` the level before forgetting, `days` since practice."""

    base: Floats
    variance: Floats
    stability: Floats
    days: Floats
    streak: Floats
    level: Floats
    kappa: Floats
    recall: Floats
    practised: Flags
    due: Flags
    met: Flags  # mastered enough to build on, exempt, or known
    known: Flags  # counts as known since a test-out
    fresh: Flags  # a lesson would come first
    exempt: Flags
    skipped: Flags
    barred: Flags  # exempt, skipped for now, or without items
    asked: Flags
    testing: Flags  # asked for as a test-out
    pinned: Flags

    def __len__(self) -> int:
        return len(self.base)


def standing(graph: SkillGraph, plan: PlanState, at_s: int, today: date, c: PlannerConstants) -> Standing:
    """Return where the learner stands at a second of `mastery.seconds_of`, on the learner's day `today`."""
    mine, where = _rows(graph, plan)
    cells = np.array(plan.cells, np.float32).reshape(-1, STRIDE)[mine].T
    size = len(graph)
    practised = _spread(size, 0.0, where, cells[ATTEMPTS]) > 0
    variance = _spread(size, c.v0, where, cells[VARIANCE])
    stability = _spread(size, c.s0, where, cells[STABILITY])
    last_s = np.array(plan.times, np.int64)[mine]
    days = _spread(size, 0.0, where, np.maximum(0, at_s - last_s).astype(np.float32) / np.float32(DAY_S))
    days[~practised] = 0.0
    base = _spread(size, c.a0, where, cells[LEVEL]) + np.float32(plan.head[0])
    lapse = days / stability
    level = base - c.forgetting * np.log1p(lapse)
    recall = (1.0 + lapse) ** -c.retrievability_power
    flags = np.array(plan.flags, np.uint8)[mine]
    exempt, known, asked, testing = (_spread(size, False, where, flags & flag > 0) for flag in (EXEMPT, KNOWN, ASKED, TESTING))
    day = day_number(today)
    pinned = np.array(plan.pin_until, np.int64)[mine] >= max(1, day)
    skipped = _spread(size, False, where, np.array(plan.skip_until, np.int64)[mine] > day)
    return Standing(
        base=base,
        variance=variance,
        stability=stability,
        days=days,
        streak=_spread(size, 0.0, where, cells[STREAK]),
        level=level,
        kappa=1.0 / np.sqrt(1.0 + SHRINK * (variance + np.float32(plan.head[1]))),
        recall=recall,
        practised=practised,
        due=practised & (recall < c.due_below) & (days > c.rest_days),
        met=exempt | known | (sigmoid(level / np.sqrt(1.0 + SHRINK * variance)) >= c.gate),
        known=known,
        fresh=graph.taught & ~practised & ~_spread(size, False, where, flags & LESSON_SEEN > 0),
        exempt=exempt,
        skipped=skipped,
        barred=exempt | skipped | ~graph.practicable,
        asked=asked,
        testing=testing,
        pinned=_spread(size, False, where, pinned),
    )


def _rows(graph: SkillGraph, plan: PlanState) -> tuple[Rows, Rows]:
    """Return the rows of the state whose skills the course has, and beside them the rows of those skills in the course."""
    found = np.fromiter(map(graph.index.get, plan.rows, repeat(-1)), np.intp, len(plan.rows))
    mine = np.flatnonzero(found >= 0)
    return mine, found[mine]


def _spread(size: int, fill: float | bool, where: Rows, values: NDArray[Any]) -> NDArray[Any]:
    """Return a column over the course's skills: `values` where the state has them, `fill` elsewhere."""
    column = np.full(size, fill, values.dtype)
    column[where] = values
    return column
