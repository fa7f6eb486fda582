"""What may go wrong with an override. Messages hold ids only."""

from __future__ import annotations

from uuid import UUID

from services.platform import NotFound, Problem


class OverrideUnknown(NotFound):
    """There is no such override in this enrollment."""


class OverrideConflict(Problem):
    """Another override in force says the opposite."""

    status = 409
    code = "override_conflict"
    title = "Another override of this skill says the opposite; undo that one first"

    def __init__(self, other: UUID, move: str) -> None:
        """Name the other one."""
        super().__init__(f"Override {other} ({move}) is in force.", extra={"override_id": str(other), "move": move})


class OverrideEnded(Problem):
    """The override was undone or replaced before, or has expired."""

    status = 409
    code = "override_ended"
    title = "This override no longer holds; there is nothing to undo"


class OverrideFinal(Problem):
    """A reset cannot be taken back: what the learner does from there on counts."""

    status = 409
    code = "override_final"
    title = "A reset cannot be undone; what the learner does from here on counts. Exempt the skill, or pin it, instead"


class OverrideDate(Problem):
    """The date lies too early."""

    status = 422
    code = "override_date"
    title = "The date lies too early; give a later one"


class AssignmentUnknown(Problem):
    """The learner has no such assignment in this course."""

    status = 422
    code = "assignment_unknown"
    title = "The learner has no such assignment in this course; see GET /v1/enrollments/{id}/assignments"


class SkillUnknown(Problem):
    """The learner's version of the course has no such skill."""

    status = 422
    code = "skill_unknown"
    title = "The learner's version of the course has no such skill; see GET /v1/enrollments/{id}/progress"


class SkillWithoutItems(Problem):
    """No item practises the skill, so it can never come next."""

    status = 409
    code = "skill_without_items"
    title = "No item of the course practises this skill, so it cannot be pinned; add items, or choose another skill"
