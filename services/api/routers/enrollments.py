"""Enrollments: a learner in a course, with a time zone and minutes a day."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Response

from schemas.identity import EnrollmentIn, EnrollmentOut, EnrollmentPatch, Page
from services.api.deps import Served, Signed
from services.api.etags import Expected, tag
from services.api.once import OnceRoute
from services.api.pages import DEFAULT, After, Size, cursor, seen
from services.api.shapes import enrollment_out

router = APIRouter(route_class=OnceRoute, prefix="/v1/enrollments", tags=["enrollments"])


@router.get("")
async def list_enrollments(
    signed: Signed, services: Served, learner_id: UUID | None = None, after: After = None, limit: Size = DEFAULT
) -> Page[EnrollmentOut]:
    """List the enrollments of a learner (oneself, if not given)."""
    found = await services.identity.enrollments.page(signed, learner_id, seen(after), limit)
    return Page[EnrollmentOut](items=tuple(map(enrollment_out, found.items)), after=cursor(found.last))


@router.post("", status_code=201)
async def enroll(body: EnrollmentIn, signed: Signed, response: Response, services: Served) -> EnrollmentOut:
    """Enroll a learner (oneself, if not given) in one published version of a course."""
    made = await services.identity.enrollments.create(signed, body)
    tag(response, made.version)
    return enrollment_out(made)


@router.get("/{enrollment_id}")
async def get_enrollment(enrollment_id: UUID, signed: Signed, response: Response, services: Served) -> EnrollmentOut:
    """Return one enrollment."""
    found = await services.identity.enrollments.get(signed, enrollment_id)
    tag(response, found.version)
    return enrollment_out(found)


@router.patch("/{enrollment_id}")
async def edit_enrollment(
    enrollment_id: UUID, body: EnrollmentPatch, expected: Expected, signed: Signed, response: Response, services: Served
) -> EnrollmentOut:
    """Change an enrollment; send the ETag you have read in If-Match. A new version must be one of the same course."""
    made = await services.identity.enrollments.edit(signed, enrollment_id, body, expected)
    tag(response, made.version)
    return enrollment_out(made)
