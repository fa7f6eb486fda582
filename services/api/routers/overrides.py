"""An educator's overrides of a learner's plan, each with its reason; the learner reads them too."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from schemas.overrides import OverrideIn, OverrideOut, OverridesOut, OverrideUndoIn
from services.api.deps import Educator, Served, Signed

router = APIRouter(prefix="/v1/enrollments/{enrollment_id}/overrides", tags=["overrides"])


@router.get("")
async def list_overrides(enrollment_id: UUID, signed: Signed, services: Served) -> OverridesOut:
    """Return the overrides of an enrollment, newest first: what, by whom, why, until when, and which have ended."""
    return await services.teaching.overrides.all(signed, enrollment_id)


@router.post("", status_code=201)
async def override(enrollment_id: UUID, body: OverrideIn, educator: Educator, services: Served) -> OverrideOut:
    """Pin, skip, exempt or reset a skill for one learner of one's class, or extend an assignment, with a reason that the learner reads."""
    return await services.teaching.overrides.make(educator, enrollment_id, body)


@router.post("/{override_id}/undo")
async def undo_override(enrollment_id: UUID, override_id: UUID, body: OverrideUndoIn, educator: Educator, services: Served) -> OverrideOut:
    """Take an override back, with a reason. A reset stays: what the learner does from there on counts."""
    return await services.teaching.overrides.undo(educator, enrollment_id, override_id, body)
