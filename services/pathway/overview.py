"""What people see of the plan: which skills are open, when a review is due, and how much is still remembered (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from services.curriculum import SkillGraph
from services.mastery import moment_of, seconds_of
from services.pathway.belief import pace
from services.pathway.constants import PlannerConstants
from services.pathway.standing import Flags, Standing, standing
from services.pathway.state import EXEMPT, TESTING, PlanState, day_number


@dataclass(frozen=True, slots=True)
class SkillStanding:
    """One skill in the plan. `due_at` and `retrievability` are None for a skill never practised; `known` since a test-out."""

    skill: str
    open: bool
    due: bool
    due_at: datetime | None
    retrievability: float | None
    known: bool = False
    checked: bool = False
    presumed: bool = False
    exempt: bool = False


def skill_standings(
    graph: SkillGraph, plan: PlanState, *, now: datetime, today: date, constants: PlannerConstants
) -> tuple[SkillStanding, ...]:
    """Return every skill of the course, in its order."""
    s = standing(graph, plan, seconds_of(now), today, constants)
    ready = _ready(graph, s)
    return tuple(
        SkillStanding(
            skill=name,
            open=bool(ready[row]),
            due=bool(s.due[row]),
            due_at=due_at(plan, name, float(s.stability[row]), constants) if s.practised[row] else None,
            retrievability=float(s.recall[row]) if s.practised[row] else None,
            known=bool(s.known[row]),
            checked=name in plan.rows and bool(plan.checked[plan.rows[name]]),
            presumed=bool(s.presumed[row]),
            exempt=bool(s.exempt[row]),
        )
        for row, name in enumerate(graph.ids)
    )


@dataclass(frozen=True, slots=True)
class Wishes:
    """What people have said about one skill."""

    exempt: bool = False
    testing: bool = False
    skipped: bool = False


def wishes_of(plan: PlanState, skill: str, today: date) -> Wishes:
    """Return what people have said about a skill, as it holds on the learner's day."""
    row = plan.rows.get(skill)
    if row is None:
        return Wishes()
    flags = plan.flags[row]
    return Wishes(bool(flags & EXEMPT), bool(flags & TESTING), plan.skip_until[row] > day_number(today))


def is_ready(graph: SkillGraph, plan: PlanState, skill: str, *, now: datetime, today: date, constants: PlannerConstants) -> bool:
    """Return whether a learner may choose a skill now: it has items, and it was practised before or all that it needs is mastered."""
    s = standing(graph, plan, seconds_of(now), today, constants)
    return bool(_ready(graph, s)[graph.index[skill]])


def _ready(graph: SkillGraph, s: Standing) -> Flags:
    return np.asarray(~s.exempt & graph.practicable & (s.practised | graph.open(s.met)))


def due_at(plan: PlanState, skill: str, stability: float, c: PlannerConstants) -> datetime:
    """Return when recall falls below what counts as due: R = (1 + d/S)^-p solved for d, and not before the rest is over."""
    days = stability * (c.due_below ** (-1.0 / (c.retrievability_power * pace(plan))) - 1.0)
    return moment_of(plan.times[plan.rows[skill]]) + timedelta(days=max(days, c.rest_days))
