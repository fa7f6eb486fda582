"""The learner's loop: what comes next, attempts, hints, lessons."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from schemas.base import Slug
from schemas.history import HistoryOut, SkillHistoryOut
from schemas.pathway import GoalsOut, PlanOut, WhyOut
from schemas.tutor import (
    AttemptIn,
    AttemptOut,
    ChoiceIn,
    GoalIn,
    HintIn,
    HintOut,
    LessonViewedIn,
    NextOut,
    OfferOut,
    ProgressOut,
    ReviewsOut,
)
from services.api.deps import Learner, Served, Signed
from services.pathway import LONGEST_MINUTES
from services.tutor import MOST_DAYS, MOST_WEEKS, Wondered

router = APIRouter(prefix="/v1", tags=["tutor"])
JSON = "application/json"
Explain = Annotated[bool, Query(description="with the reasons derived again from the journal, in `explanation`")]
Skip = Annotated[bool, Query(description="what if this one were skipped for today")]
Minutes = Annotated[float | None, Query(ge=1, le=LONGEST_MINUTES, description="what if one practised so many minutes more")]
Weeks = Annotated[int, Query(ge=1, le=MOST_WEEKS, description="how many, this one among them")]
LastDays = Annotated[int, Query(ge=7, le=MOST_DAYS, description="how far back, today among them; answers before count, too")]
Days = Annotated[int | None, Query(ge=1, le=3_650, description="what if what is aimed at were wanted in so many days, today counted")]


@router.get("/enrollments/{enrollment_id}/next")
async def next_offer(
    enrollment_id: UUID, learner: Learner, services: Served,
    explain: Explain = False, skip: Skip = False, minutes: Minutes = None, days: Days = None,
) -> NextOut:  # fmt: skip
    """Return the open offer, or choose the next one, with its reasons and the ready alternatives; and what would be if, which changes nothing."""
    return await services.why.next(learner, enrollment_id, Wondered(explain, skip, minutes, days))


@router.post("/enrollments/{enrollment_id}/moves")
async def make_move(enrollment_id: UUID, body: ChoiceIn, learner: Learner, services: Served) -> NextOut:
    """Make a move of one's own: choose another ready skill, skip one for today or take that back, test out, leave the open offer, minutes today.

    What is open is returned. With an `id` a move counts once; without one, a move that changes nothing is not written down.
    """
    return await services.tutor.move(learner, enrollment_id, body)


@router.post("/enrollments/{enrollment_id}/goals", status_code=204)
async def state_goal(enrollment_id: UUID, body: GoalIn, learner: Learner, services: Served) -> None:
    """State a goal, or a preference, in your own words; after consent it becomes a fact (GET /v1/memory/facts). Repeating it changes nothing.

    The plan works towards a goal's `targets`, the more so the nearer its `deadline`; `replaces` ends an earlier one.
    """
    await services.goals.state(learner, enrollment_id, body)


@router.get("/enrollments/{enrollment_id}/goals")
async def list_goals(enrollment_id: UUID, learner: Learner, services: Served) -> GoalsOut:
    """Return the goals that stand in this course."""
    return await services.goals.all(learner, enrollment_id)


@router.delete("/enrollments/{enrollment_id}/goals/{goal_id}", status_code=204)
async def withdraw_goal(enrollment_id: UUID, goal_id: UUID, learner: Learner, services: Served) -> None:
    """Withdraw a goal: the plan aims at it no more."""
    await services.goals.withdraw(learner, enrollment_id, goal_id)


@router.get("/enrollments/{enrollment_id}/plan")
async def get_plan(enrollment_id: UUID, learner: Learner, services: Served) -> PlanOut:
    """Return what the plan works towards, how many minutes that still needs, and whether the date can be kept."""
    return await services.goals.plan(learner, enrollment_id)


@router.get("/enrollments/{enrollment_id}/progress")
async def progress(enrollment_id: UUID, learner: Learner, services: Served) -> ProgressOut:
    """Return where the learner stands on every skill of the course."""
    return await services.progress.progress(learner, enrollment_id)


@router.get("/enrollments/{enrollment_id}/history")
async def history(enrollment_id: UUID, signed: Signed, services: Served, weeks: Weeks = 12) -> HistoryOut:
    """Return the last weeks of a learner: minutes, answers, and how many skills counted as mastered when each ended.

    For the learner; for educators and guardians by policy, and each look of theirs is in the learner's access log.
    """
    return await services.history.weeks(signed, enrollment_id, weeks)


@router.get("/enrollments/{enrollment_id}/skills/{skill}/history")
async def skill_history(enrollment_id: UUID, skill: Slug, signed: Signed, services: Served, days: LastDays = 90) -> SkillHistoryOut:
    """Return how one skill grew and faded, with how sure that was, and the answers that it rests on; to whom `history` is open."""
    return await services.history.skill(signed, enrollment_id, skill, days)


@router.get("/enrollments/{enrollment_id}/reviews")
async def reviews(enrollment_id: UUID, learner: Learner, services: Served) -> ReviewsOut:
    """Return the reviews that are due and those to come, most urgent first."""
    return await services.progress.reviews(learner, enrollment_id)


@router.get("/enrollments/{enrollment_id}/why")
async def why_now(enrollment_id: UUID, signed: Signed, services: Served) -> WhyOut:
    """Return why what a learner has open was offered, for their educators and guardians: masked by policy, in the words that the learner reads.

    Each look is in the learner's access log. Learners ask `next?explain=true`.
    """
    return await services.teaching.why.now(signed, enrollment_id)


@router.get("/offers/{offer_id}/why")
async def why_offer(offer_id: UUID, learner: Learner, services: Served) -> WhyOut:
    """Return why an offer was made, open or closed: its decision, derived again from the journal and compared with what was written down."""
    return await services.why.offer(learner, offer_id)


@router.get("/offers/{offer_id}")
async def get_offer(offer_id: UUID, learner: Learner, services: Served) -> OfferOut:
    """Return an open offer as its learner sees it; answers are never shipped."""
    return await services.tutor.offer(learner, offer_id)


@router.post("/offers/{offer_id}/attempts", response_model=AttemptOut)
async def submit_attempt(offer_id: UUID, body: AttemptIn, learner: Learner, services: Served) -> Response:
    """Submit one response to one step. The attempt's id is its key: sent again, the same bytes come back and nothing counts twice."""
    return Response(await services.tutor.submit(learner, offer_id, body), media_type=JSON)


@router.post("/offers/{offer_id}/hints")
async def ask_hint(offer_id: UUID, body: HintIn, learner: Learner, services: Served) -> HintOut:
    """Show the next rung of the help ladder; an attempt is needed between rungs, and the last rung closes the step."""
    return await services.tutor.hint(learner, offer_id, body)


@router.post("/offers/{offer_id}/lesson", status_code=204)
async def lesson_viewed(offer_id: UUID, body: LessonViewedIn, learner: Learner, services: Served) -> None:
    """Note that the learner has read the lesson."""
    await services.tutor.lesson_viewed(learner, offer_id, body.id)
