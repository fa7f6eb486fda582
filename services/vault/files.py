"""Small secret files that are either whole or absent, on disk when the call returns, and for their owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

_OWNER_READS_AND_WRITES: Final = 0o600
_OWNER_ENTERS: Final = 0o700


def private_folder(path: Path) -> Path:
    """Return `path` as an existing folder; a new one is its owner's alone."""
    path.mkdir(mode=_OWNER_ENTERS, parents=True, exist_ok=True)
    return path


def publish(path: Path, content: bytes) -> bool:
    """Write a new file whole, or leave the one that is there; return whether it was written.

    Of several processes that publish at once one wins; all find the winner's file complete.
    """
    draft = path.parent / f".{path.name}.{secrets.token_hex(8)}"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_READS_AND_WRITES)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(draft)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
        _sync_folder(path.parent)
    return True


def destroy(path: Path) -> None:
    """Overwrite a file in place and remove it. On media that copy on write the old bytes may outlive it: keep keys on one that does not."""
    with path.open("r+b") as file:
        file.write(os.urandom(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the folder's list of names durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
