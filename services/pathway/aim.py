"""What a learner works towards: which skills that needs, how pressing it is, and whether there is time enough (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from math import log
from typing import Final

import numpy as np

from services.curriculum import SkillGraph
from services.mastery import seconds_of
from services.pathway.constants import PlannerConstants
from services.pathway.lookahead import effort
from services.pathway.standing import Flags, Floats, Standing, standing
from services.pathway.state import PlanState

HORIZON_DAYS: Final = 30.0  # over which upkeep is counted where there is no date
LAID_GROUND: Final = 0.85  # .25 + .75 * .8: what one prerequisite, once mastered, leaves of the pace


@dataclass(frozen=True, slots=True)
class Aim:
    """What a learner works towards in one course.

    Args:
        targets: skills wanted, by id; those that the course does not have are passed over. Empty (or none known): the whole course.
        days_left: learner's own days from today to the date wanted, both counted (a date of today is 1); None without a date. A date
            that has passed (0 or less) presses no more: give None, or it is taken as None.
        minutes_per_day: what the learner wants to give, in minutes, on each of those days.
    """

    targets: tuple[str, ...] = ()
    days_left: int | None = None
    minutes_per_day: float = 30.0

    @property
    def minutes_available(self) -> float | None:
        """Return the minutes from today to the date; None without a date, or one that has passed."""
        return self.days_left * self.minutes_per_day if self.days_left is not None and self.days_left > 0 else None


@dataclass(frozen=True, slots=True)
class Feasibility:
    """Whether an aim can be reached in time, as far as the belief tells: an estimate, no promise.

    `skills` how many are needed, targets among them, `skills_left` how many of them are not mastered yet; `minutes_learning` to master
    those, `minutes_upkeep` for the reviews meanwhile; `minutes_available` None without a date.
    """

    skills: int
    skills_left: int
    minutes_learning: float
    minutes_upkeep: float
    minutes_available: float | None

    @property
    def minutes_needed(self) -> float:
        """Return the minutes still to be given, reviews included."""
        return self.minutes_learning + self.minutes_upkeep

    @property
    def pressure(self) -> float:
        """Return minutes needed over minutes available: above 1 the time is too short; 0 without a date."""
        return self.minutes_needed / self.minutes_available if self.minutes_available else 0.0

    @property
    def is_feasible(self) -> bool | None:
        """Return whether the time is enough; None without a date."""
        return None if self.minutes_available is None else self.pressure <= 1.0


def feasible(graph: SkillGraph, plan: PlanState, aim: Aim, *, now: datetime, today: date, constants: PlannerConstants) -> Feasibility:
    """Return how much an aim still needs, and whether the days left are enough; the planner's own measure, see `choose`."""
    s = standing(graph, plan, seconds_of(now), today, constants)
    return outlook(graph, s, needed(graph, aim.targets), aim, constants)


def needed(graph: SkillGraph, targets: Iterable[str]) -> Flags:
    """Return which skills the targets need: they themselves and all that must be mastered before; all, if no target is known."""
    waiting = [graph.index[name] for name in targets if name in graph.index]
    if not waiting:
        return np.ones(len(graph), np.bool_)
    found = np.zeros(len(graph), np.bool_)
    found[waiting] = True
    while waiting:
        before = [int(row) for row in graph.gates.row(waiting.pop()) if not found[row]]
        found[before] = True
        waiting += before
    return found


def outlook(graph: SkillGraph, s: Standing, wanted: Flags, aim: Aim, c: PlannerConstants) -> Feasibility:
    """Return what the skills wanted still cost: to master those that are not, and to keep all of them until the date.

    Learning is the expected effort up to the gate's level; upkeep the reviews that fall due meanwhile as stability grows by successes,
    half of the days for what has yet to be learnt.
    """
    rows = np.flatnonzero(wanted & ~s.exempt & graph.practicable)
    left = rows[~s.met[rows]]
    needs = np.bincount(graph.gates.sources, minlength=len(graph))[left]
    learning = effort(graph, s, left, np.asarray(LAID_GROUND**needs, np.float32), c)
    days = float(aim.days_left) if aim.minutes_available is not None and aim.days_left is not None else HORIZON_DAYS
    spans = np.where(s.met[rows], np.float32(days), np.float32(days / 2.0))
    reviews = _reviews(s.stability[rows], spans, s.pace[rows], c)
    foreseen = c.guess + (1.0 - c.guess - c.slip) * c.gate
    upkeep = reviews * (c.attempt_minutes + c.error_minutes * (1.0 - foreseen))
    return Feasibility(len(rows), len(left), float(learning.sum()), float(upkeep.sum()), aim.minutes_available)


def weight(graph: SkillGraph, s: Standing, aim: Aim | None, c: PlannerConstants) -> tuple[Flags | None, Floats | None]:
    """Return which skills the aim needs, and the factor of every skill: what is not needed counts less, the more so the less time is left.

    (None, None) without an aim, or with one that needs the whole course: then there is nothing to prefer.
    """
    wanted = None if aim is None else needed(graph, aim.targets)
    if aim is None or wanted is None or wanted.all():
        return None, None
    pressure = outlook(graph, s, wanted, aim, c).pressure
    aside = 1.0 / (c.aim_factor * min(max(pressure, 1.0), c.aim_hurry))
    return wanted, np.where(wanted, np.float32(1.0), np.float32(aside))


def _reviews(stability: Floats, days: Floats, faster: Floats, c: PlannerConstants) -> Floats:
    """Return how many reviews fall due in so many days if all succeed: their intervals grow as a geometric series."""
    first = stability * (c.due_below ** (-1.0 / (c.retrievability_power * faster)) - 1.0)
    growth = 1.0 + c.stability_gain * (1.0 - c.due_below) + c.stability_base
    return np.asarray(np.log1p((growth - 1.0) * days / np.maximum(first, np.float32(c.rest_days))) / log(growth), np.float32)
