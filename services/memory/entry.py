"""What the journal holds, opened: entries, and drafts that become entries (pure)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from schemas.journal import AttemptWords, EntryKind, Evidence, Words

EARLIEST_CLIENT: Final = timedelta(days=1)
"""How far before the server's time a client's time is believed."""


class PartKey(NamedTuple):
    """Names one part of the image: which fold, and which of its parts."""

    fold: str
    part: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be appended. The id is the caller's: an attempt's id is its key against doubling."""

    id: UUID
    kind: EntryKind
    evidence: Evidence = field(repr=False)
    words: Words | AttemptWords | None = field(default=None, repr=False)
    client_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a learner's journal.

    Args:
        seq: Place in the journal, from 1, without gaps.
        id: Random, made by whoever caused the entry.
        kind: What happened.
        at: The server's time, UTC.
        day: The learner's local day.
        evidence: What the folds need.
        words: What a person or the tutor wrote; None if nothing was, or if it has been cleared.
        client_at: The client's time, never later than `at`.
    """

    seq: int
    id: UUID
    kind: EntryKind
    at: datetime
    day: date
    evidence: Evidence = field(repr=False)
    words: Words | AttemptWords | None = field(default=None, repr=False)
    client_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A draft's id is in the journal already: it is the same event, sent again. Nothing was appended."""

    id: UUID
    seq: int


def entry_of(draft: Draft, seq: int, at: datetime, zone: str) -> Entry:
    """Return the entry that a draft becomes.

    Args:
        draft: What is to be appended.
        seq: The next place in the journal.
        at: The server's time.
        zone: IANA name of the learner's time zone.
    """
    client_at = None if draft.client_at is None else believed(draft.client_at, at)
    return Entry(seq, draft.id, draft.kind, at, local_day(at, zone), draft.evidence, draft.words, client_at)


def believed(client_at: datetime, at: datetime) -> datetime:
    """Return the client's time clamped to the server's: not later, and not more than a day earlier.

    It is compared before it is turned into UTC: near the first and the last year of the calendar that would overflow.
    """
    clamped = min(at, max(at - EARLIEST_CLIENT, client_at))
    return clamped.astimezone(UTC)


def local_day(at: datetime, zone: str) -> date:
    """Return the calendar day at `at` in an IANA time zone."""
    return at.astimezone(_zone(zone)).date()


@lru_cache(maxsize=256)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
