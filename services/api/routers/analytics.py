"""What an educator sees of a class of theirs, as far as policy, consent and the size of groups let it be seen."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse

from schemas.analytics import ClassOverviewOut, LearnerViewOut
from services.api.deps import Educator, Served

router = APIRouter(prefix="/v1/classes/{class_id}", tags=["analytics"])
CSV = "text/csv"
Course = Annotated[UUID, Query(description="the course to look at")]


@router.get("/overview")
async def class_overview(class_id: UUID, course_id: Course, educator: Educator, services: Served) -> ClassOverviewOut:
    """Return who needs a person, who is stuck together, and how the group stands; groups under ten are hidden, and what would tell of them.

    Whoever is looked at finds it in their access log, once a session and day.
    """
    return await services.teaching.views.overview(educator, class_id, course_id)


@router.get("/learners/{learner_id}")
async def class_learner(class_id: UUID, learner_id: UUID, course_id: Course, educator: Educator, services: Served) -> LearnerViewOut:
    """Return one learner of a class of one's own: progress, how the last attempts went (not what was written), beliefs, overrides.

    Each look is in the learner's access log.
    """
    return await services.teaching.views.learner(educator, class_id, course_id, learner_id)


@router.get("/progress.csv", response_class=Response, responses={200: {"content": {CSV: {}}}})
async def class_progress_csv(class_id: UUID, course_id: Course, educator: Educator, services: Served) -> Response:
    """Fetch the table of progress, a line a learner (docs/educators.md names the columns); logged for each learner, once a session and day."""
    lines = await services.teaching.views.progress_csv(educator, class_id, course_id)
    headers = {"content-disposition": f'attachment; filename="meno-progress-{class_id}.csv"', "cache-control": "no-store"}
    return StreamingResponse(lines, media_type=f"{CSV}; charset=utf-8", headers=headers)
