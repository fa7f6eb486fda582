"""Opens a learner's index: what the rows say is compared with what this process has open, and the rest is read."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from services.memory import store as journal
from services.memory.entry import Entry
from services.memory.recall import store
from services.memory.recall.cache import Opened
from services.memory.recall.documents import Document
from services.memory.recall.reading import WORDS_OF, document_of
from services.memory.recall.sealing import opened_segment
from services.memory.recall.segment import Segment
from services.memory.recall.store import StoredSegment
from services.memory.recall.upkeep import Span, uncovered
from services.memory.records import one_refusal, opened
from services.memory.store import Owner, StoredEntry
from services.platform import Work
from services.vault import AccountKeys

MOST_WAITING: Final = 256
"""Most entries under no segment that are opened for a question, the newest; the job covers them soon."""


@dataclass(frozen=True, slots=True, repr=False)
class Rows:
    """What is to be opened, still sealed, and what there is.

    Args:
        spans: Every segment there is.
        missing: Those of them that this process has not open.
        entries: Entries under no segment that this process has not open.
        waiting: The sequences of all entries under no segment that are searched.
        left_out: How many more entries are under no segment.
        documents: What those of them say that whoever reads had open already, by sequence.
        segments: The missing segments, once they are read.
    """

    spans: Sequence[Span]
    missing: Sequence[Span]
    entries: Sequence[StoredEntry]
    waiting: Sequence[int]
    left_out: int
    documents: Mapping[int, Document | None] = field(default_factory=dict)
    segments: Sequence[StoredSegment] = ()


async def read(work: Work, owner: Owner, known: Opened) -> Rows:
    """Return what must be opened for a question, without the segments."""
    head, _ = await journal.head_and_parts(work.session, owner, [])
    return await read_until(work, owner, known, head.seq if head is not None and head.state == "open" else 0)


async def read_until(work: Work, owner: Owner, known: Opened, seq: int, at_hand: Iterable[Entry] = ()) -> Rows:
    """Return what must be opened for a question to a journal that stands at `seq`, without the segments.

    Args:
        work: A unit of work of the learner's tenant.
        owner: Whose journal.
        known: What this process has open.
        seq: Where the journal stands.
        at_hand: Entries that are open already, the words of every kind in `WORDS_OF` among them.
    """
    spans = await store.spans(work.session, owner) if seq else []
    missing = [span for span in spans if span not in known.segments]
    gaps = uncovered(spans, seq)
    waiting = _newest(gaps, MOST_WAITING)
    new = [number for number in waiting if number not in known.waiting]
    documents = {entry.seq: document_of(entry) for entry in at_hand if entry.seq in new}
    new = [number for number in new if number not in documents]
    entries = await journal.entries_at(work.session, owner, new) if new else []
    left_out = sum(end - begin + 1 for begin, end in gaps) - len(waiting)
    return Rows(spans, missing, entries, waiting, left_out, documents)


async def with_segments(work: Work, owner: Owner, rows: Rows) -> Rows:
    """Return the rows with the segments that are missing: all that is large."""
    return replace(rows, segments=await store.segments(work.session, owner, [span.segment for span in rows.missing]))


async def open_rows(keys: AccountKeys, rows: Rows, known: Opened) -> None:
    """Open what was read and add it to what is known; in a thread where there is much of it, so that other requests go on.

    Raises:
        MemoryDamaged: An entry cannot be verified. A segment that cannot be is left out: it is a cache.
    """
    known.keep(rows.spans, rows.waiting)
    if rows.segments:
        known.add(await asyncio.to_thread(_segments, keys, rows.segments), {})
    if rows.entries or rows.documents:
        known.add({}, {**rows.documents, **_documents(keys, rows.entries)})


def _segments(keys: AccountKeys, stored: Sequence[StoredSegment]) -> dict[Span, Segment | None]:
    return {one.span: opened_segment(keys, one) for one in stored}


def _documents(keys: AccountKeys, rows: Sequence[StoredEntry]) -> dict[int, Document | None]:
    with one_refusal():
        entries = [(row.seq, opened(keys, row, words_of=WORDS_OF)) for row in rows]
    return {seq: None if entry is None else document_of(entry) for seq, entry in entries}


def _newest(gaps: Sequence[tuple[int, int]], most: int) -> list[int]:
    """Return the last sequences of these spans, at most so many, in order."""
    found: list[int] = []
    for begin, end in reversed(gaps):
        found += range(end, max(begin, end - (most - len(found)) + 1) - 1, -1)
        if len(found) >= most:
            break
    return found[::-1]
