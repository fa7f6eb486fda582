"""Looking back: what of a learner's memory belongs to a question, and what the tutor believed at a moment that has passed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from schemas.recall import BelievedOut, RecallIn, RecallOut
from services.api.deps import Learner, Served

router = APIRouter(prefix="/v1/memory", tags=["memory"])
Moment = Annotated[
    AwareDatetime, Query(description="with its offset, such as 2026-09-01T08:00:00+02:00", examples=["2026-09-01T08:00:00Z"])
]


@router.get("/as-of")
async def believed_as_of(at: Moment, learner: Learner, services: Served) -> BelievedOut:
    """Return what the tutor believed about the learner at a moment; what the learner has deleted since does not come back."""
    return await services.looking_back.believed(learner, at)


@router.post("/recall")
async def recall(body: RecallIn, learner: Learner, services: Served) -> RecallOut:
    """Return what of the learner's memory belongs to a question, with reasons. It changes nothing but the access log, once a session."""
    return await services.looking_back.recalled(learner, body)
