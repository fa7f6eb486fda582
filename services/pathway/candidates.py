"""Which skills may come next, and with what chance each is drawn (pure; design, "Eligible", "Multipliers", "Sampling")."""

from __future__ import annotations

from typing import Final

import numpy as np

from services.curriculum import SkillGraph
from services.pathway.constants import PlannerConstants
from services.pathway.standing import Flags, Floats, Rows, Standing
from services.pathway.state import PlanState

ASIDE: Final = 1e3  # puts a key behind all others


def eligible(graph: SkillGraph, s: Standing, plan: PlanState, minutes: float | None, c: PlannerConstants) -> Rows:
    """Return the skills that may come next: new ones behind mastered prerequisites, practised ones that are not at rest.

    A lesson of which not half would fit into the minutes left gives way to practice, and the skill just reviewed to another, if there is
    one.
    """
    may = ~s.barred & np.where(s.practised, ~resting(s, c), graph.open(s.met) & ~s.known)
    if minutes is not None and 0 < minutes < 0.5 * (c.lesson_minutes + c.attempt_minutes):
        may = _unless_none(may, ~s.fresh)
    if plan.last_activity in ("review", "check"):
        may = _unless_none(may, _all_but_last(graph, plan))
    return np.flatnonzero(may)


def resting(s: Standing, c: PlannerConstants) -> Flags:
    """Return which skills have had their share of today: right twice in a row, and not long ago."""
    return s.practised & (s.days < c.rest_days) & (s.streak >= c.rest_streak)


def least_retrievable(graph: SkillGraph, s: Standing, plan: PlanState) -> int | None:
    """Return the practised skill that is closest to being forgotten, the last one only if there is no other; None if there is none."""
    seen = np.flatnonzero(_unless_none(s.practised & ~s.barred, _all_but_last(graph, plan)))
    return int(seen[np.argmin(s.recall[seen])]) if len(seen) else None


def narrowed(graph: SkillGraph, s: Standing, rows: Rows, c: PlannerConstants, wanted: Flags | None = None) -> Rows:
    """Return at most `c.candidates` skills: half for what is most overdue, a quarter for what opens most, the rest for what is least known.

    What is wanted comes first in each share.
    """
    if c.candidates is None or len(rows) <= c.candidates:
        return rows
    aside = np.zeros(len(rows), np.float32) if wanted is None else np.where(wanted[rows], np.float32(0.0), np.float32(ASIDE))
    due, new = s.due[rows], ~s.practised[rows]
    first = lowest(rows[due], s.recall[rows[due]] + aside[due], c.candidates // 2)
    fresh = lowest(rows[new], aside[new] - graph.opens[rows[new]], (c.candidates - len(first)) // 2)
    left = ~np.isin(rows, np.concatenate([first, fresh]))
    rest = lowest(rows[left], s.level[rows[left]] + aside[left], c.candidates - len(first) - len(fresh))
    return np.sort(np.concatenate([first, fresh, rest]))


def lowest(rows: Rows, keys: Floats, count: int) -> Rows:
    """Return the rows with the lowest keys, lowest first; without sorting all of them."""
    if len(rows) > 4 * count:
        near = np.sort(np.argpartition(keys, count)[:count])
        rows, keys = rows[near], keys[near]
    return rows[np.argsort(keys, kind="stable")[:count]]


def weighted(graph: SkillGraph, s: Standing, plan: PlanState, rows: Rows, index: Floats, c: PlannerConstants) -> Floats:
    """Return the indices with their multipliers: due reviews first, and a change after two right answers."""
    factor = np.where(s.due[rows], np.float32(c.due_factor), np.float32(1.0))
    last = graph.index.get(plan.last_skill or "", -1)
    factor = np.where((rows == last) & (s.streak[rows] >= c.rest_streak), factor * np.float32(c.again_factor), factor)
    # An index below zero would be made worse by being due.
    return np.maximum(index, np.float32(1e-6)) * factor


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
