"""The authoring format of a course, as read from its files, and the canonical form that is hashed when it is published."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from schemas.answers import AnswerSpec as AnswerSpec  # said again: the authoring format is read from here
from schemas.answers import AnswerType as AnswerType
from schemas.answers import Choice as Choice
from schemas.answers import CodeTest as CodeTest
from schemas.answers import Criterion as Criterion
from schemas.answers import Domain as Domain
from schemas.answers import Form as Form
from schemas.answers import MalRule as MalRule
from schemas.answers import Rubric as Rubric
from schemas.answers import Shape as Shape
from schemas.base import Contract, Line, Prose, Slug, Text

ItemKind = Literal["exercise", "completion", "check"]
Expectation = Literal["correct", "partly", "incorrect", "unsure"]
MOST_CHANGED: Final = 2_000  # changes that a migration map may list
MOST_PARTS: Final = 32
Scalar = int | float | str


class WrongAnswer(Contract):
    """A foreseen wrong answer: `match` is read like an answer of the step's type (a choice id for choices).

    Instead of `match` a `rule` may compute it, as what an erroneous procedure makes of the task in `of`.
    """

    match: Text = ""
    also: Annotated[tuple[Text, ...], Field(max_length=16)] = Field(default=(), description="other wrong answers that show the same")
    rule: MalRule | None = None
    of: Annotated[Text, Field(min_length=1, max_length=200)] | None = Field(
        default=None, description="the task for the `rule`, such as `{{a}}/{{b}} + {{c}}/{{d}}`"
    )
    misconception: Slug | None = None
    feedback: Prose | None = None

    @model_validator(mode="after")
    def _says_something(self) -> WrongAnswer:
        if self.misconception is None and self.feedback is None:
            raise ValueError("name a misconception or give feedback")
        if bool(self.match) == (self.rule is not None):
            raise ValueError("give exactly one of `match` and `rule`")
        if (self.rule is None) != (self.of is None):
            raise ValueError("a `rule` needs `of`, the task that it goes wrong at, and nothing else does")
        return self


class Hint(Contract):
    """One rung of the help ladder; `answer` makes it a small question of its own (a scaffold)."""

    text: Prose
    title: Text | None = None
    answer: AnswerSpec | None = None


class ItemTest(Contract):
    """An answer with the verdict it must get, at a seed (0 when absent)."""

    input: Text | tuple[Text, ...]
    expect: Expectation
    misconception: Slug | None = None
    step: Slug | None = None
    seed: Annotated[int, Field(ge=0, lt=2**31)] = 0


class Variable(Contract):
    """How a template variable gets its value: exactly one of an integer range, a finite list, or an expression of earlier variables."""

    range: tuple[int, int] | None = Field(default=None, description="both ends included")
    step: Annotated[int, Field(ge=1)] = 1
    exclude: tuple[int, ...] = ()
    choices: tuple[Scalar, ...] | None = None
    value: Text | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Variable:
        if sum(x is not None for x in (self.range, self.choices, self.value)) != 1:
            raise ValueError("give exactly one of range, choices, value")
        if self.range is not None and self.range[0] > self.range[1]:
            raise ValueError("the range is empty: its first number must not exceed its second")
        if self.choices is not None and not self.choices:
            raise ValueError("choices is empty")
        return self


class Step(Contract):
    """One gradable part of an item."""

    id: Slug
    prompt: Prose = ""
    skills: tuple[Slug, ...] = Field(default=(), description="the item's skills when empty")
    answer: AnswerSpec
    wrong: tuple[WrongAnswer, ...] = ()
    hints: tuple[Hint, ...] = ()
    solution: Prose = ""


class Item(Contract):
    """A question of one or more steps; a template when it has variables."""

    id: Slug
    skills: Annotated[tuple[Slug, ...], Field(min_length=1)]
    kind: ItemKind = "exercise"
    difficulty: Annotated[float, Field(ge=-4, le=4)] | None = Field(
        default=None, description="author's rating, logits relative to the skill"
    )
    title: Text | None = None
    variables: dict[Annotated[str, Field(pattern=r"^[a-zA-Z][a-zA-Z0-9_]{0,23}$")], Variable] = Field(default_factory=dict)
    where: tuple[Text, ...] = Field(default=(), description="conditions that drawn variables must fulfil")
    stem: Prose
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    tests: tuple[ItemTest, ...] = ()
    waive: tuple[Slug, ...] = Field(default=(), description="lint rules the author waives for this item")
    licence: Text | None = None
    source: Text | None = None


class Prerequisite(Contract):
    """A skill needed before, and why."""

    id: Slug
    why: Line
    strength: Annotated[float, Field(gt=0, le=1)] = 1.0
    proposed: bool = Field(default=False, description="guessed by an importer; an educator should confirm it")


class Encompassed(Contract):
    """A skill that is practised along with this one, with the share of a full practice it gets."""

    id: Slug
    weight: Annotated[float, Field(gt=0, le=1)]


class Misconception(Contract):
    """A wrong idea that wrong answers can reveal, and what to say about it."""

    id: Slug
    name: Line
    feedback: Prose


class WorkedExample(Contract):
    """A correct solution with its reasoning."""

    title: Text = ""
    body: Prose


class Skill(Contract):
    """One thing to learn."""

    id: Slug
    title: Line
    objective: Line
    prerequisites: tuple[Prerequisite, ...] = ()
    encompasses: tuple[Encompassed, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    minutes: Annotated[float, Field(gt=0, le=600)] = 9.0
    standards: tuple[Text, ...] = ()
    fact_like: bool = False
    explanation: Prose = ""
    worked_examples: tuple[WorkedExample, ...] = ()


class CoursePolicy(Contract):
    """What an educator sets about pacing; thresholds of the learner model stay with the model."""

    review_cap: Annotated[float, Field(gt=0, le=1)] = Field(
        default=0.5, description="largest share of a day's minutes given to reviews while something new is open"
    )
    desired_retention: Annotated[float, Field(ge=0.7, le=0.97)] = Field(
        default=0.9, description="a review is due once recall falls below this"
    )


class Asset(Contract):
    """A figure: its content hash names it, `alt` says what it shows."""

    name: Text
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    media_type: Text
    alt: Text = ""


class SkillChange(Contract):
    """What became of skills that are gone, for the state of learners: exactly one of rename, split, merge, retire."""

    rename: Slug | None = None
    split: Slug | None = None
    merge: Annotated[tuple[Slug, ...], Field(max_length=MOST_CHANGED)] = ()
    retire: Slug | None = None
    to: Slug | Annotated[tuple[Slug, ...], Field(max_length=MOST_PARTS)] = ()

    @model_validator(mode="after")
    def _exactly_one(self) -> SkillChange:
        if sum((self.rename is not None, self.split is not None, bool(self.merge), self.retire is not None)) != 1:
            raise ValueError("give exactly one of rename, split, merge, retire")
        if self.retire is not None and self.to:
            raise ValueError("a retired skill leads nowhere; take `to` away, or write `rename`")
        if self.split is not None and (not isinstance(self.to, tuple) or len(set(self.to)) != len(self.to) or len(self.to) < 2):
            raise ValueError("a split needs at least two different skills: `to: [first, second]`")
        if (self.rename or self.merge) and not isinstance(self.to, str):
            raise ValueError("name one skill: `to: new-id`")
        return self

    @property
    def old(self) -> tuple[str, ...]:
        """Return the skills that are gone."""
        return self.merge or tuple(name for name in (self.rename, self.split, self.retire) if name is not None)

    @property
    def new(self) -> tuple[str, ...]:
        """Return the skills in their place."""
        return (self.to,) if isinstance(self.to, str) else self.to


class ItemChange(Contract):
    """An item that bears another id: what learners did with it goes along."""

    rename: Slug
    to: Slug


class Course(Contract):
    """A whole course; its canonical JSON is what is hashed and published."""

    format: Literal[1] = 1
    id: Slug
    title: Line
    locale: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    licence: Line
    attribution: Prose = ""
    description: Prose = ""
    goals: tuple[Line, ...] = ()
    targets: tuple[Slug, ...] = Field(default=(), description="skills the course aims at; all when empty")
    policy: CoursePolicy = CoursePolicy()
    skills: Annotated[tuple[Skill, ...], Field(min_length=1)]
    items: tuple[Item, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    assets: tuple[Asset, ...] = ()
    skill_changes: Annotated[tuple[SkillChange, ...], Field(max_length=MOST_CHANGED)] = Field(
        default=(), description="what became of skills that earlier versions had"
    )
    item_changes: Annotated[tuple[ItemChange, ...], Field(max_length=MOST_CHANGED)] = ()
