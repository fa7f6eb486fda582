"""What is assigned to one learner: how far they are, what is late, and what the planner is to aim at (pure)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from schemas.assignments import AssignmentState
from services.mastery import Predictor
from services.pathway import Aim, PlanState


@dataclass(frozen=True, slots=True)
class Assignment:
    """An assignment; `learner_ids` is None where it is for the whole class."""

    id: UUID
    class_id: UUID
    course_id: UUID
    skills: tuple[str, ...]
    starts: date
    due: date
    note: str
    learner_ids: tuple[UUID, ...] | None
    version: int
    made_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reached:
    """Of some skills, those that a learner has mastered or is exempt from, and those that they have begun."""

    mastered: frozenset[str]
    begun: frozenset[str]


def reached(assigned: Iterable[Assignment], plan: PlanState, predictor: Predictor, now: datetime) -> Reached:
    """Return how a learner stands on all that is assigned."""
    skills = {skill for one in assigned for skill in one.skills}
    views = [predictor.skill(skill, now, with_review=False) for skill in skills if skill in predictor.core.rows]
    exempt = {skill for skill in skills if plan.is_exempt(skill)}
    return Reached(
        frozenset({view.skill for view in views if view.attempts and view.is_mastered} | exempt),
        frozenset(view.skill for view in views if view.attempts),
    )


def state_of(one: Assignment, due: date, today: date, reached: Reached, known: Collection[str]) -> AssignmentState:
    """Return how far a learner is.

    Args:
        one: the assignment.
        due: its last day for this learner.
        today: the learner's own day.
        reached: how the learner stands on what is assigned.
        known: skills of the learner's version of the course; others ask nothing.
    """
    wanted = [skill for skill in one.skills if skill in known]
    if all(skill in reached.mastered for skill in wanted):
        return "done"
    if today < one.starts:
        return "to_come"
    if today > due:
        return "late"
    return "under_way" if any(skill in reached.begun for skill in wanted) else "not_begun"


def pressing(
    assigned: Sequence[Assignment], extensions: Mapping[UUID, date], today: date, reached: Reached, known: Collection[str], minutes_per_day: float
) -> Aim | None:  # fmt: skip
    """Return what the planner is to aim at: the assignment that is due next, of those begun and not done; None if there is none.

    One that is late presses like one that is due today: a date that has passed would press no more.
    """
    due = sorted((extensions.get(one.id, one.due), str(one.id), one) for one in assigned if one.starts <= today)
    for day, _, one in due:
        left = tuple(skill for skill in one.skills if skill in known and skill not in reached.mastered)
        if left:
            return Aim(targets=left, days_left=max(1, (day - today).days + 1), minutes_per_day=minutes_per_day)
    return None
