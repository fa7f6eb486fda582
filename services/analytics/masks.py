"""Attempts as an educator sees them: that and how, not the words (pure)."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.analytics import AttemptSeenOut
from schemas.journal import Attempted
from services.curriculum import CourseVersion
from services.memory import Entry


def attempts_seen(entries: Iterable[Entry], version: CourseVersion) -> tuple[AttemptSeenOut, ...]:
    """Return the attempts among these entries in a version's course, in their order. What was answered is not even opened."""
    return tuple(
        _seen(entry, entry.evidence, version)
        for entry in entries
        if isinstance(entry.evidence, Attempted) and entry.evidence.course == version.slug
    )


def _seen(entry: Entry, attempt: Attempted, version: CourseVersion) -> AttemptSeenOut:
    return AttemptSeenOut(
        at=entry.at, activity=attempt.activity, item=attempt.item, step=attempt.step, skills=tuple(one.skill for one in attempt.skills),
        verdict=attempt.verdict, attempt_no=attempt.attempt_no, hints=attempt.hints, aided=attempt.aided, gave_up=attempt.gave_up,
        seconds=attempt.seconds, misconception=attempt.misconception,
        misconception_name=version.misconception_name(attempt.misconception),
    )  # fmt: skip
