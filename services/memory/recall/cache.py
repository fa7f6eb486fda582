"""Opened indexes, kept in this process for a short time, so that a second question need not open the segments again.

What is kept is compared with the rows at every question, whoever wrote them: a segment that was forgotten, replaced or dropped by another
process is dropped here too. Nothing of it is ever written anywhere.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

import numpy as np

from services.memory.entry import Entry
from services.memory.recall.documents import Document
from services.memory.recall.index import Index, Rows, opened
from services.memory.recall.reading import WORDS_OF
from services.memory.recall.segment import Segment, segment
from services.memory.recall.upkeep import Span
from services.memory.records import opened as opened_entry
from services.memory.store import Owner, StoredEntry
from services.vault import AccountKeys

BYTES: Final = 192 * 1024 * 1024
SECONDS: Final = 60.0
MOST_ENTRIES: Final = 500
"""Journal entries that are kept open for a learner: two of a turn's views of the journal."""
_ENTRY_BYTES: Final = 2_000


@dataclass(slots=True, repr=False)
class Opened:
    """One learner's opened segments, the entries that wait under none, and the union of all, made when it is asked for; and what of the journal was read lately.

    Args:
        segments: Opened segments by their row; None stands for one that cannot be read.
        waiting: What entries under no segment say, by sequence; None where an entry says nothing.
        since: When it was begun, in the cache's seconds.
    """

    since: float = 0.0
    segments: dict[Span, Segment | None] = field(default_factory=dict)
    waiting: dict[int, Document | None] = field(default_factory=dict)
    _union: Index | None = None
    _rows: Rows = field(default_factory=Rows)
    _entries: dict[int, tuple[bytes, bool, Entry]] = field(default_factory=dict)

    def keep(self, spans: Sequence[Span], waiting: Sequence[int]) -> None:
        """Forget all but these segments and waiting entries."""
        gone = self.segments.keys() - set(spans) or self.waiting.keys() - set(waiting)
        if gone:
            self.segments = {span: self.segments[span] for span in spans if span in self.segments}
            self.waiting = {seq: self.waiting[seq] for seq in waiting if seq in self.waiting}
            self._union = None

    def add(self, segments: Mapping[Span, Segment | None], waiting: Mapping[int, Document | None]) -> None:
        """Take further opened segments and waiting entries."""
        if segments or waiting:
            self.segments.update(segments)
            self.waiting.update(waiting)
            self._union = None

    def index(self) -> Index:
        """Return the union, the waiting entries last, with their words only."""
        if self._union is None:
            ordered = [self.segments[span] for span in sorted(self.segments, key=lambda span: span.from_seq)]
            waiting = [document for seq in sorted(self.waiting) if (document := self.waiting[seq]) is not None]
            parts = [one for one in ordered if one is not None] + ([segment(waiting)] if waiting else [])
            self._union = opened(parts, rows=self._rows)
        return self._union

    def entry(self, keys: AccountKeys, row: StoredEntry) -> Entry | None:
        """Return an entry with the words of every kind in `WORDS_OF`, as it was opened before where its row says the same; raise what opening it raises."""
        if row.evidence is None:
            return None
        digest, has_words, entry = self._entries.pop(row.seq, (b"", False, None))
        if entry is None or (digest, has_words) != (row.digest, row.words is not None):
            entry = opened_entry(keys, row, words_of=WORDS_OF)
            if entry is None:
                return None
        self._entries[row.seq] = (row.digest, row.words is not None, entry)
        while len(self._entries) > MOST_ENTRIES:
            del self._entries[next(iter(self._entries))]
        return entry

    @property
    def size(self) -> int:
        """Return about how many bytes it takes, with the vectors in full as a search makes them."""
        texts = len(self.waiting) + len(self._entries)
        return sum(_size(one) for one in self.segments.values() if one is not None) + _ENTRY_BYTES * texts


class IndexCache:
    """Opened indexes of at most so many bytes, for at most a minute each; the one that was asked for longest ago goes first."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic, *, most_bytes: int = BYTES, seconds: float = SECONDS) -> None:
        """Keep nothing yet.

        Args:
            monotonic: Seconds that never run backwards.
            most_bytes: Most bytes kept; an index that alone is larger is kept alone until the next comes.
            seconds: Longest time that an index is kept, however often it is asked for.
        """
        self._monotonic = monotonic
        self._most_bytes = most_bytes
        self._seconds = seconds
        self._kept: OrderedDict[Owner, Opened] = OrderedDict()

    def __len__(self) -> int:
        """Return how many indexes are kept."""
        return len(self._kept)

    def take(self, owner: Owner) -> Opened:
        """Return a learner's opened index, or an empty one. Give it back with `put`; nobody else has it meanwhile."""
        self.age()
        return self._kept.pop(owner, None) or Opened(self._monotonic())

    def put(self, owner: Owner, found: Opened) -> None:
        """Keep an index that was taken, until its time has come."""
        self._kept[owner] = found
        while len(self._kept) > 1 and sum(kept.size for kept in self._kept.values()) > self._most_bytes:
            self._kept.popitem(last=False)
        left = max(0.0, found.since + self._seconds - self._monotonic())
        asyncio.get_running_loop().call_later(left, self.age)

    def drop(self, owner: Owner) -> None:
        """Forget a learner's index at once."""
        self._kept.pop(owner, None)

    def drop_account(self, tenant_id: UUID, account_id: UUID) -> None:
        """Forget the index of an account that is being erased."""
        self.drop(Owner(tenant_id, account_id))

    def age(self) -> None:
        """Forget what is too old."""
        now = self._monotonic()
        for owner in [owner for owner, kept in self._kept.items() if now - kept.since >= self._seconds]:
            del self._kept[owner]


class RecentIds:
    """The last ids that were added; older ones are forgotten."""

    def __init__(self, most: int = 10_000) -> None:
        """Keep at most so many."""
        self._most = most
        self._kept: OrderedDict[UUID, None] = OrderedDict()

    def __contains__(self, one: UUID) -> bool:
        """Return whether an id was added and is not forgotten."""
        return one in self._kept

    def add(self, one: UUID) -> None:
        """Add an id."""
        self._kept[one] = None
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)


def _size(one: Segment) -> int:
    columns = one.columns
    return sum(column.nbytes for column in columns.values()) + columns["codes"].size * np.dtype(np.float32).itemsize
