"""A candidate: what an extractor proposes to believe, or to stop believing (pure). Whether it is believed is for reconciliation to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from schemas.journal import FactKind, FactSource


@dataclass(frozen=True, slots=True)
class Candidate:
    """What an extractor proposes: a claim, or that a claim no longer holds.

    Args:
        kind: What kind of fact.
        subject: The skill or topic; empty for the learner as a whole.
        course: The course; None where it holds in all.
        value: One plain line.
        confidence: How sure the extractor is, by rule.
        evidence: The entries it rests on, the newest last.
        at: Since when it holds: the time of the entry that led to it.
        source: Stamped by the code that made the candidate, never by what a model says.
        quote: The span of the newest entry's words, for what was concluded from words.
        expires_at: When it ends by itself.
        is_over: The claim no longer holds.
        grows: The value of the fact that stands is replaced in place: a summary of what goes on.
    """

    kind: FactKind
    subject: str
    course: str | None
    value: str = field(repr=False)
    confidence: float
    evidence: tuple[UUID, ...]
    at: datetime
    source: FactSource = "graded"
    quote: str | None = field(default=None, repr=False)
    expires_at: datetime | None = None
    is_over: bool = False
    grows: bool = False
