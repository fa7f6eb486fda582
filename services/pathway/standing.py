"""Where a learner stands on every skill of a course at one moment, as columns over the course's skills (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from services.curriculum import SkillGraph
from services.pathway.belief import ABILITY, ABILITY_VARIANCE, ATTEMPTS, DAY_S, LEVEL, SHRINK, STABILITY, STREAK, VARIANCE, pace
from services.pathway.constants import PlannerConstants
from services.pathway.state import ASKED, EXEMPT, KNOWN, LESSON_SEEN, PRESUMED, STRIDE, TESTING, PlanState, day_number

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Rows = NDArray[np.intp]


def sigmoid(x: Floats) -> Floats:
    """Return the logistic function; by way of tanh, which does not overflow."""
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * x))


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Belief, memory and wishes per skill; `level` is z now, `base` the level before forgetting, `days` since practice."""

    pace: Floats  # of forgetting, as a multiple of the usual; the learner's own, so the same for every skill
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
    fresh: Flags  # a lesson would come first: to what is new, or was taken as known and proved not to be
    exempt: Flags
    skipped: Flags
    barred: Flags  # exempt, skipped for now, or without items
    asked: Flags
    testing: Flags  # asked for as a test-out
    pinned: Flags
    presumed: Flags  # taken as known by placement, and not tried yet

    def __len__(self) -> int:
        return len(self.base)


# What is known of a skill by the state, a bit each.
_PRACTISED, _DUE, _MASTERED, _SEEN, _EXEMPT, _SKIPPED, _ASKED, _PINNED, _KNOWN, _TESTING, _PRESUMED = (
    np.uint16(1 << bit) for bit in range(11)
)
_FLAGS = (
    (LESSON_SEEN, _SEEN), (EXEMPT, _EXEMPT), (ASKED, _ASKED), (KNOWN, _KNOWN), (TESTING, _TESTING), (PRESUMED, _PRESUMED),
)  # fmt: skip


def standing(graph: SkillGraph, plan: PlanState, at_s: int, today: date, c: PlannerConstants) -> Standing:
    """Return where the learner stands at a second of `mastery.seconds_of`, on the learner's day `today`.

    Everything is worked out on the rows of the state, which are few where the course is large, and then laid out over the course.
    """
    mine, where = _rows(graph, plan)
    cells = np.ascontiguousarray(np.frombuffer(plan.cells, np.float32).reshape(-1, STRIDE)[mine].T)
    practised = cells[ATTEMPTS] > 0
    elapsed = np.maximum(0, at_s - np.frombuffer(plan.times, np.uint32)[mine].astype(np.int64)).astype(np.float32)
    days = np.where(practised, elapsed / np.float32(DAY_S), np.float32(0.0))
    base, variance, stability = cells[LEVEL] + np.float32(plan.head[ABILITY]), cells[VARIANCE], cells[STABILITY]
    faster, faded = pace(plan), np.log1p(days / stability)
    level = base - np.float32(c.forgetting * faster) * faded
    recall = np.exp(np.float32(-c.retrievability_power * faster) * faded)
    doubt = np.float32(plan.head[ABILITY_VARIANCE])
    kappa = 1.0 / np.sqrt(1.0 + SHRINK * (variance + doubt))
    mastered = _passes(level, variance, c)
    due = practised & (recall < c.due_below) & (days > c.rest_days)
    bits = practised * _PRACTISED | due * _DUE | mastered * _MASTERED | _wishes(plan, mine, today)
    untouched = float(np.float32(c.a0) + np.float32(plan.head[ABILITY]))
    fills = (untouched, c.v0, c.s0, 0.0, 0.0, untouched, 1.0 / sqrt(1.0 + SHRINK * (c.v0 + float(doubt))), 1.0)
    columns = _laid_out(len(graph), fills, where, (base, variance, stability, days, cells[STREAK], level, kappa, recall))
    mastered_anyway = _passes(np.float32(untouched), np.float32(c.v0), c)
    flags = np.full(len(graph), _MASTERED if mastered_anyway else 0, np.uint16)
    flags[where] = bits
    return _standing(graph, faster, columns, flags)


def _standing(graph: SkillGraph, faster: float, columns: Floats, flags: NDArray[np.uint16]) -> Standing:
    base, variance, stability, days, streak, level, kappa, recall = columns
    held = int(np.bitwise_or.reduce(flags, initial=0))
    nowhere = np.zeros(len(graph), np.bool_)  # most wishes are none's, and looked for in vain
    practised, due, mastered, seen, exempt, skipped, asked, pinned, known, testing, presumed = (
        flags & (1 << bit) != 0 if held & (1 << bit) else nowhere for bit in range(11)
    )
    return Standing(
        pace=np.broadcast_to(np.float32(faster), len(graph)),
        base=base,
        variance=variance,
        stability=stability,
        days=days,
        streak=streak,
        level=level,
        kappa=kappa,
        recall=recall,
        practised=practised,
        due=due,
        met=exempt | known | mastered,
        known=known,
        fresh=graph.taught & (practised == presumed) & ~seen,
        exempt=exempt,
        skipped=skipped,
        barred=exempt | skipped | ~graph.practicable,
        asked=asked,
        testing=testing,
        pinned=pinned,
        presumed=presumed & ~practised,
    )


def _passes(level: Floats | np.float32, variance: Floats | np.float32, c: PlannerConstants) -> Flags:
    """Return whether mastery, sigma(z / sqrt(1 + .39 v)), reaches the gate; solved for z."""
    return np.asarray(level >= np.float32(log(c.gate / (1.0 - c.gate))) * np.sqrt(1.0 + SHRINK * variance))


def _wishes(plan: PlanState, mine: Rows | slice, today: date) -> NDArray[np.uint16]:
    """Return what people wanted of the skills, and whether the lesson was seen, as bits."""
    flags, day = np.frombuffer(plan.flags, np.uint8)[mine], day_number(today)
    pinned = np.frombuffer(plan.pin_until, np.uint16)[mine] >= max(1, day)
    skipped = np.frombuffer(plan.skip_until, np.uint16)[mine] > day
    bits = skipped * _SKIPPED | pinned * _PINNED
    held = int(np.bitwise_or.reduce(flags, initial=0))
    for flag, bit in _FLAGS:
        if held & flag:
            bits = bits | (flags & flag != 0) * bit
    return bits


def _rows(graph: SkillGraph, plan: PlanState) -> tuple[Rows | slice, Rows]:
    """Return the rows of the state whose skills the course has, and beside them the rows of those skills in the course.

    Looked up once for a state and a course, and again when the state has grown. All rows are a slice, which is not copied from.
    """
    kept = plan.places
    if kept is None or kept[0] is not graph or kept[1] != len(plan.rows):
        found = np.fromiter(map(graph.index.get, plan.rows, repeat(-1)), np.intp, len(plan.rows))
        mine = np.flatnonzero(found >= 0)
        kept = plan.places = graph, len(found), slice(None) if len(mine) == len(found) else mine, found[mine]
    return kept[2], kept[3]


def _laid_out(size: int, fills: Sequence[float], where: Rows, values: Sequence[Floats]) -> Floats:
    """Return columns over the course's skills: the values where the state has them, the fills elsewhere."""
    columns = np.empty((len(fills), size), np.float32)
    for column, fill, mine in zip(columns, fills, values, strict=True):
        if len(where) < size:
            column.fill(fill)
        column[where] = mine
    return columns
