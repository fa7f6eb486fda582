"""A segment between its opened and its stored form: sealed for the row it stands in, with the span that it covers inside."""

from __future__ import annotations

import struct
from typing import Final

from services.memory.recall.packing import SegmentUnreadable, pack, unpack
from services.memory.recall.segment import Segment
from services.memory.recall.store import StoredSegment
from services.memory.recall.upkeep import Span
from services.memory.records import segment_place
from services.vault import AccountKeys, SealRefused

_FORMAT: Final = 1
_FRAME: Final = struct.Struct(">BQQ")


def sealed_segment(keys: AccountKeys, span: Span, made: Segment) -> StoredSegment:
    """Return a segment as it is stored."""
    packed = _FRAME.pack(_FORMAT, span.from_seq, span.to_seq) + pack(made)
    return StoredSegment(span, keys.seal(segment_place(span.segment, span.version), packed))


def opened_segment(keys: AccountKeys, stored: StoredSegment) -> Segment | None:
    """Return a stored segment, or None if it cannot be verified or read: it is a cache, and made again from the journal."""
    span = stored.span
    try:
        packed = keys.open(segment_place(span.segment, span.version), stored.sealed)
        if len(packed) < _FRAME.size or _FRAME.unpack_from(packed) != (_FORMAT, span.from_seq, span.to_seq):
            return None
        return unpack(packed[_FRAME.size :])
    except (SealRefused, SegmentUnreadable):
        return None
