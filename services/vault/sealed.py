"""Sealed is a type: bytes that show nothing, and the column that accepts and returns nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import LargeBinary
from sqlalchemy.types import TypeDecorator

from services.vault.envelope import key_version


class Sealed(bytes):
    """A sealed record. Only the keys of its owner open it; its repr shows nothing."""

    __slots__ = ()

    @property
    def key_version(self) -> int | None:
        """Return the version of the data key it is sealed with; None if it is no sealed record. It is readable, and checked when opened."""
        return key_version(self)

    def __repr__(self) -> str:
        """Return a text that says only that something is sealed."""
        return "<sealed>"

    __str__ = __repr__


class SealedBytes(TypeDecorator[Sealed]):
    """A column of sealed records. It decrypts nothing, and refuses bytes that nobody has sealed."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Sealed | None, dialect: Any) -> bytes | None:
        """Return the bytes to store; raise TypeError for anything but a sealed record."""
        if value is not None and not isinstance(value, Sealed):
            raise TypeError("only sealed records may be written to this column")
        return value

    def process_result_value(self, value: bytes | None, dialect: Any) -> Sealed | None:
        """Return the stored bytes as a sealed record."""
        return None if value is None else Sealed(value)

    def result_processor(self, dialect: Any, coltype: Any) -> Callable[[bytes | None], Sealed | None]:
        """Return what makes a cell a sealed record: the driver's bytes are taken as they are."""
        return _sealed


def _sealed(value: bytes | None) -> Sealed | None:
    return None if value is None else Sealed(value)
