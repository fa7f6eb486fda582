"""One rotation of epoch or root at a time, in whatever process: a lock on a file beside the keys, which ends with its process."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_NAME: Final = ".turning"


class TurnBusy(Exception):
    """Another process turns the epoch or the root at this moment."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the lock of a key folder for the length of the block; raise TurnBusy if another has it."""
    handle = os.open(folder / _NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise TurnBusy("another process is turning the epoch or the root key; wait until it has ended, then ask again") from None
        yield
    finally:
        os.close(handle)
