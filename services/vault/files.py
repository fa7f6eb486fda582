"""Small secret files that are either whole or absent, on disk when the call returns, and for their owner alone."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterable
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
    draft = _draft(path, content)
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return False
    finally:
        draft.unlink(missing_ok=True)
        _sync_folder(path.parent)
    return True


def replace(path: Path, content: bytes) -> None:
    """Write a file whole in the place of the one that is there; readers find the one or the other."""
    draft = _draft(path, content)
    try:
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
        _sync_folder(path.parent)


def destroy(path: Path) -> None:
    """Overwrite a file in place and remove it, and what a process that died while writing it left; one that is not there is no fault.

    On media that copy on write the old bytes may outlive it: keep keys on one that does not.
    """
    if not path.parent.is_dir():
        return
    for found in [path, *path.parent.glob(f".{path.name}.*")]:
        with contextlib.suppress(FileNotFoundError):
            _overwrite(found)
            found.unlink()
    _sync_folder(path.parent)


def read_all(paths: Iterable[Path]) -> set[bytes]:
    """Return the different contents of files, without those that have just gone."""
    found: set[bytes] = set()
    for path in paths:
        with contextlib.suppress(FileNotFoundError):
            found.add(path.read_bytes())
    return found


def may_write(folder: Path) -> bool:
    """Return whether files can be made and removed in a folder, which must be there; take away what a killed process left of trying."""
    if not folder.is_dir():
        return False
    try:
        _draft(folder / "may-write", b"")
        for tried in folder.glob(".may-write.*"):
            tried.unlink(missing_ok=True)  # another process may just have done so
    except OSError:
        return False
    return True


def _draft(path: Path, content: bytes) -> Path:
    """Write a file beside `path` that nobody reads yet; return where."""
    draft = path.parent / f".{path.name}.{secrets.token_hex(8)}"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_READS_AND_WRITES)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return draft


def _overwrite(path: Path) -> None:
    """Write chance over the bytes of a file, where they are."""
    with path.open("r+b") as file:
        file.write(os.urandom(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the folder's list of names durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
