"""Assignments: what a class is to have mastered by when, and how far a learner is with it."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from schemas.assignments import AssignmentIn, AssignmentOut, AssignmentPatch, AssignmentsOut, MyAssignmentsOut
from services.api.deps import Learner, Served, Signed
from services.api.etags import Expected, tag

router = APIRouter(prefix="/v1", tags=["assignments"])
Course = Annotated[UUID, Query(description="the course")]


@router.get("/classes/{class_id}/assignments")
async def list_assignments(class_id: UUID, course_id: Course, signed: Signed, services: Served) -> AssignmentsOut:
    """Return the assignments of a class in a course, by due date, those withdrawn last."""
    return await services.teaching.assignments.of_class(signed, class_id, course_id)


@router.post("/classes/{class_id}/assignments", status_code=201)
async def assign(class_id: UUID, body: AssignmentIn, signed: Signed, response: Response, services: Served) -> AssignmentOut:
    """Set skills of the class's course for the class, or some of it, with a start and a last day."""
    made = await services.teaching.assignments.make(signed, class_id, body)
    tag(response, made.version)
    return made


@router.patch("/classes/{class_id}/assignments/{assignment_id}")
async def edit_assignment(
    class_id: UUID, assignment_id: UUID, body: AssignmentPatch, expected: Expected, signed: Signed, response: Response, services: Served
) -> AssignmentOut:
    """Change an assignment; send the version you have read in If-Match. For one learner alone, use an override: `extend`."""
    made = await services.teaching.assignments.edit(signed, class_id, assignment_id, body, expected)
    tag(response, made.version)
    return made


@router.delete("/classes/{class_id}/assignments/{assignment_id}", status_code=204)
async def withdraw_assignment(class_id: UUID, assignment_id: UUID, signed: Signed, services: Served) -> None:
    """Withdraw an assignment: learners see it no more."""
    await services.teaching.assignments.withdraw(signed, class_id, assignment_id)


@router.get("/enrollments/{enrollment_id}/assignments")
async def my_assignments(enrollment_id: UUID, learner: Learner, services: Served) -> MyAssignmentsOut:
    """Return one's own assignments in a course, with how far one is: not begun, under way, done, late."""
    return await services.teaching.assignments.mine(learner, enrollment_id)
