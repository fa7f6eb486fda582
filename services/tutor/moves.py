"""What a learner's own move becomes in the journal (pure): nothing, if it changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from schemas.journal import Moved
from schemas.tutor import ChoiceIn
from services.curriculum import SkillGraph
from services.pathway import PlanState, wishes_of
from services.tutor.errors import SkillNotReady


def move_of(
    choice: ChoiceIn, course: str, graph: SkillGraph, plan: PlanState, today: date, is_ready: Callable[[str], bool]
) -> Moved | None:
    """Return the entry of a move, None if everything is as the learner wants it already.

    Args:
        choice: what the learner wants.
        course: the course's slug.
        graph: the course.
        plan: the plan as it is.
        today: the learner's own day.
        is_ready: tells whether a skill may be chosen now.

    Raises:
        SkillNotReady: the skill is not part of the course, or cannot be chosen or tested now.
    """
    opened = plan.offer
    if choice.move == "minutes":
        is_said = plan.minutes_wanted(-1.0, today) == choice.minutes
        return None if is_said else Moved(course=course, by="learner", move="minutes", minutes=choice.minutes)
    if choice.move == "leave":
        is_open = opened is not None and opened.id == choice.offer_id
        return Moved(course=course, by="learner", move="abandon", offer_id=choice.offer_id) if is_open else None
    skill = choice.skill
    if skill is None or skill not in graph.index:
        raise SkillNotReady
    if _holds(choice, skill, plan, today):
        return None
    if (choice.move == "choose" and not is_ready(skill)) or (choice.move == "test_out" and not _is_testable(graph, plan, skill, today)):
        raise SkillNotReady
    left = opened.id if opened is not None and choice.move in ("choose", "test_out") else None
    return Moved(course=course, by="learner", move=choice.move, skill=skill, offer_id=left)


def _holds(choice: ChoiceIn, skill: str, plan: PlanState, today: date) -> bool:
    """Return whether a move about a skill would change nothing."""
    wishes, opened = wishes_of(plan, skill, today), plan.offer
    if choice.move == "skip":
        return wishes.skipped and (opened is None or opened.skill != skill)
    return (choice.move == "unskip" and not wishes.skipped) or (choice.move == "test_out" and wishes.testing)


def _is_testable(graph: SkillGraph, plan: PlanState, skill: str, today: date) -> bool:
    """Return whether a skill can be tested out of: it has questions, and nobody has taken it away. What it needs does not matter."""
    return bool(graph.practicable[graph.index[skill]]) and not wishes_of(plan, skill, today).exempt
