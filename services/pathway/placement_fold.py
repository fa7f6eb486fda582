"""What a placement does to the plan: it goes on, and once it ends what is likely known opens what builds on it (pure).

A skill that is only taken as known is not practised and not mastered: it is offered once without help, and only that makes it count.
"""

from __future__ import annotations

from math import log, sqrt
from typing import Final, Literal
from uuid import UUID

from schemas.journal import Placed
from services.curriculum import SkillGraph
from services.pathway.belief import ATTEMPTS, DAY_S, LEVEL, SHRINK, VARIANCE
from services.pathway.constants import PlannerConstants
from services.pathway.placement import is_presumed_known
from services.pathway.placement_progress import PlacementProgress
from services.pathway.state import PRESUMED, STRIDE, PlanState

SMALLEST: Final = 8  # skills with questions; in a smaller course everybody just begins at the beginning
IDLE_DAYS: Final = 60.0  # after which a learner may be placed anew
PRESUMED_VARIANCE: Final = 0.6  # of a skill that was not asked about: less than of one unknown, more than of one practised
_SPAN: Final = (0.03, 0.97)
_MARGIN: Final = 0.01  # above the gate, so that rounding does not shut it

PlacementStage = Literal["offered", "allowed", "open", "done", "not_needed"]


def placement_stage(graph: SkillGraph, plan: PlanState, at_s: int) -> PlacementStage:
    """Return whether a placement is open, offered to this learner, allowed if they ask for one, done, or not needed in so small a course.

    It is offered to whoever has not worked in the course yet or not for IDLE_DAYS, and not again after it was refused.
    """
    last = plan.placement
    if last is not None and last.state == "open":
        return "open"
    if int(graph.practicable.sum()) < SMALLEST:
        return "not_needed"
    latest_s = max([*plan.times, last.last_s if last else 0], default=0)
    if latest_s == 0 or at_s - latest_s > IDLE_DAYS * DAY_S:
        return "offered"
    return "done" if last is not None and last.state == "done" else "allowed"


def place(plan: PlanState, placed: Placed, entry_id: UUID, at_s: int, c: PlannerConstants) -> None:
    """Move the plan by one step of a placement; what its answer says of its skills is practice that teaches nothing (`belief`)."""
    if placed.phase in ("started", "refused") and placed.enrollment_id is not None:
        state: Literal["open", "refused"] = "open" if placed.phase == "started" else "refused"
        plan.placement = PlacementProgress(entry_id, placed.enrollment_id, placed.version_id, placed.most or 1, state, at_s)
        plan.placement.question_id, plan.placement.asks = entry_id, placed.asks
        return
    now = plan.placement
    if now is None or now.state != "open" or placed.placement_id != now.id:
        return
    now.last_s = max(now.last_s, at_s)
    if placed.phase == "ended":
        _end(plan, now, placed, entry_id, c)
    elif placed.asked is not None:
        _go_on(plan, now, placed, placed.asked, entry_id, c)


def _go_on(plan: PlanState, now: PlacementProgress, placed: Placed, asked: str, entry_id: UUID, c: PlannerConstants) -> None:
    right = None if placed.dont_know else any(one.score > 0.5 for one in placed.skills)
    now.replies.append((asked, right, -1.0 if placed.phase == "passed" else placed.guess))
    now.question_id, now.asks = entry_id, placed.asks
    if placed.item is not None:
        now.items.append(placed.item)
        plan.show(plan.row(asked, c), placed.item)


def _end(plan: PlanState, now: PlacementProgress, placed: Placed, entry_id: UUID, c: PlannerConstants) -> None:
    mine = {skill for skill, right, guess in now.replies if right and guess >= 0}
    for one in placed.presumed:
        _presume(plan, one.skill, one.chance, asked=one.skill in mine, c=c)
    now.state, now.closed_by, now.question_id, now.asks = "done", entry_id, None, None
    now.replies, now.items = [], []


def _presume(plan: PlanState, skill: str, chance: float, *, asked: bool, c: PlannerConstants) -> None:
    """Believe of a skill what placement does, unless practice has told more; `asked` if a right answer of the placement is all there is."""
    row = plan.row(skill, c)
    at = row * STRIDE
    if plan.cells[at + ATTEMPTS] > asked:
        return
    variance = min(plan.cells[at + VARIANCE], PRESUMED_VARIANCE)
    low, high = _SPAN
    believed = min(high, max(low, chance, c.gate + _MARGIN if is_presumed_known(chance) else 0.0))
    plan.cells[at + LEVEL] = log(believed / (1.0 - believed)) * sqrt(1.0 + SHRINK * variance) - plan.head[0]
    plan.cells[at + VARIANCE] = variance
    plan.flag(row, PRESUMED, up=is_presumed_known(chance) and not plan.cells[at + ATTEMPTS])
