"""What a learner's journal holds: one versioned payload a kind, in two cells.

*Words* are what a person or the tutor wrote; *evidence* is what the folds need, self-contained, so that replay needs no course.
An older version is lifted by an upcaster in `services/memory/upcast.py`; a published version never changes its meaning.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from schemas.base import Contract, Line, Prose, Slug, Text
from schemas.cases import Raised as Raised
from schemas.cases import Ruled as Ruled
from schemas.grading import Answer, Verdict
from schemas.placed import Asked as Asked  # said again: payloads are read from here
from schemas.placed import Placed as Placed
from schemas.placed import Presumed as Presumed
from schemas.weight import Rating as Rating
from schemas.weight import SkillEvidence as SkillEvidence
from schemas.weight import Unit as Unit

EntryKind = Literal[
    "enrollment", "placement", "offer", "attempt", "hint", "message", "reply", "lesson_viewed", "goal", "preference",
    "move", "fact_op", "correction", "consent", "disclosure", "access", "forgotten", "imported", "case", "ruling",
]  # fmt: skip
ActivityKind = Literal["lesson", "worked_example", "completion", "exercise", "review", "check"]


class SkillMapped(Contract):
    """A skill that is gone, and the skills in whose place what is known of it counts: none (retired), one (renamed), or several (split)."""

    old: Slug
    new: tuple[Slug, ...]


class ItemMapped(Contract):
    """An item that bears another name from here on."""

    old: Slug
    new: Slug


class CourseMap(Contract):
    """How what was journaled of a course before is read from here on: by the names of the version that replaced the one before.

    `joined` names the skills that stand in the place of several, or that were there before and took another one in.
    """

    skills: tuple[SkillMapped, ...] = ()
    items: tuple[ItemMapped, ...] = ()
    joined: tuple[Slug, ...] = ()


class Enrolled(Contract):
    """Evidence of kind `enrollment`: the settings from here on; sent again when they change.

    `maps` lead from the version before to this one, a map a version on the way: every earlier entry of the course is read through them.
    """

    v: Literal[1] = 1
    enrollment_id: UUID
    course: Slug
    version_id: UUID
    zone: Text
    minutes_per_day: Annotated[float, Field(gt=0, le=600)]
    deadline: date | None = None
    maps: tuple[CourseMap, ...] = ()


class Candidate(Contract):
    """One skill that was considered: its index of learning per minute and its propensity."""

    skill: Slug
    index: float
    propensity: Unit
    due: bool = False
    new: bool = False


class Aimed(Contract):
    """What the learner was working towards when a decision was made."""

    targets: tuple[Slug, ...] = Field(default=(), description="skills wanted; empty for the whole course")
    days_left: int | None = Field(default=None, description="to the date wanted, today and that day counted; null without one")
    minutes_per_day: float


class Decision(Contract):
    """Why this activity: enough to derive the reasons again and to evaluate policies from logs."""

    policy: Slug
    constants: Text = Field(description="hash of the policy's constants")
    parameters: Text | None = Field(default=None, description="hash of the learner model's parameters; null in older entries")
    at: datetime | None = Field(default=None, description="the moment of the decision; null in older entries")
    state_seq: int = Field(description="journal sequence the decision saw")
    eligible: int
    candidates: tuple[Candidate, ...] = Field(default=(), description="at most 32, best first")
    propensity: float | None = Field(default=None, description="of the chosen skill; null when a person chose")
    item_propensity: float | None = None
    predicted: Unit | None = Field(default=None, description="predicted chance of a right answer to the item")
    epsilon: float = 0.0
    temperature: float = 0.0
    seed: int
    chosen_by: Literal["policy", "learner", "educator"] = "policy"
    reasons: tuple[Slug, ...] = Field(
        default=(), description="codes: due_review, new_ready, weakest_ready, presumed, similar_after_solution, nothing_due, …"
    )
    minutes: float | None = Field(default=None, description="what was left of the day's minutes; null for no limit")
    aim: Aimed | None = Field(default=None, description="null where the course was taken as it is")


class Offered(Contract):
    """Evidence of kind `offer`: one activity as offered. The entry's id is the offer's id."""

    v: Literal[1] = 1
    enrollment_id: UUID
    course: Slug
    version_id: UUID
    activity: ActivityKind
    skill: Slug
    item: Slug | None = Field(default=None, description="null for a lesson")
    seed: int
    lesson: bool = Field(default=False, description="the skill's explanation comes first")
    infers: tuple[Slug, ...] = Field(default=(), description="of a test-out: skills that count as known too if it is passed")
    given: tuple[Slug, ...] = Field(default=(), description="of a completion: steps that are shown solved and not answered")
    decision: Decision


class Attempted(Contract):
    """Evidence of kind `attempt`: one submitted response to one step of one offer. The entry's id is the attempt's id."""

    v: Literal[1] = 1
    offer_id: UUID
    course: Slug
    activity: ActivityKind
    item: Slug
    step: Slug
    verdict: Verdict
    score: Unit
    skills: tuple[SkillEvidence, ...] = Field(description="empty weight for `unsure`: no evidence either way")
    difficulty: Rating = 0.0
    hints: Annotated[int, Field(ge=0)] = 0
    bottom_out: bool = Field(default=False, description="the last rung had been shown")
    aided: bool = False
    attempt_no: Annotated[int, Field(ge=1)] = 1
    seconds: Annotated[float, Field(ge=0)] | None = None
    misconception: Slug | None = None
    lesson_first: bool = False
    gave_up: bool = Field(default=False, description="no answer was given: the whole solution was shown instead, which closes the step")
    closes_step: bool = Field(default=False, description="the step is closed by this attempt")
    marked_by: Literal["model", "nobody"] | None = Field(
        default=None, description="of free text: who marked it; nobody: it waits for a person"
    )
    marks: tuple[tuple[Slug, int], ...] = Field(default=(), description="of free text: the marks per criterion")
    completes: bool = Field(description="the offer is closed by this attempt")


class AttemptWords(Contract):
    """Words of kind `attempt`."""

    answer: Answer
    understood: Text | None = None


class HintShown(Contract):
    """Evidence of kind `hint`: a rung was shown."""

    v: Literal[1] = 1
    offer_id: UUID
    course: Slug
    item: Slug
    step: Slug
    skills: tuple[Slug, ...]
    rung: Annotated[int, Field(ge=1)]
    last: bool


class LessonViewed(Contract):
    """Evidence of kind `lesson_viewed`."""

    v: Literal[1] = 1
    offer_id: UUID
    course: Slug
    skill: Slug


class Moved(Contract):
    """Evidence of kind `move`: a person's choice against or among the policy's."""

    v: Literal[1] = 1
    course: Slug
    by: Literal["learner", "educator", "system"] = Field(
        description="system: an open offer that no longer fits the enrollment is abandoned"
    )
    move: Literal["choose", "skip", "pin", "unpin", "exempt", "unexempt", "reset", "extend", "abandon", "test_out", "unskip", "minutes"]
    skill: Slug | None = None
    offer_id: UUID | None = None
    until: date | None = None
    account_id: UUID | None = Field(default=None, description="the educator whose override it is; the reason is in the words")
    undoes: UUID | None = Field(default=None, description="the entry of the override that this takes back")
    assignment_id: UUID | None = Field(default=None, description="of `extend`: the assignment whose date is moved for this learner")
    minutes: Annotated[float, Field(ge=0, le=600)] | None = Field(default=None, description="of `minutes`: what the learner gives today")


class Spoken(Contract):
    """Evidence of kinds `message` and `reply`; the text is in the words."""

    v: Literal[1] = 1
    conversation_id: UUID
    turn_id: UUID
    offer_id: UUID | None = None
    course: Slug | None = None
    mode: Literal["solve", "explain"] = "solve"
    authored: bool = Field(default=False, description="written by the course's author, not by a language model")
    complete: bool = True
    set_aside: bool = Field(
        default=False,
        description="not a part of what the tutor remembers: the fixed reply to what a person has to hear of, and, without words, what was said",
    )
    helped_step: Slug | None = Field(default=None, description="of a reply: the open step of the offer that it helped with")
    tokens_out: Annotated[int, Field(ge=0)] = Field(default=0, description="of a reply: how many tokens a model wrote, estimated")


class Words(Contract):
    """Words of every kind but `attempt`."""

    text: Prose


FactKind = Literal[
    "goal", "preference", "interest", "misconception", "strategy_that_works", "recurring_error", "pace", "hint_dependence",
    "accommodation", "context", "episode_summary",
]  # fmt: skip
FactSource = Literal["learner", "graded", "educator", "import", "model"]


class Fact(Contract):
    """One typed statement about the learner. `source` is stamped by code, never by a model."""

    id: UUID
    kind: FactKind
    subject: Annotated[str, Field(max_length=80)] = Field(description="skill id or topic; empty for the learner as a whole")
    course: Slug | None = None
    value: Line
    confidence: Unit
    evidence: tuple[UUID, ...] = Field(description="ids of the entries it rests on")
    quote: Text | None = Field(default=None, description="the span of the cited entry's words, when taken from words")
    source: FactSource
    valid_from: datetime
    valid_to: datetime | None = None
    recorded_at: datetime
    superseded_by: UUID | None = None
    expires_at: datetime | None = None
    contested: bool = False
    contests: UUID | None = Field(default=None, description="the fact that this one stands against; the learner is asked which is right")


class FactOp(Contract):
    """Evidence of kind `fact_op`: what the rules accepted. A learner's own correction or deletion outranks every later machine op."""

    v: Literal[1] = 1
    op: Literal["add", "reinforce", "supersede", "contest", "retract"]
    fact: Fact
    replaces: UUID | None = None


class Corrected(Contract):
    """Evidence of kind `correction`: the learner's word about one fact; it stands for good.

    Version 2 says by itself which slot it closes, so that the fact's own operations can be cleared and the slot stays closed.
    """

    v: Literal[2] = 2
    fact_id: UUID
    action: Literal["correct", "delete", "contest", "confirm"]
    kind: FactKind
    subject: Text
    value: Line | None = None
    course: Slug | None = None
    closes: Text | None = Field(default=None, description="`*` for every value, else a digest of the one; null in what version 1 wrote")


class GoalSet(Contract):
    """Evidence of kinds `goal` and `preference`; the text is in the words."""

    v: Literal[1] = 1
    course: Slug | None = None
    targets: tuple[Slug, ...] = Field(default=(), description="skills wanted; the plan works towards them")
    deadline: date | None = Field(default=None, description="by when, the learner's own day")
    withdraws: UUID | None = Field(
        default=None, description="the goal that holds no longer, whose words, targets and deadline are said again here"
    )


class Consented(Contract):
    """Evidence of kind `consent`."""

    v: Literal[1] = 1
    scope: Slug
    granted: bool
    by: Literal["learner", "guardian", "educator", "operator"]


class Disclosed(Contract):
    """Evidence of kind `disclosure`: what went to which model provider."""

    v: Literal[2] = 2
    provider: Text
    model: Text
    purpose: Slug
    turn_id: UUID | None = None
    categories: tuple[Slug, ...]
    tokens_in: int
    tokens_out: int
    sent_bytes: int | None = Field(default=None, description="of what was sent, names hidden; null before it was counted")


class Accessed(Contract):
    """Evidence of kind `access`: who opened what for which purpose."""

    v: Literal[1] = 1
    by: UUID
    role: Slug
    purpose: Slug
    categories: tuple[Slug, ...]


class Forgotten(Contract):
    """Evidence of kind `forgotten`: that something was forgotten, and how much; never what it said."""

    v: Literal[1] = 1
    what: Literal["fact", "entry", "category", "period", "course", "everything", "retention"]
    by: Literal["learner", "system"]
    category: Slug | None = None
    entries: Annotated[int, Field(ge=0)] = Field(description="entries cleared, operations on facts among them")
    facts_removed: Annotated[int, Field(ge=0)] = 0
    facts_rewritten: Annotated[int, Field(ge=0)] = 0


class Imported(Contract):
    """Evidence of kind `imported`: where the entries just before it came from. They are as trustworthy as whoever brought the archive."""

    v: Literal[1] = 1
    archive: Text = Field(description="SHA-256 of the archive's journal, in hexadecimal: the same one is not taken twice")
    origin: Text = Field(description="fingerprint of the keys of the installation that made the archive, as the archive says")
    proven: bool = Field(description="the archive bears this account's own seal: it was made here, for this account")
    first_seq: int
    last_seq: int


Evidence = (
    Enrolled | Offered | Attempted | HintShown | LessonViewed | Moved | Spoken | FactOp | Corrected | GoalSet | Consented | Disclosed
    | Accessed | Placed | Forgotten | Imported | Raised | Ruled
)  # fmt: skip

EVIDENCE_OF_KIND: dict[EntryKind, type[Contract]] = {
    "enrollment": Enrolled,
    "placement": Placed,
    "offer": Offered,
    "attempt": Attempted,
    "hint": HintShown,
    "message": Spoken,
    "reply": Spoken,
    "lesson_viewed": LessonViewed,
    "goal": GoalSet,
    "preference": GoalSet,
    "move": Moved,
    "fact_op": FactOp,
    "correction": Corrected,
    "consent": Consented,
    "disclosure": Disclosed,
    "access": Accessed,
    "forgotten": Forgotten,
    "imported": Imported,
    "case": Raised,
    "ruling": Ruled,
}
