"""Overrides as journal entries, and as they are shown (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal
from uuid import UUID

from schemas.journal import Moved, Words
from schemas.overrides import OverrideIn, OverrideOut
from services.mastery import moment_of
from services.memory import Draft, Entry
from services.pathway import Override

_UNDOING: Final[Mapping[str, Literal["unpin", "skip", "unexempt", "extend"]]] = {
    "pin": "unpin",
    "skip": "skip",
    "exempt": "unexempt",
    "extend": "extend",
}


def made(wanted: OverrideIn, course: str, by: UUID) -> Draft:
    """Return the entry that an override becomes."""
    moved = Moved(
        course=course,
        by="educator",
        move=wanted.move,
        skill=wanted.skill,
        until=wanted.until,
        account_id=by,
        assignment_id=wanted.assignment_id,
    )
    return Draft(wanted.id, "move", moved, Words(text=wanted.reason))


def undone(entry_id: UUID, reason: str, override: Override, course: str, by: UUID, today: date) -> Draft:
    """Return the entry that takes an override back. A skip until today holds no longer."""
    moved = Moved(
        course=course, by="educator", move=_UNDOING[override.move], skill=override.skill, until=today if override.move == "skip" else None,
        account_id=by, undoes=override.id, assignment_id=override.assignment_id,
    )  # fmt: skip
    return Draft(entry_id, "move", moved, Words(text=reason))


def repeats(entry: Entry, draft: Draft) -> bool:
    """Return whether an entry is what a draft would become: the same wish, sent again. Words may have been cleared since."""
    return entry.evidence == draft.evidence and entry.words in (None, draft.words)


def override_out(override: Override, today: date, reason: str | None) -> OverrideOut:
    """Return an override as it is shown."""
    return OverrideOut(
        id=override.id, move=override.move, skill=override.skill, assignment_id=override.assignment_id, until=override.until,
        state=override.state(today), reason=reason, by=override.by, at=moment_of(override.at_s),
        ended_at=moment_of(override.ended_s) if override.ended else None,
    )  # fmt: skip


def reasons_of(entries: list[Entry]) -> dict[UUID, str]:
    """Return what was said to each override, by its id."""
    return {entry.id: entry.words.text for entry in entries if isinstance(entry.words, Words)}
