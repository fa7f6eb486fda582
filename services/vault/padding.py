"""Hides the exact length of a record (pure): buckets of 256 bytes up to 4 KiB, Padmé above.

Source of Padmé: Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", PoPETs 2019, algorithm 1.
"""

from __future__ import annotations

from typing import Final

BUCKET_BYTES: Final = 256
LARGEST_BUCKET_BYTES: Final = 4096
LENGTH_BYTES: Final = 4


def padded_bytes(length: int) -> int:
    """Return the size that `length` bytes, their length prefix included, are padded to."""
    if length <= LARGEST_BUCKET_BYTES:
        return -(-length // BUCKET_BYTES) * BUCKET_BYTES
    exponent = length.bit_length() - 1
    free_bits = exponent - exponent.bit_length()
    mask = (1 << free_bits) - 1
    return (length + mask) & ~mask


def pad(clear: bytes) -> bytes:
    """Return the length of `clear`, `clear`, and zeros up to the padded size."""
    length = LENGTH_BYTES + len(clear)
    return len(clear).to_bytes(LENGTH_BYTES, "big") + clear + bytes(padded_bytes(length) - length)


def unpad(padded: bytes) -> bytes | None:
    """Return what was padded, or None if `padded` is not what `pad` makes."""
    length = int.from_bytes(padded[:LENGTH_BYTES], "big")
    if len(padded) < LENGTH_BYTES or padded_bytes(LENGTH_BYTES + length) != len(padded):
        return None
    return padded[LENGTH_BYTES : LENGTH_BYTES + length]
