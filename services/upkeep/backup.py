"""A backup: content and key database in one folder, and a manifest that is written last. The epoch keys are never in it."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, Literal

from services.bootstrap import Services
from services.memory import OrdersOwed
from services.platform import DumpRefused, Settings, dump_database, put_note, verify_dump

CONTENT: Final = "content.dump"
KEYS: Final = "keys.dump"
MANIFEST: Final = "backup.json"
_FORMAT: Final = 1
_CHUNK: Final = 1 << 20
_TRIES: Final = 3
_OWNER_ONLY: Final = 0o700
Step = Literal["content", "keys", "checking", "content back", "keys back", "ledger", "witnesses", "standing orders"]
Progress = Callable[[Step, int, int], None]
"""Told which step, how much of it is done, and of how much."""


class BackupRefused(Exception):
    """No backup can be made there, or what is there is none. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What a finished backup says about itself."""

    taken_at: str
    meno: str
    fingerprint: str
    epochs: tuple[int, ...]
    tombstones: int
    sha256: dict[str, str]
    orders: int = 0
    """Up to which standing order the content reflects the ledger; 0 in what older versions wrote."""


async def back_up(services: Services, folder: Path, progress: Progress) -> Backup:
    """Back both databases up into `folder` and return what was written; a backup that is finished already is returned as it is.

    Killed at any point, it leaves a folder without a manifest, which nobody takes for a backup; begun again, it goes on.

    Raises:
        BackupRefused: The folder is one of keys, escrow or ledger is not in order, or a rotation goes on all the time.
    """
    _refuse_key_folders(services.settings, folder)
    if (folder / MANIFEST).exists():
        return read_backup(folder)
    await refuse_disorder(services)
    await asyncio.to_thread(_clear, folder)
    async with services.database.open_work() as work:
        orders = await OrdersOwed().known(work)  # before the content is read, which reflects no fewer
    taken_at = await _content(services, folder, progress)
    epochs = await _keys(services, folder, progress)
    await refuse_disorder(services)
    tombstones = len(await services.erasures.removal.ledger.tombstones())
    progress("checking", 0, 1)
    sums = {name: await asyncio.to_thread(checksum, folder / name) for name in (CONTENT, KEYS)}
    made = Backup(taken_at, version("meno"), services.vault.fingerprint(), epochs, tombstones, sums, orders)
    await asyncio.to_thread(_publish, folder / MANIFEST, json.dumps({"format": _FORMAT, **asdict(made)}, indent=1) + "\n")
    async with services.database.open_work() as work:
        await put_note(work, "backup")
    return made


def read_backup(folder: Path) -> Backup:
    """Return what the backup in a folder says about itself.

    Raises:
        BackupRefused: There is none, or it was not finished.
    """
    path = folder / MANIFEST
    if not path.exists():
        raise BackupRefused(
            f"{folder} holds no finished backup ({MANIFEST} is missing); run `meno backup {folder}` to its end, or take another"
        )
    try:
        said: dict[str, Any] = json.loads(path.read_bytes())
        if said.pop("format") != _FORMAT:
            raise BackupRefused(f"{path} is of a format that this version does not know")
        return Backup(**{**said, "epochs": tuple(said["epochs"])})
    except (ValueError, KeyError, TypeError):
        raise BackupRefused(f"{path} is damaged; take another backup") from None


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


async def refuse_disorder(services: Services) -> None:
    """Return if the epoch keys are in both their places, and both ledgers in both of theirs.

    Raises:
        BackupRefused: They are not: a backup that cannot be opened, or would bring the erased back, is none.
    """
    faults = [*await services.rotation.faults_of_places(), *await asyncio.to_thread(faults_of_ledgers, services)]
    if faults:
        raise BackupRefused("not backed up, as a backup is of no use without these: " + "; ".join(faults))


def faults_of_ledgers(services: Services) -> list[str]:
    """Return what is wrong with the tombstones and the standing orders, a sentence each."""
    return [*services.erasures.removal.ledger.faults(), *services.rights.standing.ledger.faults()]


async def _content(services: Services, folder: Path, progress: Progress) -> str:
    """Dump the content database, unless a run that was cut short has done so; return when."""
    path = folder / CONTENT
    try:
        dump = await asyncio.to_thread(verify_dump, path)
    except DumpRefused:
        url = services.settings.database_url
        dump = await dump_database(url, "main", path, progress=lambda done, total: progress("content", done, total))
    return dump.taken_at.isoformat(timespec="seconds")


async def _keys(services: Services, folder: Path, progress: Progress) -> tuple[int, ...]:
    """Dump the key database, after the content, so that every account in that has its key in this; return the epochs it hangs on."""
    for _ in range(_TRIES):
        before = (await services.rotation.states()).epochs
        await dump_database(
            services.settings.keys_database_url, "keys", folder / KEYS, progress=lambda done, total: progress("keys", done, total)
        )
        if (await services.rotation.states()).epochs == before:
            return tuple(sorted(epoch.number for epoch in before if epoch.state != "gone"))
    raise BackupRefused("the epoch has turned again and again meanwhile; run the backup again when the rotation has ended")


def _refuse_key_folders(settings: Settings, folder: Path) -> None:
    """Raise BackupRefused if the folder is, or is in, one that must be in no backup."""
    target = folder.resolve()
    for kept in (settings.keys_at, settings.escrow_at, *settings.ledger_places):
        if target == kept.resolve() or kept.resolve() in target.parents:
            raise BackupRefused(f"{folder} is in {kept}, which must never be in a backup; choose another folder")


def _clear(folder: Path) -> None:
    """Make the folder, and take away what a run that was killed has left half written."""
    folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    for draft in folder.glob(".*.dump.*"):
        draft.unlink()


def _publish(path: Path, text: str) -> None:
    """Write a file whole, on disk when this returns."""
    draft = path.with_name(f".{path.name}.draft")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
