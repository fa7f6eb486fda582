"""What a learner asks a person to look at: an item that seems faulty, a marking that seems unjust, an answer that no machine has marked."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator

from schemas.base import Contract, Line, Prose, Slug, Text
from schemas.grading import Answer, CriterionMark, Verdict
from schemas.weight import Unit

ReportReason = Literal["answer_is_wrong", "mine_is_right", "unclear", "cannot_be_answered", "spelling", "picture", "other"]
CaseKind = Literal["report", "contest", "waiting"]
CaseState = Literal["open", "mended", "dismissed", "marked", "kept"]
Note = Annotated[Text, Field(max_length=1_000)]


class Raised(Contract):
    """Evidence of kind `case`: what a learner asked a person to look at; the note is in the words. The entry's id is the case's id."""

    v: Literal[1] = 1
    about: CaseKind
    offer_id: UUID
    course: Slug
    item: Slug
    step: Slug | None = None
    attempt_id: UUID | None = Field(default=None, description="of a contest and of an answer that waits")
    reason: Slug | None = Field(default=None, description="of a report")


class Ruled(Contract):
    """Evidence of kind `ruling`: what a person decided about a case; their reason is in the words.

    If the answer was marked anew, its entry is read with this verdict, score and weight from here on.
    """

    v: Literal[1] = 1
    case_id: UUID
    course: Slug
    by: UUID
    state: CaseState
    attempt_id: UUID | None = Field(default=None, description="the answer that was marked anew")
    verdict: Verdict | None = None
    score: Unit | None = None
    marks: tuple[tuple[Slug, int], ...] = Field(default=(), description="per criterion of the rubric")


class ReportIn(Contract):
    """Something seems wrong with an item. `id` is made by the client: sent twice, it is one report."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11", "step": "a", "reason": "mine_is_right", "note": "7/1 is 7, too."}]
        }
    )

    id: UUID
    step: Slug | None = None
    reason: ReportReason
    note: Note = Field(default="", description="kept sealed, and only with consent to memory; for those who teach you")


class ContestIn(Contract):
    """Ask a person to mark an answer that a language model has marked. `id` is made by the client: sent twice, it is one request."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11", "note": "I did name the reason, in the last line."}]}
    )

    id: UUID
    note: Note = ""


class CaseOut(Contract):
    """A case as its learner sees it."""

    id: UUID
    kind: CaseKind
    state: CaseState
    course_id: UUID
    item: Slug
    question: Text = Field(description="what the item asked, as it was put to the learner")
    step: Slug | None
    attempt_id: UUID | None
    reason: Slug | None
    raised_at: datetime
    decided_at: datetime | None
    note: Prose | None = Field(description="what you wrote; null where nothing was kept")
    answer: Prose | None = Field(default=None, description="what a person wrote about it")


class CasesOut(Contract):
    """One's own cases, newest first."""

    cases: tuple[CaseOut, ...]


class NoteOut(Contract):
    """What a learner wrote about an item; who, is not told."""

    reason: Slug
    step: Slug | None
    note: Prose
    raised_at: datetime


class ItemReportsOut(Contract):
    """The open reports of one item from one class."""

    course_id: UUID
    version_id: UUID = Field(description="the newest that was reported")
    item: Slug
    question: Text = Field(description="what it asks, as it was put to who reported it last")
    count: int
    reasons: dict[str, int]
    steps: dict[str, int] = Field(description="how often each step was named")
    seeds: tuple[int, ...] = Field(description="at which the question was drawn, to see it as they did; at most 20")
    first_at: datetime
    last_at: datetime
    notes: tuple[NoteOut, ...] = Field(description="for educators of the class alone, of learners who agree to being remembered")


class ReportsOut(Contract):
    """Reported items of a class, those reported most first."""

    items: tuple[ItemReportsOut, ...]


class ReportDecisionIn(Contract):
    """What came of the open reports of an item: the item is mended, or it is right as it is. The note goes to those who reported it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"course_id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11", "item": "add-two", "state": "mended", "note": "Thank you."}]
        }
    )

    course_id: UUID
    item: Slug
    state: Literal["mended", "dismissed"]
    note: Note = ""


class ReportDecisionOut(Contract):
    """How many reports were decided."""

    decided: int


class RubricCriterionOut(Contract):
    """One criterion as whoever marks reads it."""

    id: Slug
    title: Line
    marks: int
    description: Prose


class MarkingOut(Contract):
    """An answer that a person is asked to mark."""

    id: UUID
    kind: Literal["contest", "waiting"]
    state: CaseState
    learner_id: UUID
    course_id: UUID
    item: Slug
    step: Slug
    raised_at: datetime
    stem: Prose
    prompt: Prose
    answer: Answer | None = Field(description="null when the learner has deleted it or no longer agrees to its being kept")
    note: Prose | None
    model_answer: Prose
    guidance: Prose
    criteria: tuple[RubricCriterionOut, ...]
    marks: tuple[CriterionMark, ...] = Field(description="the model's marks that are contested")


class MarkingsOut(Contract):
    """Answers of a class that wait for a person, the oldest first."""

    markings: tuple[MarkingOut, ...]


class PersonMark(Contract):
    """The marks that a person gives for one criterion."""

    criterion: Slug
    marks: Annotated[int, Field(ge=0, le=100)]


class MarkingDecisionIn(Contract):
    """A person's decision, with its reason for the learner: `marks` for every criterion, or none to keep those that stand."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"marks": [{"criterion": "reason", "marks": 2}], "reason": "The reason stands in your last line. You are right."}]
        }
    )

    marks: Annotated[tuple[PersonMark, ...], Field(max_length=16)] = ()
    reason: Annotated[Text, Field(min_length=1, max_length=2_000)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if len({one.criterion for one in self.marks}) != len(self.marks):
            raise ValueError("a criterion is marked twice")
        return self
