"""The calls of those who teach: overrides of a learner's plan."""

from __future__ import annotations

from uuid import UUID

from schemas.overrides import OverrideIn, OverrideOut, OverridesOut, OverrideUndoIn
from services.client.calls import Call, get, post


def list_overrides(enrollment_id: UUID) -> Call[OverridesOut]:
    """Return the overrides of an enrollment, newest first, with their reasons; those that have ended among them."""
    return get(f"/v1/enrollments/{enrollment_id}/overrides", OverridesOut)


def override(enrollment_id: UUID, wanted: OverrideIn) -> Call[OverrideOut]:
    """Pin, skip, exempt or reset a skill for a learner of one's class, or extend an assignment (educators)."""
    return post(f"/v1/enrollments/{enrollment_id}/overrides", OverrideOut, wanted)


def undo_override(enrollment_id: UUID, override_id: UUID, wanted: OverrideUndoIn) -> Call[OverrideOut]:
    """Take an override back (educators)."""
    return post(f"/v1/enrollments/{enrollment_id}/overrides/{override_id}/undo", OverrideOut, wanted)
