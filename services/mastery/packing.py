"""States as flat columns: what the folds of knowledge and plan share to become bytes and back in microseconds (pure)."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from struct import Struct
from typing import Any, Final

EPOCH: Final = datetime(2020, 1, 1, tzinfo=UTC)
_LAST_SECOND: Final = 2**32 - 1
_COUNTS: Final = Struct("<4sI")
_LENGTH: Final = Struct("<I")


class StateUnreadable(Exception):
    """A packed state is not of the format that its reader knows; fold the journal again."""


def seconds_of(moment: datetime) -> int:
    """Return whole seconds since 2020, the clock of all packed states; 0 for anything earlier."""
    return min(_LAST_SECOND, max(0, int((moment - EPOCH).total_seconds())))


def moment_of(seconds: int) -> datetime:
    """Return the moment that lies so many seconds after the start of 2020."""
    return datetime.fromtimestamp(EPOCH.timestamp() + seconds, UTC)


def pack(mark: bytes, texts: Iterable[str], columns: Sequence[array[Any]]) -> bytes:
    """Return the columns, little-endian, and after them the texts, which must not hold a line feed.

    Args:
        mark: four bytes that name the format.
        texts: row names and the like.
        columns: arrays, each preceded by its length.
    """
    pieces = [_COUNTS.pack(mark, len(columns))]
    for column in columns:
        pieces += (_LENGTH.pack(len(column)), little(column).tobytes())
    pieces.append("\n".join(texts).encode())
    return b"".join(pieces)


def unpack(mark: bytes, typecodes: str, packed: bytes) -> tuple[list[str], list[array[Any]]]:
    """Return texts and columns of `pack`; raise StateUnreadable if mark or columns are not those expected."""
    if packed[: len(mark)] != mark or _COUNTS.unpack_from(packed)[1] != len(typecodes):
        raise StateUnreadable(f"packed state is not of format {mark.decode()}")
    at = _COUNTS.size
    columns: list[array[Any]] = []
    for typecode in typecodes:
        column: array[Any] = array(typecode)
        (length,) = _LENGTH.unpack_from(packed, at)
        end = at + _LENGTH.size + length * column.itemsize
        column.frombytes(packed[at + _LENGTH.size : end])
        columns.append(little(column))
        at = end
    text = packed[at:].decode()
    return (text.split("\n") if text else []), columns


def little(column: array[Any]) -> array[Any]:
    """Return a column in little-endian order, itself where the machine is."""
    if sys.byteorder == "big" and column.itemsize > 1:
        column = column[:]
        column.byteswap()
    return column
