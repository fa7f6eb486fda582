"""A learner's memory over HTTP: what the tutor believes, on what evidence, and what the learner says to it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from schemas.base import Contract, Line, Text
from schemas.journal import FactKind, FactSource, Unit


class FactOut(Contract):
    """One belief about the learner, with the entries it rests on."""

    id: UUID
    kind: FactKind
    subject: Text
    course: Text | None
    value: Line
    confidence: Unit
    source: FactSource
    evidence: tuple[UUID, ...]
    quote: Text | None
    valid_from: datetime
    recorded_at: datetime
    expires_at: datetime | None
    contested: bool


class FactsOut(Contract):
    """What the tutor remembers now."""

    facts: tuple[FactOut, ...]
