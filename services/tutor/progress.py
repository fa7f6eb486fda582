"""Where a learner stands: the map of skills and the reviews, computed at the moment of asking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from schemas.course import Skill
from schemas.tutor import ProgressOut, ReviewOut, ReviewsOut, SkillProgressOut
from services.curriculum import CourseVersion
from services.identity import Principal
from services.mastery import Predictor
from services.pathway import PlannerConstants, PlanState, SkillStanding, day_plan, skill_standings
from services.platform import OpenWork
from services.tutor.render import skill_out
from services.tutor.rooms import Rooms, Visit

MINUTES_A_REVIEW = 1.5
REVIEWS_SHOWN = 100


@dataclass(frozen=True)
class Progress:
    """Views of a learner's own knowledge."""

    open_work: OpenWork
    rooms: Rooms
    constants: PlannerConstants

    async def progress(self, principal: Principal, enrollment_id: UUID) -> ProgressOut:
        """Return every skill of the course, prerequisites first, with where the learner stands on it."""
        visit, plan, predictor = await self._look(principal, enrollment_id)
        rows = skill_rows(visit.version, plan, predictor, now=visit.now, today=visit.today, constants=visit.paced(self.constants))
        return ProgressOut(
            enrollment_id=enrollment_id, mastered=sum(row.state in ("mastered", "fading") for row in rows), total=len(rows), skills=rows
        )

    async def reviews(self, principal: Principal, enrollment_id: UUID) -> ReviewsOut:
        """Return the reviews of today, what waits, and what is to come."""
        visit, plan, _ = await self._look(principal, enrollment_id)
        graph, constants = visit.version.graph, visit.paced(self.constants)
        found = skill_standings(graph, plan, now=visit.now, today=visit.today, constants=constants)
        minutes = plan.minutes_left(visit.enrollment.minutes_per_day, visit.today)
        day = day_plan(graph, plan, now=visit.now, today=visit.today, minutes=minutes, constants=constants, aim=visit.aim(plan))
        place = {skill: number for number, skill in enumerate(day.reviews)}
        listed = [
            ReviewOut(
                skill=skill_out(visit.version.skill(one.skill)), due_at=one.due_at, due=one.due, retrievability=one.retrievability,
                today=one.skill in place,
            )
            for one in found if one.due_at is not None and one.retrievability is not None
        ]  # fmt: skip
        listed.sort(key=lambda row: _urgency(row, place))
        return ReviewsOut(
            due=sum(row.due for row in listed), today=len(day.reviews), minutes=day.review_minutes, new_minutes=day.new_minutes,
            reviews=tuple(listed[:REVIEWS_SHOWN]),
        )  # fmt: skip

    async def _look(self, principal: Principal, enrollment_id: UUID) -> tuple[Visit, PlanState, Predictor]:
        async with self.open_work(principal.tenant_id) as work:
            visit = await self.rooms.enter(work, principal, enrollment_id)
            view = await self.rooms.look(work, visit)
        return visit, self.rooms.plan(view, visit), self.rooms.predictor(view, visit)


def skill_rows(
    version: CourseVersion, plan: PlanState, predictor: Predictor, *, now: datetime, today: date, constants: PlannerConstants
) -> tuple[SkillProgressOut, ...]:
    """Return every skill of a course, prerequisites first, with where a learner stands on it."""
    standings = {one.skill: one for one in skill_standings(version.graph, plan, now=now, today=today, constants=constants)}
    in_order = [version.skill(version.graph.ids[row]) for row in version.graph.order]
    return tuple(_row(skill, standings[skill.id], predictor, now) for skill in in_order)


def _urgency(row: ReviewOut, place: dict[str, int]) -> tuple[int, float]:
    """Return where a review stands in the list: of today in the plan's order, then due by recall, then by date."""
    if row.today:
        return 0, place[row.skill.id]
    return (1, row.retrievability) if row.due else (2, row.due_at.timestamp())


def _row(skill: Skill, standing: SkillStanding, predictor: Predictor, now: datetime) -> SkillProgressOut:
    view = predictor.skill(skill.id, now, with_review=False) if skill.id in predictor.core.rows else None
    practised = view is not None and view.attempts > 0
    mastered = view is not None and practised and view.is_mastered
    if mastered:
        state = "fading" if standing.due else "mastered"
    elif standing.known or standing.exempt:
        state = "known"
    elif practised:
        state = "learning"
    else:
        state = "ready" if standing.open else "locked"
    return SkillProgressOut(
        skill=skill_out(skill), state=state, confirmed=mastered and standing.checked, mastery=view.mastery if view is not None and practised else None,
        uncertainty=view.variance if view is not None and practised else None,
        retrievability=standing.retrievability, attempts=view.attempts if view is not None else 0, next_review=standing.due_at,
        prerequisites=tuple(needed.id for needed in skill.prerequisites), presumed=standing.presumed, exempt=standing.exempt,
    )  # fmt: skip
