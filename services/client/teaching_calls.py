"""The calls of those who teach: overrides of a learner's plan, assignments, and views of a class."""

from __future__ import annotations

from uuid import UUID

from schemas.analytics import ClassOverviewOut, LearnerViewOut
from schemas.assignments import AssignmentIn, AssignmentOut, AssignmentPatch, AssignmentsOut, MyAssignmentsOut
from schemas.overrides import OverrideIn, OverrideOut, OverridesOut, OverrideUndoIn
from schemas.pathway import WhyOut
from services.client.calls import Call, asked, change, delete, get, post


def list_overrides(enrollment_id: UUID) -> Call[OverridesOut]:
    """Return the overrides of an enrollment, newest first, with their reasons; those that have ended among them."""
    return get(f"/v1/enrollments/{enrollment_id}/overrides", OverridesOut)


def override(enrollment_id: UUID, wanted: OverrideIn) -> Call[OverrideOut]:
    """Pin, skip, exempt or reset a skill for a learner of one's class, or extend an assignment (educators)."""
    return post(f"/v1/enrollments/{enrollment_id}/overrides", OverrideOut, wanted)


def undo_override(enrollment_id: UUID, override_id: UUID, wanted: OverrideUndoIn) -> Call[OverrideOut]:
    """Take an override back (educators)."""
    return post(f"/v1/enrollments/{enrollment_id}/overrides/{override_id}/undo", OverrideOut, wanted)


def why_now(enrollment_id: UUID) -> Call[WhyOut]:
    """Return why what a learner has open was offered, as far as you may see (educators, guardians); learners ask `next` to explain."""
    return get(f"/v1/enrollments/{enrollment_id}/why", WhyOut)


def list_assignments(class_id: UUID, course_id: UUID) -> Call[AssignmentsOut]:
    """Return the assignments of a class in a course (educators)."""
    return get(f"/v1/classes/{class_id}/assignments", AssignmentsOut, course_id=course_id)


def assign(class_id: UUID, wanted: AssignmentIn) -> Call[AssignmentOut]:
    """Set skills for a class, or some of it, with a start and a last day (educators)."""
    return post(f"/v1/classes/{class_id}/assignments", AssignmentOut, wanted)


def edit_assignment(class_id: UUID, assignment_id: UUID, patch: AssignmentPatch, version: int) -> Call[AssignmentOut]:
    """Change an assignment whose version you have seen (educators)."""
    return change("PATCH", f"/v1/classes/{class_id}/assignments/{assignment_id}", AssignmentOut, patch, str(version))


def withdraw_assignment(class_id: UUID, assignment_id: UUID) -> Call[None]:
    """Withdraw an assignment (educators)."""
    return delete(f"/v1/classes/{class_id}/assignments/{assignment_id}")


def my_assignments(enrollment_id: UUID) -> Call[MyAssignmentsOut]:
    """Return one's own assignments in a course, with how far one is."""
    return get(f"/v1/enrollments/{enrollment_id}/assignments", MyAssignmentsOut)


def class_overview(class_id: UUID, course_id: UUID) -> Call[ClassOverviewOut]:
    """Return who of a class needs a person, who is stuck together, and how the group stands (educators)."""
    return get(f"/v1/classes/{class_id}/overview", ClassOverviewOut, course_id=course_id)


def class_learner(class_id: UUID, learner_id: UUID, course_id: UUID) -> Call[LearnerViewOut]:
    """Return one learner of a class (educators)."""
    return get(f"/v1/classes/{class_id}/learners/{learner_id}", LearnerViewOut, course_id=course_id)


def class_progress_csv(class_id: UUID, course_id: UUID) -> Call[bytes]:
    """Return the table of progress of a class as CSV (educators)."""
    return Call("GET", f"/v1/classes/{class_id}/progress.csv", bytes, asked({"course_id": course_id}))
