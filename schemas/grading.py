"""The outcome of grading one answer."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.answers import Shape
from schemas.base import Contract, Line, Prose, Slug, Text

Verdict = Literal["correct", "partly", "incorrect", "unsure"]
Cell = Annotated[str, Field(max_length=80)]
Listed = Annotated[tuple[Cell, ...], Field(max_length=64)]
Rows = Annotated[tuple[Annotated[tuple[Cell, ...], Field(min_length=1, max_length=12)], ...], Field(min_length=1, max_length=12)]
Answer = Annotated[str, Field(max_length=8_000)] | Listed | Rows


def shape_of(answer: Answer) -> Shape:
    """Return the shape of an answer; an empty list is a list."""
    if isinstance(answer, str):
        return "text"
    return "rows" if answer and isinstance(answer[0], tuple) else "list"


def as_text(answer: Answer) -> str:
    """Return an answer as one text: lists with commas, rows with semicolons."""
    if isinstance(answer, str):
        return answer
    return (
        "; ".join(", ".join(part) if isinstance(part, tuple) else part for part in answer)
        if shape_of(answer) == "rows"
        else ", ".join(map(str, answer))
    )


class TrialOutcome(Contract):
    """What became of one test of a program. Of a hidden test nothing but `passed` is told."""

    name: Line = Field(description="the call, or `program` for what it prints; `hidden test` for a hidden one")
    passed: bool
    input: Text = Field(default="", description="what was typed, a line an `input()`")
    expected: Text | None = None
    got: Text | None = Field(default=None, description="the value, the output, or the error, shortened")


class CriterionMark(Contract):
    """The marks for one criterion of a rubric, with the span of the answer that earned them."""

    criterion: Slug
    title: Line
    marks: Annotated[int, Field(ge=0, le=100)]
    out_of: Annotated[int, Field(ge=1, le=100)]
    quote: Text = Field(default="", description="found in the answer, word for word; empty where nothing earned a mark")
    advice: Text = Field(default="", description="the author's, where marks are missing")


class Told(Contract):
    """What a learner is told about an answer, as code and values: for a client that says it in its reader's language."""

    code: Slug
    values: dict[Slug, int | Text] = Field(default_factory=dict, description="what the sentence names, such as `line`, `count`, `before`")


class Graded(Contract):
    """A verdict and what led to it.

    `unsure` means that the answer could not be read or compared safely: it is no evidence either way. `reason` is a fixed code
    (`equal`, `form`, `different`, `unreadable`, `too_long`, `timed_out`, …); `message` is fit for the learner, in the
    language of the course, and `told` says the same in codes; `understood` is the answer as it was read.
    """

    verdict: Verdict
    score: Annotated[float, Field(ge=0, le=1)]
    reason: Slug
    message: Prose = ""
    told: Told | None = Field(default=None, description="null where there is nothing to tell")
    understood: Text | None = None
    misconception: Slug | None = None
    feedback: Prose | None = None
    tests: tuple[TrialOutcome, ...] = Field(default=(), description="of code")
    line: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="of an argument: the first line that does not follow, from 1"
    )
    marks: tuple[CriterionMark, ...] = Field(default=(), description="of free text, proposed by a language model and checked")
