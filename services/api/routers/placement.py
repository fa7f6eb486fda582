"""Placement: a few questions find out where a learner begins."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from schemas.placement import PlacementAnswerIn, PlacementAnswerOut, PlacementEndIn, PlacementIn, PlacementOut
from services.api.deps import Learner, Served

router = APIRouter(prefix="/v1/enrollments/{enrollment_id}/placement", tags=["tutor"])


@router.get("")
async def get_placement(enrollment_id: UUID, learner: Learner, services: Served) -> PlacementOut:
    """Return where the placement stands: whether it is offered, its open question, or what was found."""
    return await services.placing.look(learner, enrollment_id)


@router.post("")
async def start_placement(enrollment_id: UUID, body: PlacementIn, learner: Learner, services: Served) -> PlacementOut:
    """Begin a placement of at most so many questions, and return the first. Repeating it changes nothing."""
    return await services.placing.start(learner, enrollment_id, body)


@router.post("/answers")
async def answer_placement(enrollment_id: UUID, body: PlacementAnswerIn, learner: Learner, services: Served) -> PlacementAnswerOut:
    """Answer the open question, say that you don't know, or pass it over. What cannot be read is not counted and may be sent again."""
    return await services.placing.answer(learner, enrollment_id, body)


@router.post("/stop")
async def stop_placement(enrollment_id: UUID, body: PlacementEndIn, learner: Learner, services: Served) -> PlacementOut:
    """Stop here: what the answers so far tell is kept. Repeating it changes nothing."""
    return await services.placing.stop(learner, enrollment_id, body)


@router.post("/refusal")
async def refuse_placement(enrollment_id: UUID, body: PlacementEndIn, learner: Learner, services: Served) -> PlacementOut:
    """Begin at the beginning instead. A placement is then not offered again, but may still be begun."""
    return await services.placing.refuse(learner, enrollment_id, body)
