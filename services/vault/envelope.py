"""Seals and opens one record: HKDF-SHA256 to a one-time key and a commitment, then AES-256-GCM.

Blob: format 1 B | suite 1 B | key version 4 B | salt 32 B | commitment 32 B | ciphertext and tag. Each record key is used once, so the
nonce is fixed. GCM alone does not commit to its key; the commitment does, and is compared in constant time before anything is decrypted.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import lru_cache
from hmac import compare_digest
from os import urandom
from typing import Final, NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

from services.platform import Problem

FORMAT: Final = 1
SUITE: Final = 1
KEY_BYTES: Final = 32
_SALT_BYTES: Final = 32
_COMMITMENT_BYTES: Final = 32
_TAG_BYTES: Final = 16
_HEADER: Final = struct.Struct(">BBI")
_SALT_ENDS: Final = _HEADER.size + _SALT_BYTES
_BODY_BEGINS: Final = _SALT_ENDS + _COMMITMENT_BYTES
OVERHEAD_BYTES: Final = _BODY_BEGINS + _TAG_BYTES
_NONCE: Final = bytes(12)
_SHA256: Final = SHA256()
_RECORD_LABEL: Final = b"meno/1/one record"
_NUMBERS: Final = struct.Struct(">HQHQHI")
Secret = bytes | bytearray


class SealRefused(Problem):
    """A sealed record cannot be opened. There is one refusal for every cause, so that it teaches an attacker nothing."""

    status = 500
    code = "seal_refused"
    title = "A sealed record could not be verified; nothing was shown. Tell your operator"

    def __init__(self) -> None:
        """Say nothing that depends on the cause."""
        super().__init__()


class Place(NamedTuple):
    """Where a sealed record stands. Always made from the row being read or written, never from the blob."""

    table: str
    part: str
    row_id: UUID | str
    row_version: int = 0
    schema_version: int = 1


def piece(value: bytes) -> bytes:
    """Return `value` behind its length, so that joined pieces can be read in one way only."""
    return len(value).to_bytes(2, "big") + value


def owner_context(domain: bytes, tenant_id: UUID, owner_id: UUID) -> bytes:
    """Return the associated data that all records of one owner share: domain, format, suite, tenant, owner."""
    return piece(domain) + piece(bytes((FORMAT, SUITE))) + piece(tenant_id.bytes) + piece(owner_id.bytes)


def place_context(owner: bytes, place: Place, key_version: int) -> bytes:
    """Return the whole associated data of a record, canonical and length-prefixed."""
    table, part, row_id, row_version, schema_version = place
    row = b"u" + row_id.bytes if isinstance(row_id, UUID) else b"s" + row_id.encode()
    return owner + _named(table, part) + piece(row) + _NUMBERS.pack(8, row_version, 8, schema_version, 4, key_version)


@lru_cache(maxsize=256)
def _named(table: str, part: str) -> bytes:
    """Return a table's and a part's names as pieces; there are few of them."""
    return piece(table.encode()) + piece(part.encode())


def expand(key: Secret, label: bytes) -> bytearray:
    """Return the key that HKDF-Expand derives from a uniformly random `key` under a fixed label."""
    return bytearray(HKDFExpand(_SHA256, KEY_BYTES, label).derive(key))


def derive(key: Secret, salt: Secret, info: bytes) -> bytearray:
    """Return the key that HKDF-SHA256 derives from `key` and `salt` for `info`."""
    return bytearray(HKDF(_SHA256, KEY_BYTES, bytes(salt), info).derive(key))


def seal(key: Secret, version: int, context: bytes, clear: bytes) -> bytes:
    """Return `clear` sealed.

    Args:
        key: 32 random bytes, or derived from such.
        version: Which key this is, kept readable in the blob.
        context: The associated data; the same bytes must be given to open.
        clear: What is sealed; padded by the caller if its length is a secret.
    """
    salt = urandom(_SALT_BYTES)
    okm = HKDF(_SHA256, KEY_BYTES + _COMMITMENT_BYTES, salt, _RECORD_LABEL).derive(key)
    body = AESGCM(okm[:KEY_BYTES]).encrypt(_NONCE, clear, context)
    return _HEADER.pack(FORMAT, SUITE, version) + salt + okm[KEY_BYTES:] + body


def key_version(blob: bytes) -> int | None:
    """Return which key a blob says that it is sealed with, None if it is too short to be a sealed record."""
    return None if len(blob) < OVERHEAD_BYTES else int(_HEADER.unpack_from(blob)[2])


def unseal(key_of: Callable[[int], Secret | None], context_of: Callable[[int], bytes], blob: bytes) -> bytes:
    """Return what was sealed.

    Args:
        key_of: Gives the key of a version, or None where there is none.
        context_of: Gives the associated data for a key version, rebuilt from the row being read.
        blob: As made by `seal`.

    Raises:
        SealRefused: The blob is cut, altered, of an unknown format or suite, moved, or sealed with another key.
    """
    if len(blob) < OVERHEAD_BYTES:
        raise SealRefused
    form, suite, version = _HEADER.unpack_from(blob)
    key = key_of(version)
    if form != FORMAT or suite != SUITE or key is None:
        raise SealRefused
    okm = HKDF(_SHA256, KEY_BYTES + _COMMITMENT_BYTES, blob[_HEADER.size : _SALT_ENDS], _RECORD_LABEL).derive(key)
    if not compare_digest(okm[KEY_BYTES:], blob[_SALT_ENDS:_BODY_BEGINS]):
        raise SealRefused
    try:
        return AESGCM(okm[:KEY_BYTES]).decrypt(_NONCE, blob[_BODY_BEGINS:], context_of(version))
    except InvalidTag:
        raise SealRefused from None
