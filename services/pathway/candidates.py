"""Which skills may come next, and with what chance each is drawn (pure; design, "Eligible", "Multipliers", "Sampling")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from services.curriculum import SkillGraph
from services.pathway.constants import PlannerConstants
from services.pathway.standing import Flags, Floats, Rows, Standing, sigmoid
from services.pathway.state import PlanState

ASIDE: Final = 10.0  # puts a key behind all others


@dataclass(frozen=True, slots=True)
class Budget:
    """What is left of a day, in minutes: in all, and for reviews; None for no limit."""

    minutes: float | None = None
    reviews: float | None = None

    @classmethod
    def of(cls, plan: PlanState, minutes: float | None, today: date, c: PlannerConstants) -> Budget:
        """Return the budget where so many minutes are left of the day."""
        return cls(minutes, plan.review_minutes_left(minutes, today, c.review_cap))


def eligible(graph: SkillGraph, s: Standing, plan: PlanState, budget: Budget, c: PlannerConstants) -> Rows:
    """Return the skills that may come next: new ones behind mastered prerequisites, practised ones that are not at rest.

    A lesson of which not half would fit into the minutes left gives way to practice, what is due to what is new (or to what
    stands in its way) once reviews have had their share of the day, and the skill just reviewed to another, if there is one.
    """
    minutes = budget.minutes
    may = ~s.barred & np.where(s.practised, ~resting(s, c), graph.open(s.met) & ~s.known)
    if minutes is not None and 0 < minutes < 0.5 * (c.lesson_minutes + c.attempt_minutes):
        may = _unless_none(may, ~s.fresh)
    if budget.reviews is not None and budget.reviews < c.attempt_minutes:
        new = may & ~s.practised
        may = may & ~s.due if new.any() else _unless_none(may, in_the_way(graph, s))
    if plan.last_activity in ("review", "check"):
        may = _unless_none(may, _all_but_last(graph, plan))
    return np.flatnonzero(may)


def in_the_way(graph: SkillGraph, s: Standing) -> Flags:
    """Return which practised skills have faded so far that something new does not open which needs nothing else."""
    sources, targets = graph.gates.sources, graph.gates.targets
    unmet = ~s.met[targets]
    near = ~s.practised & ~s.barred
    near[sources[unmet & ~s.practised[targets]]] = False
    near[list(graph.cyclic)] = False
    found = np.zeros(len(graph), np.bool_)
    found[targets[unmet & near[sources]]] = True
    return found


def resting(s: Standing, c: PlannerConstants) -> Flags:
    """Return which skills have had their share of today: right twice in a row, and not long ago."""
    return s.practised & (s.days < c.rest_days) & (s.streak >= c.rest_streak)


def least_retrievable(graph: SkillGraph, s: Standing, plan: PlanState) -> int | None:
    """Return the practised skill that is closest to being forgotten, the last one only if there is no other; None if there is none."""
    seen = np.flatnonzero(_unless_none(s.practised & ~s.barred, _all_but_last(graph, plan)))
    return int(seen[np.argmin(s.recall[seen])]) if len(seen) else None


def narrowed(graph: SkillGraph, s: Standing, rows: Rows, c: PlannerConstants, wanted: Flags | None = None) -> Rows:
    """Return at most `c.candidates` skills: half for what is due, a quarter for what is new, the rest for any; the most promising of each.

    What is wanted comes first in each share.
    """
    if c.candidates is None or len(rows) <= c.candidates:
        return rows
    aside = np.zeros(len(graph), np.float32) if wanted is None else np.where(wanted, np.float32(0.0), np.float32(ASIDE))
    aside[rows] -= promise(graph, s, rows, c)
    due, new = rows[s.due[rows]], rows[~s.practised[rows]]
    first = lowest(due, aside[due], c.candidates // 2)
    fresh = lowest(new, aside[new], (c.candidates - len(first)) // 2)
    taken = np.zeros(len(graph), np.bool_)
    taken[first] = taken[fresh] = True
    left = rows[~taken[rows]]
    taken[lowest(left, aside[left], c.candidates - len(first) - len(fresh))] = True
    return np.flatnonzero(taken)


def promise(graph: SkillGraph, s: Standing, rows: Rows, c: PlannerConstants) -> Floats:
    """Return roughly what the index will find: the gain of one right answer, a minute, without a look ahead or at who waits exactly."""
    z, kappa, fresh = s.level[rows], s.kappa[rows], s.fresh[rows]
    known = sigmoid(kappa * z)
    after = np.asarray(s.base[rows] + np.float32(c.lesson_gain) * fresh + np.float32(c.gain_right) * (1.0 - known), np.float32)
    slope = np.float32(c.value_slope) * kappa
    gain = sigmoid(slope * (after - np.float32(c.value_level))) - sigmoid(slope * (z - np.float32(c.value_level)))
    waiting = np.float32(c.opening_weight) * np.minimum(np.float32(c.opening_cap), graph.opens[rows]) * ~s.met[rows]
    return np.asarray((gain + waiting * (sigmoid(kappa * after) - known)) / (1.0 + np.float32(c.lesson_minutes) * fresh), np.float32)


def lowest(rows: Rows, keys: Floats, count: int) -> Rows:
    """Return the rows with the lowest keys, lowest first; without sorting all of them."""
    if len(rows) > 4 * count:
        near = np.sort(np.argpartition(keys, count)[:count])
        rows, keys = rows[near], keys[near]
    return rows[np.argsort(keys, kind="stable")[:count]]


def weighted(graph: SkillGraph, s: Standing, plan: PlanState, rows: Rows, index: Floats, c: PlannerConstants) -> Floats:
    """Return the indices with their multipliers: due reviews first, and a change after two right answers."""
    due = s.due[rows]
    factor = np.where(due, np.float32(c.due_factor), np.float32(1.0))
    last = graph.index.get(plan.last_skill or "", -1)
    factor = np.where((rows == last) & (s.streak[rows] >= c.rest_streak), factor * np.float32(c.again_factor), factor)
    # An index below zero would be made worse by being due; a review counts a little more the less is remembered, where nothing else tells.
    least = np.where(due, np.float32(c.due_floor) * (2.0 - s.recall[rows]), np.float32(1e-6))
    return np.maximum(index, least) * factor


def propensities(scores: Floats, c: PlannerConstants) -> Floats:
    """Return the chance of each candidate: a soft maximum relative to the best score, mixed with an even chance."""
    top = float(scores.max())
    grown = np.exp((scores - top) / (c.temperature * top))
    return np.asarray((1.0 - c.epsilon) * grown / grown.sum() + c.epsilon / len(scores))


def _unless_none(may: Flags, also: Flags) -> Flags:
    both = may & also
    return both if both.any() else may


def _all_but_last(graph: SkillGraph, plan: PlanState) -> Flags:
    keep = np.ones(len(graph), np.bool_)
    last = graph.index.get(plan.last_skill or "")
    if last is not None:
        keep[last] = False
    return keep
