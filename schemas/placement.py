"""A placement over HTTP: a few questions find out where a learner begins. Answers are never shipped, and no verdict is given on the way."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator

from schemas.base import Contract, Line, Prose, Slug, Text
from schemas.grading import Answer, Told
from schemas.tutor import ItemOut, SkillOut

_ID = "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11"
_QUESTION = "0e6b1c52-3f0a-4d7e-8f5e-7b0c9c8d2a10"


class PlacementIn(Contract):
    """Begin a placement. `id` is made by the client: sent twice, it is the same placement."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"id": _ID, "questions": 15}]})

    id: UUID
    questions: Annotated[int, Field(ge=5, le=40)] = Field(default=15, description="how many questions the learner accepts at most")


class PlacementAnswerIn(Contract):
    """Deal with the open question: an `answer`, `dont_know`, or `pass_over`. `id` is made by the client: sent twice, it counts once."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"id": _ID, "question": _QUESTION, "answer": "x = 7"}, {"id": _ID, "question": _QUESTION, "dont_know": True}]
        }
    )

    id: UUID
    question: UUID
    answer: Answer | None = None
    dont_know: bool = False
    pass_over: bool = Field(
        default=False, description="leave it out: it says nothing about the learner, but is one of the questions accepted"
    )

    @model_validator(mode="after")
    def _one_of_three(self) -> PlacementAnswerIn:
        if (self.answer is not None) + self.dont_know + self.pass_over != 1:
            raise ValueError("give exactly one of answer, dont_know, pass_over")
        return self


class PlacementEndIn(Contract):
    """Stop a placement, or refuse it. `id` is made by the client: sent twice, it is said once."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"id": _ID}]})

    id: UUID


class PlacementQuestionOut(Contract):
    """The question to answer now; one step, without hints."""

    id: UUID
    skill: SkillOut
    item: ItemOut
    step: Slug


class PlacementResultOut(Contract):
    """What was found. `known` opens what builds on it, and counts as mastered only after a later question without help."""

    known: tuple[SkillOut, ...]
    unsure: tuple[SkillOut, ...]
    to_learn: int = Field(description="skills of the course that are neither")
    ended: Literal["asked_enough", "sure", "nothing_left", "stopped"]
    text: Line


class PlacementOut(Contract):
    """Where the placement of an enrollment stands.

    `offered`: worth asking the learner now; `allowed`: not offered, but may be begun; `not_needed`: the course is too small.
    """

    enrollment_id: UUID
    state: Literal["offered", "allowed", "open", "done", "not_needed"]
    id: UUID | None = None
    asked: int = 0
    most: int | None = None
    question: PlacementQuestionOut | None = None
    result: PlacementResultOut | None = Field(default=None, description="of the last one that ended")
    remembered: bool = Field(description="false before consent: nothing of this is kept after the session")


class PlacementAnswerOut(Contract):
    """What came of an answer. No verdict: a placement measures, it does not teach."""

    counted: bool = Field(description="false when the answer could not be read: it says nothing, and may be sent again")
    message: Prose = Field(default="", description="why it could not be read, in the language of the course")
    told: Told | None = Field(default=None, description="the same in codes")
    understood: Text | None = None
    placement: PlacementOut
