"""The learner's loop over HTTP: what comes next, the offer as seen, attempts, hints and tutor turns. Answers are never shipped."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field, StringConstraints, model_validator

from schemas.base import Contract, Line, Prose, Slug, Text
from schemas.course import AnswerType, Form, Shape
from schemas.grading import Answer, CriterionMark, Told, TrialOutcome, Verdict
from schemas.journal import ActivityKind, Unit
from schemas.pathway import ReasonOut as ReasonOut  # said again: contracts of the loop are read from here
from schemas.pathway import SkillOut as SkillOut
from schemas.pathway import WhatIfOut, WhyOut

Say = Annotated[Prose, StringConstraints(min_length=1, max_length=4_000, strip_whitespace=True)]
ClientTime = Annotated[AwareDatetime, Field(ge=datetime(1900, 1, 1, tzinfo=UTC), lt=datetime(2200, 1, 1, tzinfo=UTC))]


class WorkedExampleOut(Contract):
    """A correct solution with its reasoning, Markdown with LaTeX in `$…$`."""

    title: Text
    body: Prose


class LessonOut(Contract):
    """The explanation that comes before the first item of a new skill."""

    explanation: Prose
    worked_examples: tuple[WorkedExampleOut, ...]
    read: bool = Field(default=False, description="the learner has said so, or begun with the question")


class ChoiceOut(Contract):
    """One option; `ordering` options come shuffled by the offer's seed."""

    id: Slug
    text: Prose


class TrialOut(Contract):
    """A test that a program must pass: what is called or typed, and what is expected."""

    call: Text | None = None
    input: Text = ""
    expect: Text


class StepOut(Contract):
    """One gradable part of the item, with what the learner has done on it."""

    id: Slug
    prompt: Prose
    answer_type: AnswerType
    form: Form
    unknown: Text | None = None
    choices: tuple[ChoiceOut, ...] = ()
    shapes: tuple[Shape, ...] = Field(
        default=("text",), description="how the answer may be sent: one text, a list of texts, or rows of cells"
    )
    units: tuple[Text, ...] = Field(default=(), description="of a quantity: the units wanted")
    start: Text | None = Field(default=None, description="of an argument: the line that it starts from")
    tests: tuple[TrialOut, ...] = Field(default=(), description="of code: the tests that are shown; hidden ones are run too")
    done: bool
    attempts: int
    hints: tuple[Prose, ...] = Field(description="the rungs shown so far; how many are left is not told")
    given: bool = Field(default=False, description="shown solved: `solution` says how, and there is nothing to answer")
    solution: Prose | None = Field(default=None, description="of a step that is given")


class ItemOut(Contract):
    """The question as instantiated for this offer, Markdown with LaTeX in `$…$`."""

    id: Slug
    title: Text | None
    stem: Prose
    steps: tuple[StepOut, ...]


class OfferOut(Contract):
    """One activity as offered. `step` is the one to answer now."""

    id: UUID
    enrollment_id: UUID
    activity: ActivityKind
    skill: SkillOut
    lesson: LessonOut | None
    example: WorkedExampleOut | None = Field(
        default=None, description="beside a completion without a lesson: how such a question is solved"
    )
    item: ItemOut | None
    step: Slug | None
    aided: bool = Field(description="false for a check: no hints and no help")
    why: tuple[ReasonOut, ...]
    offered_at: datetime


class AlternativeOut(Contract):
    """A skill that the learner may choose instead."""

    skill: SkillOut
    due: bool
    new: bool


class NextOut(Contract):
    """The open offer or the next one; `offer` is null when there is nothing to do, and then `nothing` says until when and why."""

    offer: OfferOut | None
    alternatives: tuple[AlternativeOut, ...] = ()
    nothing: ReasonOut | None = None
    until: datetime | None = None
    remembered: bool = Field(description="false before consent: nothing of this is kept after the session")
    about_minutes: float | None = Field(
        default=None,
        description="an estimate of what is left of the offer: seconds observed of the item, else what the plan counts, and a lesson's length",
    )
    placement: Literal["offered", "open"] | None = Field(
        default=None, description="a few questions could find out where to begin, or are under way: see the enrollment's placement"
    )
    explanation: WhyOut | None = Field(default=None, description="asked for with `explain=true`")
    what_if: tuple[WhatIfOut, ...] = Field(default=(), description="asked for with `skip=true`, `minutes=` or `days=`")


class ChoiceIn(Contract):
    """A learner's own move. `id` is made by the client: sent twice, it is one move; without it a move that changes nothing changes nothing.

    `choose` another ready skill; `skip` one for today, `unskip` it; `test_out` of one, ready or not; `leave` the open offer; `minutes` today.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"move": "choose", "skill": "two-step-equations"},
                {"move": "test_out", "skill": "quadratics", "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11"},
                {"move": "leave", "offer_id": "0e6b1c52-3f0a-4d7e-8f5e-7b0c9c8d2a10"},
                {"move": "minutes", "minutes": 10},
            ]
        }
    )

    move: Literal["choose", "skip", "unskip", "test_out", "leave", "minutes"]
    id: UUID | None = None
    skill: Slug | None = Field(default=None, description="of choose, skip, unskip and test_out")
    offer_id: UUID | None = Field(default=None, description="of leave: the offer to leave; another open one stays")
    minutes: Annotated[float, Field(ge=1, le=600)] | None = Field(default=None, description="of minutes: how long today, in all")

    @model_validator(mode="after")
    def _says_what(self) -> ChoiceIn:
        needed = {"leave": "offer_id", "minutes": "minutes"}.get(self.move, "skill")
        if getattr(self, needed) is None:
            raise ValueError(f"{self.move} needs {needed}")
        return self


class AttemptIn(Contract):
    """One response to one step. `id` is made by the client: sent twice, it is the same attempt."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11", "step": "a", "answer": "x = 7", "seconds": 21.5}]}
    )

    id: UUID
    step: Slug
    answer: Answer
    seconds: Annotated[float, Field(ge=0, le=86_400)] | None = Field(default=None, description="time spent, as the client measured it")
    client_at: ClientTime | None = Field(default=None, description="when, as the client's clock has it, with its zone")


class MasteryOut(Contract):
    """How an attempt moved one skill: mastery is the chance to answer an average unseen item rightly."""

    skill: SkillOut
    before: Unit
    after: Unit
    mastered: bool


class MisconceptionOut(Contract):
    """A wrong idea that the answer reveals."""

    id: Slug
    name: Line


class AttemptOut(Contract):
    """What came of an attempt, and what comes next, in one round trip."""

    id: UUID
    offer_id: UUID
    step: Slug
    verdict: Verdict
    score: Unit
    message: Prose = Field(description="what to tell the learner, in the language of the course")
    told: Told | None = Field(default=None, description="the same in codes; null where there is nothing to tell")
    feedback: Prose | None
    understood: Text | None
    misconception: MisconceptionOut | None
    tests: tuple[TrialOutcome, ...] = Field(
        default=(), description="of code: what came of each test; of hidden ones only whether it passed"
    )
    line: int | None = Field(default=None, description="of an argument: the first line that does not follow, from 1")
    marks: tuple[CriterionMark, ...] = Field(
        default=(), description="of free text: the marks of a language model, each with its evidence; contest them"
    )
    waiting: bool = Field(default=False, description="of free text: nobody has marked it yet; somebody who teaches you will")
    counted: bool = Field(description="false when the answer could not be read: it is no evidence and may be sent again")
    mastery: tuple[MasteryOut, ...]
    solution: Prose | None = Field(description="shown once the step is closed")
    completed: bool
    next: NextOut


class HintIn(Contract):
    """Ask for the next rung. `id` is made by the client: sent twice, it is the same hint."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11", "step": "a"}]})

    id: UUID
    step: Slug


class HintOut(Contract):
    """The rung, or why there is none now."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"shown": True, "text": "What undoes adding 3?", "rung": 1, "last": False}]})

    shown: bool
    text: Prose
    rung: int
    last: bool = Field(description="this was the whole solution: the step is closed without success, and a similar question follows")
    completed: bool = Field(default=False, description="the activity is closed: ask what comes next")


class LessonViewedIn(Contract):
    """The learner has read the lesson of this offer."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11"}]})

    id: UUID


class GoalIn(Contract):
    """What a learner wants, or how they like to be taught, in their own words. `id` is made by the client: sent twice, it is one wish."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
                    "kind": "goal",
                    "text": "Pass the algebra exam in June",
                    "targets": ["quadratics"],
                    "deadline": "2031-06-10",
                }
            ]
        }
    )

    id: UUID
    kind: Literal["goal", "preference"]
    text: Line
    targets: tuple[Slug, ...] = Field(default=(), max_length=100, description="of a goal: skills of the course that are wanted")
    deadline: date | None = Field(default=None, description="of a goal: the last of the learner's own days that counts")
    replaces: UUID | None = Field(default=None, description="of a goal: an earlier one that holds no longer")

    @model_validator(mode="after")
    def _aims_in_goals_only(self) -> GoalIn:
        if self.kind == "preference" and (self.targets or self.deadline or self.replaces):
            raise ValueError("a preference has no targets, deadline or earlier goal; make it a goal")
        return self


class ConversationIn(Contract):
    """Open a chat beside the work of one enrollment."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"enrollment_id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11", "offer_id": "0e6b1c52-3f0a-4d7e-8f5e-7b0c9c8d2a10"}]
        }
    )

    enrollment_id: UUID
    offer_id: UUID | None = None


class TurnIn(Contract):
    """One message of the learner. `id` is made by the client: sent twice, it is the same turn."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11", "text": "Why do the signs change?", "mode": "explain"}]
        }
    )

    id: UUID
    text: Say
    mode: Literal["solve", "explain"] = "solve"


class TurnOut(Contract):
    """One turn. `authored` tells that the course's author, not a language model, wrote the reply."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11",
                    "text": "Why do the signs change?",
                    "reply": "What happens to each term when you multiply by -1?",
                    "authored": False,
                    "complete": True,
                    "at": "2026-11-22T10:00:00Z",
                }
            ]
        }
    )

    id: UUID
    text: Prose
    reply: Prose | None
    authored: bool
    complete: bool
    at: datetime
    for_a_person: bool = Field(
        default=False,
        description="what was said is for a person to hear: the reply is fixed, with help lines, and the words are not kept here",
    )


class ConversationOut(Contract):
    """A chat with a page of its turns, oldest first."""

    id: UUID
    enrollment_id: UUID
    offer_id: UUID | None
    notice: Line = Field(description="that the tutor is an AI and can be wrong, in the learner's language: show it before the first turn")
    turns: tuple[TurnOut, ...]
    earlier: int | None = Field(default=None, description="where the page before begins: give it as `before`; null on the first page")


class SkillProgressOut(Contract):
    """Where the learner stands on one skill."""

    skill: SkillOut
    state: Literal["locked", "ready", "learning", "known", "mastered", "fading"] = Field(
        description="`known`: a test-out was passed, and no answer has said otherwise since; or an educator has exempted the learner"
    )
    exempt: bool = Field(default=False, description="an educator has it count as mastered: it is not offered, and opens what needs it")
    presumed: bool = Field(default=False, description="taken as known by placement; one question without help will confirm it")
    mastery: Unit | None
    uncertainty: float | None = Field(description="variance of the estimate, logits squared")
    confirmed: bool = Field(description="mastered, and shown in a later check without help, among other skills")
    retrievability: Unit | None
    attempts: int
    next_review: datetime | None
    prerequisites: tuple[Slug, ...]


class ProgressOut(Contract):
    """The map of a course for one learner."""

    enrollment_id: UUID
    mastered: int
    total: int
    skills: tuple[SkillProgressOut, ...]


class ReviewOut(Contract):
    """One due or coming review; `today` if it fits into what is left of today."""

    skill: SkillOut
    due_at: datetime
    due: bool
    retrievability: Unit
    today: bool = False


class ReviewsOut(Contract):
    """Reviews: those of today in their order, then what waits, most urgent first, then what is to come. However much is due, a day holds
    no more than the minutes chosen, and reviews no more than their share of them while something new is open.
    """

    due: int = Field(description="all that has fallen due, today's and what waits for later days")
    today: int = Field(default=0, description="how many of them fit into what is left of today")
    minutes: float = Field(description="estimated, for those of today; never above what is left of the minutes chosen")
    new_minutes: float = Field(default=0.0, description="what then remains of today for new things")
    reviews: tuple[ReviewOut, ...]
