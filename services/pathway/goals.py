"""Goals with dates: which of them the plan works towards, and which would contradict one another (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from services.pathway.aim import Aim
from services.pathway.state import Goal


def aim_of(
    goals: Mapping[str, Goal], *, today: date, minutes_per_day: float, deadline: date | None, course_targets: tuple[str, ...]
) -> Aim | None:
    """Return what the plan works towards today; None where there is nothing but the course as it is.

    Of the learner's goals the one with the nearest date counts, with all others of that date; without any date, all of them together.
    What a goal leaves open is filled by the enrollment's deadline and the course's targets. A date that has passed counts no more.

    Args:
        goals: the learner's standing goals.
        today: the learner's own day.
        minutes_per_day: what the learner wants to give a day.
        deadline: the enrollment's.
        course_targets: skills the course aims at; empty for all.
    """
    ahead = deadline if deadline is not None and deadline >= today else None
    chosen = pressing(goals, today)
    targets = tuple(dict.fromkeys(skill for goal in chosen.values() for skill in goal.targets))
    if any(not goal.targets for goal in chosen.values()) or not targets:
        targets = course_targets
    dates = [goal.deadline for goal in chosen.values() if goal.deadline is not None]
    until = min(dates) if dates else ahead
    if not targets and until is None:
        return None
    return Aim(targets, None if until is None else (until - today).days + 1, minutes_per_day)


def pressing(goals: Mapping[str, Goal], today: date) -> dict[str, Goal]:
    """Return the goals, by id, that the plan works towards today."""
    aimed = {name: goal for name, goal in goals.items() if goal.targets or goal.deadline}  # others are words alone
    alive = {name: goal for name, goal in aimed.items() if goal.deadline is None or goal.deadline >= today}
    dates = [goal.deadline for goal in alive.values() if goal.deadline is not None]
    return {name: goal for name, goal in alive.items() if not dates or goal.deadline == min(dates)}


def contradicted(goals: Mapping[str, Goal], wanted: Goal, today: date) -> str | None:
    """Return the id of a goal that wants the same by another date, None if none does."""
    if wanted.deadline is None:
        return None
    ahead = {name: goal for name, goal in goals.items() if goal.deadline is not None and today <= goal.deadline != wanted.deadline}
    return next((name for name, goal in ahead.items() if set(goal.targets) == set(wanted.targets)), None)
