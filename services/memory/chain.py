"""The chain of digests that makes the journal tell if an entry was changed, left out or moved (pure).

digest = SHA-256(previous digest ‖ header ‖ hash of the words cell ‖ hash of the evidence cell). The hashes stay in the row when a cell is
cleared, so clearing leaves the chain whole; re-sealing leaves it untouched, as it speaks of what is sealed and not of the seal.
"""

from __future__ import annotations

import hashlib
import struct
from datetime import date
from typing import Final
from uuid import UUID

_HEADER: Final = struct.Struct(">Q16sI")
NO_WORDS: Final = bytes(32)


def owner_digest(tenant_id: UUID, learner_id: UUID) -> bytes:
    """Return the digest that stands before the first entry of a learner."""
    return hashlib.sha256(b"meno/1/journal" + tenant_id.bytes + learner_id.bytes).digest()


def next_digest(previous: bytes, seq: int, entry_id: UUID, day: date, words_hash: bytes | None, evidence_hash: bytes) -> bytes:
    """Return the digest of an entry."""
    header = _HEADER.pack(seq, entry_id.bytes, day.toordinal())
    return hashlib.sha256(previous + header + (words_hash or NO_WORDS) + evidence_hash).digest()
