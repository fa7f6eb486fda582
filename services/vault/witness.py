"""A witness: where a journal stood at some moment, kept in the other database under a key of the tenant (pure).

Rolling one of the two databases back, or cutting a journal short, then contradicts it. It says nothing about what came after it.
"""

from __future__ import annotations

import hmac
import struct
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from services.vault.envelope import Secret, derive, piece

DIGEST_BYTES: Final = 32
_LABEL: Final = b"meno/1/witness"
_NUMBERS: Final = struct.Struct(">QQQ")


class Stand(NamedTuple):
    """Where a journal stands: its last sequence and the digest there."""

    seq: int
    digest: bytes


class Witness(NamedTuple):
    """A stand that was witnessed.

    Args:
        seq: The journal's sequence then.
        digest: The digest at that sequence.
        is_authentic: Whether its MAC is ours; if not, nothing of it may be believed.
        baseline_seq: Where an operator's restore has begun anew, if one has.
        baseline_at: When it did.
    """

    seq: int
    digest: bytes
    is_authentic: bool = True
    baseline_seq: int | None = None
    baseline_at: datetime | None = None


def witness_key(tenant_key: Secret, tenant_id: UUID, account_id: UUID) -> bytes:
    """Return the key that a learner's witness is authenticated with."""
    return bytes(derive(tenant_key, bytes(DIGEST_BYTES), _LABEL + piece(tenant_id.bytes) + piece(account_id.bytes)))


def witness_mac(key: bytes, stand: Stand, baseline_seq: int | None, baseline_at: datetime | None) -> bytes:
    """Return the MAC of a witness, its last baseline included."""
    at_us = 0 if baseline_at is None else int(baseline_at.timestamp() * 1_000_000)
    baseline = 0 if baseline_seq is None else baseline_seq + 1
    return hmac.digest(key, _NUMBERS.pack(stand.seq, baseline, at_us) + piece(stand.digest), "sha256")


def is_ours(key: bytes, mac: bytes, stand: Stand, baseline_seq: int | None, baseline_at: datetime | None) -> bool:
    """Return whether a stored witness was made with the key."""
    return hmac.compare_digest(mac, witness_mac(key, stand, baseline_seq, baseline_at))
