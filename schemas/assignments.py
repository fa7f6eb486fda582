"""Assignments: skills of a course that a class, or some of it, is to have mastered by a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic.config import JsonDict

from schemas.base import Contract, Slug, storable
from schemas.tutor import SkillOut

Note = Annotated[str, StringConstraints(max_length=500, strip_whitespace=True), AfterValidator(storable)]
Tag = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True), AfterValidator(storable)]
Skills = Annotated[tuple[Slug, ...], Field(max_length=200)]
AssignmentState = Literal["to_come", "not_begun", "under_way", "done", "late"]
_EXAMPLE: JsonDict = {
    "id": "3c8e7a52-70e5-4f5e-9c35-6f7ad1c5b333", "course_id": "0d7f6b3a-1b52-4c38-8a2f-8f9d8f3f2c44",
    "skills": ["two-step-equations"], "starts": "2099-11-30", "due": "2099-12-11", "note": "Before the test.",
}  # fmt: skip


class AssignmentIn(Contract):
    """A new assignment. `id` is made by the client: sent twice, it is the same one."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    id: UUID
    course_id: UUID
    skills: Skills = Field(default=(), description="of the version that the class works with; or `standard` instead")
    standard: Tag | None = Field(default=None, description="all skills that bear this standard now")
    starts: date
    due: date = Field(description="the last day")
    note: Note = Field(default="", description="for every learner of it to read; name nobody")
    learner_ids: Annotated[tuple[UUID, ...], Field(max_length=500)] | None = Field(
        default=None, description="learners of the class; null for all, also those who come later"
    )

    @model_validator(mode="after")
    def _whole(self) -> AssignmentIn:
        if bool(self.skills) == (self.standard is not None):
            raise ValueError("give either skills or standard")
        if self.learner_ids is not None and not self.learner_ids:
            raise ValueError("name at least one learner, or leave learner_ids out for the whole class")
        return self


class AssignmentPatch(Contract):
    """Changes of an assignment; what is left out stays. Who has it cannot be changed: withdraw it and make another."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"due": "2099-12-18"}]})

    skills: Annotated[Skills, Field(min_length=1)] | None = None
    starts: date | None = None
    due: date | None = None
    note: Note | None = None


class AssignmentOut(Contract):
    """An assignment as its educator sees it."""

    id: UUID
    class_id: UUID
    course_id: UUID
    skills: tuple[Slug, ...]
    starts: date
    due: date
    note: str
    learner_ids: tuple[UUID, ...] | None
    version: int
    made_at: datetime
    withdrawn_at: datetime | None


class AssignmentsOut(Contract):
    """The assignments of a class, by due date, those withdrawn last."""

    assignments: tuple[AssignmentOut, ...]


class MyAssignmentOut(Contract):
    """An assignment as a learner has it; how far they are is computed at the moment of asking."""

    id: UUID
    skills: tuple[SkillOut, ...]
    mastered: int = Field(description="of these skills; those that the learner is exempt from count")
    starts: date
    due: date
    extended: bool = Field(description="`due` was moved for this learner")
    note: str
    state: AssignmentState


class MyAssignmentsOut(Contract):
    """A learner's assignments in one course, the next due first; those done last."""

    assignments: tuple[MyAssignmentOut, ...]
