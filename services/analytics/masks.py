"""Attempts as an educator sees them: that and how, not the words (pure)."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.analytics import AttemptSeenOut
from schemas.journal import Attempted
from services.memory import Entry


def attempts_seen(entries: Iterable[Entry], course: str) -> tuple[AttemptSeenOut, ...]:
    """Return the attempts among these entries in a course, in their order. What was answered is not even opened."""
    return tuple(
        _seen(entry, entry.evidence) for entry in entries if isinstance(entry.evidence, Attempted) and entry.evidence.course == course
    )


def _seen(entry: Entry, attempt: Attempted) -> AttemptSeenOut:
    return AttemptSeenOut(
        at=entry.at, activity=attempt.activity, item=attempt.item, step=attempt.step, skills=tuple(one.skill for one in attempt.skills),
        verdict=attempt.verdict, attempt_no=attempt.attempt_no, hints=attempt.hints, aided=attempt.aided, gave_up=attempt.gave_up,
        seconds=attempt.seconds, misconception=attempt.misconception,
    )  # fmt: skip
