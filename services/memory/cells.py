"""The two cells of an entry as bytes, before they are sealed (pure but for the blinder's randomness).

Each cell begins with a random 32-byte blinder. The hash of a cell stands readable in its row and goes into the chain; without the blinder,
which is sealed with the payload, a cleared cell cannot be guessed from it.
"""

from __future__ import annotations

import hashlib
import struct
from datetime import UTC, datetime, timedelta
from os import urandom
from typing import Any, Final, NamedTuple

from pydantic_core import SchemaValidator

from schemas.journal import EVIDENCE_OF_KIND, AttemptWords, EntryKind, Evidence, Words
from services.memory.entry import Entry
from services.memory.upcast import VERSION_OF_KIND, lifted

BLINDER_BYTES: Final = 32
HASH_BYTES: Final = 32
_CELL: Final = hashlib.sha256(b"meno/1/journal cell")
_HEADER: Final = struct.Struct(">BBqq")
_EVIDENCE_BEGINS: Final = BLINDER_BYTES + _HEADER.size
_WORDS_VERSION: Final = 1
_WORDS_BEGINS: Final = BLINDER_BYTES + 1
_NEVER: Final = -(2**63)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)

CODE_OF_KIND: Final[dict[EntryKind, int]] = {
    "enrollment": 1, "placement": 2, "offer": 3, "attempt": 4, "hint": 5, "message": 6, "reply": 7, "lesson_viewed": 8, "goal": 9,
    "preference": 10, "move": 11, "fact_op": 12, "correction": 13, "consent": 14, "disclosure": 15, "access": 16, "forgotten": 17,
    "imported": 18, "case": 19, "ruling": 20,
}  # fmt: skip
"""Stands in every sealed evidence cell: a number is never given to another kind."""
_KIND_OF_CODE: Final = {code: kind for kind, code in CODE_OF_KIND.items()}
_EVIDENCE: Final[dict[EntryKind, SchemaValidator | Any]] = {kind: model.__pydantic_validator__ for kind, model in EVIDENCE_OF_KIND.items()}
_ATTEMPT_WORDS: Final = AttemptWords.__pydantic_validator__
_WORDS: Final = Words.__pydantic_validator__


class EvidenceCell(NamedTuple):
    """An evidence cell, read."""

    kind: EntryKind
    at: datetime
    client_at: datetime | None
    evidence: Evidence


def evidence_cell(entry: Entry) -> bytes:
    """Return the evidence cell of an entry."""
    client = _NEVER if entry.client_at is None else _microseconds(entry.client_at)
    header = _HEADER.pack(CODE_OF_KIND[entry.kind], VERSION_OF_KIND[entry.kind], _microseconds(entry.at), client)
    return urandom(BLINDER_BYTES) + header + _json(entry.evidence)


def words_cell(entry: Entry) -> bytes | None:
    """Return the words cell of an entry, or None if nobody wrote anything."""
    if entry.words is None:
        return None
    return urandom(BLINDER_BYTES) + bytes((_WORDS_VERSION,)) + _json(entry.words)


def read_evidence(cell: bytes) -> EvidenceCell:
    """Return what an evidence cell says, in the present version of its contract."""
    code, version, at, client = _HEADER.unpack_from(cell, BLINDER_BYTES)
    kind = _KIND_OF_CODE[code]
    payload = lifted(kind, version, cell[_EVIDENCE_BEGINS:])
    evidence: Evidence = _EVIDENCE[kind].validate_json(payload)
    return EvidenceCell(kind, _moment(at), None if client == _NEVER else _moment(client), evidence)


def read_words(kind: EntryKind, cell: bytes) -> Words | AttemptWords:
    """Return the words in a cell of an entry of this kind."""
    validator = _ATTEMPT_WORDS if kind == "attempt" else _WORDS
    words: Words | AttemptWords = validator.validate_json(cell[_WORDS_BEGINS:])
    return words


def cell_hash(cell: bytes) -> bytes:
    """Return the hash of a cell, blinder and all, that stands in its row and in the chain."""
    digest = _CELL.copy()
    digest.update(cell)
    return digest.digest()


def _json(contract: Any) -> bytes:
    """Return a contract as JSON, without what equals its default: a default never changes its meaning within a version."""
    value: bytes = contract.__pydantic_serializer__.to_json(contract, exclude_defaults=True)
    return value


def _microseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def _moment(microseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=microseconds)
