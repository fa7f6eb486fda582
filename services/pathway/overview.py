"""What people see of the plan: which skills are open, when a review is due, and how much is still remembered (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from services.curriculum import SkillGraph
from services.mastery import moment_of, seconds_of
from services.pathway.constants import PlannerConstants
from services.pathway.standing import Flags, Standing, standing
from services.pathway.state import PlanState


@dataclass(frozen=True, slots=True)
class SkillStanding:
    """One skill in the plan. `due_at` and `retrievability` are None for a skill never practised."""

    skill: str
    open: bool
    due: bool
    due_at: datetime | None
    retrievability: float | None


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
        )
        for row, name in enumerate(graph.ids)
    )


def is_ready(graph: SkillGraph, plan: PlanState, skill: str, *, now: datetime, today: date, constants: PlannerConstants) -> bool:
    """Return whether a learner may choose a skill now: it has items, and it was practised before or all that it needs is mastered."""
    s = standing(graph, plan, seconds_of(now), today, constants)
    return bool(_ready(graph, s)[graph.index[skill]])


def _ready(graph: SkillGraph, s: Standing) -> Flags:
    return np.asarray(~s.exempt & graph.practicable & (s.practised | graph.open(s.met)))


def due_at(plan: PlanState, skill: str, stability: float, c: PlannerConstants) -> datetime:
    """Return when recall falls below what counts as due: R = (1 + d/S)^-p solved for d, and not before the rest is over."""
    days = stability * (c.due_below ** (-1.0 / c.retrievability_power) - 1.0)
    return moment_of(plan.times[plan.rows[skill]]) + timedelta(days=max(days, c.rest_days))
