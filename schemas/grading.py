"""The outcome of grading one answer."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Contract, Prose, Slug, Text

Verdict = Literal["correct", "partly", "incorrect", "unsure"]
Answer = Annotated[str, Field(max_length=2_000)] | Annotated[tuple[Annotated[str, Field(max_length=80)], ...], Field(max_length=64)]


class Graded(Contract):
    """A verdict and what led to it.

    `unsure` means that the answer could not be read or compared safely: it is no evidence either way. `reason` is a fixed code
    (`equal`, `form`, `different`, `unreadable`, `too_long`, `timed_out`, …); `message` is fit for the learner; `understood` is the answer as it was read.
    """

    verdict: Verdict
    score: Annotated[float, Field(ge=0, le=1)]
    reason: Slug
    message: Prose = ""
    understood: Text | None = None
    misconception: Slug | None = None
    feedback: Prose | None = None
