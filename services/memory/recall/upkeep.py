"""What an index needs next: gaps filled, segments made anew with another embedder, small neighbours joined (pure).

The rows say it: any number of workers may ask, at any time, and whoever is killed leaves nothing half done. Segments lie side by side along
the journal, each over a span of entries; an entry under no segment waits. Joining keeps their number logarithmic while they are small, and
at two for each `MOST_SPAN` entries after that (the logarithmic method, Bentley and Saxe 1980).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple
from uuid import UUID

BATCH: Final = 256
"""Most entries of a new segment: at 150 texts a second, what a killed worker loses is made again in two seconds."""
MOST_SPAN: Final = 2_048
"""Most entries that a segment is joined to: made anew, it is one step of a quarter of a minute."""
_JOIN_BELOW: Final = 2
"""An older segment is joined to the newer ones while it is less than this many times their span."""


class Span(NamedTuple):
    """A segment as it can be seen without a key."""

    segment: UUID
    version: int
    from_seq: int
    to_seq: int
    made_with: UUID

    @property
    def length(self) -> int:
        """Return how many entries it covers."""
        return self.to_seq - self.from_seq + 1


@dataclass(frozen=True, slots=True)
class Task:
    """Make one segment over a span of entries, in the place of these segments; of none, if the span is empty.

    Args:
        from_seq: The first entry.
        to_seq: The last entry; less than the first where segments are only to be taken away.
        replaces: The segments in its place now.
    """

    from_seq: int
    to_seq: int
    replaces: tuple[Span, ...] = ()


def next_task(spans: Sequence[Span], seq: int, fresh: Collection[UUID]) -> Task | None:
    """Return what to do next, None if the index is whole.

    Args:
        spans: All segments, in the order of their entries.
        seq: The last entry that is to be covered.
        fresh: Marks of segments that need not be made anew.
    """
    return _overlapping(spans, seq) or _gap(spans, seq) or _stale(spans, fresh) or _small(spans)


def uncovered(spans: Sequence[Span], seq: int) -> list[tuple[int, int]]:
    """Return the spans of entries up to `seq` that are under no segment, oldest first."""
    found, reached = [], 0
    for span in spans:
        if span.from_seq > reached + 1:
            found.append((reached + 1, span.from_seq - 1))
        reached = max(reached, span.to_seq)
    return [*found, *([(reached + 1, seq)] if seq > reached else [])]


def _overlapping(spans: Sequence[Span], seq: int) -> Task | None:
    """Return the removal of segments that lie over one another or beyond the journal: put back from a dump, or by nobody of us."""
    reached = 0
    for before, span in zip((None, *spans), spans, strict=False):
        if before is not None and span.from_seq <= reached:
            return Task(1, 0, (before, span))
        if span.to_seq > seq:
            return Task(1, 0, (span,))
        reached = max(reached, span.to_seq)
    return None


def _gap(spans: Sequence[Span], seq: int) -> Task | None:
    gaps = uncovered(spans, seq)
    return Task(gaps[0][0], min(gaps[0][1], gaps[0][0] + BATCH - 1)) if gaps else None


def _stale(spans: Sequence[Span], fresh: Collection[UUID]) -> Task | None:
    for span in reversed(spans):  # the newest first: it is the most asked for
        if span.made_with not in fresh:
            return Task(span.from_seq, span.to_seq, (span,))
    return None


def _small(spans: Sequence[Span]) -> Task | None:
    """Return the joining of a run of neighbours, the newest that there is."""
    for end in range(len(spans), 1, -1):
        begin, length = end - 1, spans[end - 1].length
        while begin > 0 and _joins(spans[begin - 1], spans[begin], length):
            begin -= 1
            length += spans[begin].length
        if end - begin > 1:
            run = tuple(spans[begin:end])
            return Task(run[0].from_seq, run[-1].to_seq, run)
    return None


def _joins(older: Span, newer: Span, length: int) -> bool:
    """Return whether a segment is joined to a run of newer ones that cover `length` entries; those made in another way stay apart."""
    return older.made_with == newer.made_with and older.length < _JOIN_BELOW * length and older.length + length <= MOST_SPAN
