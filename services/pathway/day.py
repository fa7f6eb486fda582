"""What a day's minutes are for: the reviews that fit, most worth first, and what is left for new things (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from services.curriculum import SkillGraph
from services.mastery import seconds_of
from services.pathway.aim import Aim, weight
from services.pathway.candidates import Budget, eligible, in_the_way, resting, weighted
from services.pathway.constants import PlannerConstants
from services.pathway.lookahead import indices
from services.pathway.standing import Floats, Rows, Standing, sigmoid, standing
from services.pathway.state import PlanState


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The rest of a learner's day: it never asks for more minutes than are left of those chosen.

    `reviews` the skills to be reviewed today, most worth a minute first; `waiting` how many more are due, which later days take up;
    `review_minutes` and `new_minutes` what both parts are expected to take.
    """

    reviews: tuple[str, ...]
    waiting: int
    review_minutes: float
    new_minutes: float

    @property
    def minutes(self) -> float:
        """Return the minutes planned."""
        return self.review_minutes + self.new_minutes


def day_plan(
    graph: SkillGraph,
    plan: PlanState,
    *,
    now: datetime,
    today: date,
    minutes: float | None,
    constants: PlannerConstants,
    aim: Aim | None = None,
) -> DayPlan:
    """Return what the rest of the day is for.

    However much has fallen due, reviews get at most the share `constants.review_cap` of the day while something new is open, or
    waits only for what has faded, and all of it otherwise. What is most worth a minute comes first, so that a backlog melts from its best end; the rest waits, and costs no more
    for waiting a day longer.

    Args:
        graph: the course.
        plan: the planner's state; not changed.
        now: the moment of asking.
        today: the learner's own day.
        minutes: what is left of the minutes chosen for today; None or 0 once they are used up: then nothing more is planned.
        constants: the planner's numbers.
        aim: what the learner works towards.
    """
    s = standing(graph, plan, seconds_of(now), today, constants)
    due = np.flatnonzero(s.due & ~s.barred & ~resting(s, constants))
    if not minutes or minutes <= 0.0:
        return DayPlan((), len(due), 0.0, 0.0)
    open_now = eligible(graph, s, plan, Budget(), constants)
    is_new_open = bool((~s.practised[open_now]).any() or in_the_way(graph, s).any())
    room = plan.review_minutes_left(minutes, today, constants.review_cap if is_new_open else 1.0) or 0.0
    rows = due[np.argsort(-_worth(graph, s, plan, due, aim, constants), kind="stable")]
    ends = np.cumsum(review_minutes(s, rows, constants), dtype=np.float64)
    fits = int(np.searchsorted(ends, room, side="right"))
    taken = float(ends[fits - 1]) if fits else 0.0
    is_work_left = is_new_open or len(open_now) > len(due)
    return DayPlan(tuple(graph.ids[row] for row in rows[:fits]), len(due) - fits, taken, minutes - taken if is_work_left else 0.0)


def review_minutes(s: Standing, rows: Rows, c: PlannerConstants) -> Floats:
    """Return the minutes that a review of each of the given skills is expected to take."""
    right = c.guess + (1.0 - c.guess - c.slip) * sigmoid(s.kappa[rows] * s.level[rows])
    return np.asarray(c.attempt_minutes + c.error_minutes * (1.0 - right), np.float32)


def _worth(graph: SkillGraph, s: Standing, plan: PlanState, rows: Rows, aim: Aim | None, c: PlannerConstants) -> Floats:
    """Return what a minute is worth on each of the skills due, as the policy weighs it."""
    _, factor = weight(graph, s, aim, c)
    worth = weighted(graph, s, plan, rows, indices(graph, s, rows, c), c)
    return worth if factor is None else worth * factor[rows]
