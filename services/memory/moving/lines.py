"""Entries as lines of an archive, and lines as entries: lifted to the present contracts, checked before any is believed (pure)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from pydantic import ValidationError

from schemas.exports import ArchiveEntry
from schemas.journal import EVIDENCE_OF_KIND, AttemptWords, Words
from services.memory.entry import Entry
from services.memory.upcast import VERSION_OF_KIND, PayloadUnknown, lifted

AHEAD: Final = timedelta(minutes=5)
"""How far ahead of this installation's clock an archive's may have been."""
EARLIEST: Final = datetime(2020, 1, 1, tzinfo=UTC)
MOST_LINES: Final = 500_000
Reason = Literal[
    "not_gapless", "id_twice", "time_in_the_future", "time_too_early", "day_differs", "line_malformed", "payload_malformed", "payload_too_new",
    "too_many_lines",
]  # fmt: skip


class LinesRefused(Exception):
    """Lines that no journal can have. Says why in a code, and nothing of what they hold."""

    def __init__(self, reason: Reason) -> None:
        """Name the reason."""
        super().__init__(reason)
        self.reason = reason


def line_of(entry: Entry) -> ArchiveEntry:
    """Return an entry as a line."""
    words = None if entry.words is None else entry.words.model_dump(mode="json", exclude_defaults=True)
    return ArchiveEntry(
        seq=entry.seq, id=entry.id, day=entry.day, kind=entry.kind, v=VERSION_OF_KIND[entry.kind], at=entry.at, client_at=entry.client_at,
        evidence=entry.evidence.model_dump(mode="json", exclude_defaults=True), words=words,
    )  # fmt: skip


def entries_of(lines: Sequence[ArchiveEntry], now: datetime) -> list[Entry | ArchiveEntry]:
    """Return the entries of an archive, with the lines of cleared ones among them.

    Args:
        lines: In the order of the archive.
        now: This installation's time.

    Raises:
        LinesRefused: They are no journal: gaps, an id twice, times that cannot be, or a payload that does not read.
    """
    if len(lines) > MOST_LINES:
        raise LinesRefused("too_many_lines")
    seen: set[UUID] = set()
    found: list[Entry | ArchiveEntry] = []
    for place, line in enumerate(lines, 1):
        if line.seq != place:
            raise LinesRefused("not_gapless")
        if line.id in seen:
            raise LinesRefused("id_twice")
        seen.add(line.id)
        found.append(line if line.cleared else _entry(line, now))
    return found


def _entry(line: ArchiveEntry, now: datetime) -> Entry:
    """Return the entry of one line."""
    kind, at = line.kind, line.at
    if kind is None or line.v is None or at is None or line.evidence is None or at.tzinfo is None:
        raise LinesRefused("line_malformed")
    if at > now + AHEAD:
        raise LinesRefused("time_in_the_future")
    if at < EARLIEST:
        raise LinesRefused("time_too_early")
    if abs((line.day - at.astimezone(UTC).date()).days) > 1:
        raise LinesRefused("day_differs")
    if line.client_at is not None and (line.client_at.tzinfo is None or not timedelta(0) <= at - line.client_at <= timedelta(days=1)):
        raise LinesRefused("line_malformed")
    try:
        payload = lifted(kind, line.v, json.dumps(line.evidence).encode())
        evidence = EVIDENCE_OF_KIND[kind].model_validate_json(payload)
        words = None if line.words is None else (AttemptWords if kind == "attempt" else Words).model_validate(line.words)
    except PayloadUnknown:
        raise LinesRefused("payload_too_new") from None
    except (ValidationError, KeyError, TypeError):
        raise LinesRefused("payload_malformed") from None
    return Entry(line.seq, line.id, kind, at.astimezone(UTC), line.day, evidence, words, line.client_at)  # type: ignore[arg-type]
