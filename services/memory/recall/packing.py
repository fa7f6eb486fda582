"""A segment as bytes and back (pure): a header that lists the columns, then each column as it lies in memory."""

from __future__ import annotations

import json
from typing import Final

import numpy as np

from services.memory.recall.segment import Segment

_FORMAT: Final = 3
_HEADER_BYTES: Final = 4
_COLUMNS: Final = (
    "ids", "seqs", "times", "ends", "kinds", "confidences", "figures", "episodes", "speakers", "courses", "skills", "skill_starts",
    "lengths", "terms", "term_starts", "rows", "counts", "codes", "scales",
)  # fmt: skip


class SegmentUnreadable(Exception):
    """The bytes are no segment of a format that this version knows; the index is built anew from the journal."""


def pack(segment: Segment) -> bytes:
    """Return the segment as bytes, the same for the same documents in whatever order they came."""
    arrays = {name: np.ascontiguousarray(segment.columns[name]) for name in _COLUMNS}
    listed = [[name, array.dtype.str, list(array.shape)] for name, array in arrays.items()]
    header = json.dumps([_FORMAT, segment.embedder, segment.names, segment.languages, listed], separators=(",", ":")).encode()
    return b"".join([len(header).to_bytes(_HEADER_BYTES, "big"), header, *(array.tobytes() for array in arrays.values())])


def unpack(packed: bytes) -> Segment:
    """Return the segment that was packed; its columns are read where they lie.

    Raises:
        SegmentUnreadable: These are not the bytes of a segment.
    """
    try:
        begin = _HEADER_BYTES + int.from_bytes(packed[:_HEADER_BYTES], "big")
        form, embedder, names, languages, listed = json.loads(packed[_HEADER_BYTES:begin])
        if form != _FORMAT or {name for name, _, _ in listed} != set(_COLUMNS):
            raise SegmentUnreadable
        columns = {}
        for name, kind, shape in listed:
            size = int(np.prod(shape))
            columns[name] = np.frombuffer(packed, np.dtype(kind), size, begin).reshape(shape)
            begin += columns[name].nbytes
    except (ValueError, TypeError) as error:
        raise SegmentUnreadable from error
    return Segment(embedder, tuple(names), tuple(languages), columns)
