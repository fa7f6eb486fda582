"""The ledger of tombstones: who has been erased, in two places outside every database and backup, so that no restore brings anybody back.

A tombstone is an HMAC of the account under a key of the installation, which survives every turn of the epoch: the ledger names nobody, and
tells of an account at hand whether it was erased. One line a tombstone, each under its own MAC; a line is only ever added.
"""

from __future__ import annotations

import asyncio
import fcntl
import hmac
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple
from uuid import UUID

from services.platform import Clock
from services.vault.envelope import expand, piece
from services.vault.files import private_folder, publish
from services.vault.keyring import Keyring
from services.vault.roots import VaultClosed

FILE_NAME: Final = "tombstones"
_FORMAT: Final = "meno tombstones 1"
_NAME_LABEL: Final = b"meno/1/tombstone"
_LINE_LABEL: Final = b"meno/1/tombstone line"


class LedgerMissing(VaultClosed):
    """The ledger is not there, is not whole, or is not this installation's."""


class Tombstone(NamedTuple):
    """One line of the ledger.

    Args:
        name: Whose: an HMAC that only this installation can make.
        at: When the erasure began.
        erasure_id: The erasure; its receipt is asked for by it.
    """

    name: bytes
    at: datetime
    erasure_id: UUID


class Ledger:
    """Reads and extends the ledger; safe in several processes at once."""

    def __init__(self, places: Sequence[Path], keyring: Keyring, clock: Clock) -> None:
        """Keep the ledger in these folders.

        Args:
            places: At least two, on different disks if there are.
            keyring: Started before the ledger is used; its installation's secret names and authenticates.
            clock: Dates each tombstone.
        """
        if len(set(places)) < 2:
            raise VaultClosed("the ledger's two folders must be different; set MENO_LEDGER_DIR and MENO_LEDGER_COPY_DIR")
        self._paths = tuple(place / FILE_NAME for place in places)
        self._keyring = keyring
        self._clock = clock

    def name(self, tenant_id: UUID, account_id: UUID) -> bytes:
        """Return the name of an account in the ledger: 32 bytes that only this installation can make."""
        return hmac.digest(self._key(_NAME_LABEL), piece(tenant_id.bytes) + piece(account_id.bytes), "sha256")

    async def create(self) -> None:
        """Begin an empty ledger in each place where there is none."""
        await asyncio.to_thread(self._create)

    async def tombstones(self) -> dict[bytes, Tombstone]:
        """Return every tombstone by its name, after copying to each place what only the other has.

        Raises:
            LedgerMissing: It is in no place, is damaged, or belongs to another installation; the message says what to do.
        """
        return await asyncio.to_thread(self._together)

    async def add(self, tenant_id: UUID, account_id: UUID, erasure_id: UUID) -> None:
        """Write an account's tombstone to every place, on disk when this returns; one that is there stays as it is.

        Raises:
            LedgerMissing: As for `tombstones`.
        """
        await asyncio.to_thread(self._add, self.name(tenant_id, account_id), erasure_id)

    def faults(self) -> list[str]:
        """Return what is wrong with the places, a sentence each, without mending anything."""
        found, held = [], []
        for path in self._paths:
            if not path.exists():
                found.append(f"{path} is missing; copy the other one there")
                continue
            try:
                held.append(set(self._read(path)))
            except LedgerMissing as error:
                found.append(str(error))
        if len(held) == len(self._paths) and any(lines != held[0] for lines in held):
            found.append("the two copies of the ledger differ; the next erasure, or a restore, makes them equal")
        return found

    def _create(self) -> None:
        for path in self._paths:
            private_folder(path.parent)
            publish(path, self._header())

    def _together(self) -> dict[bytes, Tombstone]:
        if not any(path.exists() for path in self._paths):
            where = " or ".join(str(path) for path in self._paths)
            raise LedgerMissing(
                f"there is no ledger of tombstones in {where}; put a copy of it there: without it the erased would come back"
            )
        with self._alone():
            return self._made_equal({})

    def _add(self, name: bytes, erasure_id: UUID) -> None:
        self._together()
        with self._alone():
            self._made_equal({name: Tombstone(name, self._clock.now(), erasure_id)})

    def _made_equal(self, further: dict[bytes, Tombstone]) -> dict[bytes, Tombstone]:
        """Return what the places hold together, and `further`, after writing to each what it lacks."""
        self._create()
        held = [self._read(path) for path in self._paths]
        every = dict(further)
        for lines in reversed(held):
            every |= lines
        for path, lines in zip(self._paths, held, strict=True):
            self._append(path, [line for name, line in every.items() if name not in lines])
        return every

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the ledger for this thread; the kernel lets go of it however the process ends."""
        private_folder(self._paths[0].parent)
        handle = os.open(self._paths[0].with_name(f".{FILE_NAME}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _read(self, path: Path) -> dict[bytes, Tombstone]:
        """Return the tombstones in one place; a last line that was cut short by a crash does not count."""
        header, _, body = path.read_bytes().partition(b"\n")
        if header + b"\n" != self._header():
            raise LedgerMissing(f"{path} is not the ledger of this installation; put the right one there")
        lines = [self._line(path, line.decode("ascii", "replace")) for line in body.split(b"\n")[:-1]]
        return {line.name: line for line in lines}

    def _line(self, path: Path, text: str) -> Tombstone:
        fields = text.split(" ")
        try:
            line = Tombstone(bytes.fromhex(fields[1]), datetime.fromisoformat(fields[0]), UUID(fields[2]))
            mac = bytes.fromhex(fields[3])
        except (ValueError, IndexError):
            raise LedgerMissing(f"{path} is damaged; put the other copy of the ledger in its place") from None
        if not hmac.compare_digest(mac, self._mac(line)):
            raise LedgerMissing(f"{path} has been altered; put the other copy of the ledger in its place")
        return line

    def _append(self, path: Path, lines: Sequence[Tombstone]) -> None:
        """Add lines, after cutting off what a crash left of one; on disk when this returns."""
        if not lines:
            return
        added = "".join(f"{line.at.isoformat()} {line.name.hex()} {line.erasure_id} {self._mac(line).hex()}\n" for line in lines)
        with path.open("r+b") as file:
            file.seek(path.read_bytes().rindex(b"\n") + 1)
            file.truncate()
            file.write(added.encode())
            file.flush()
            os.fsync(file.fileno())

    def _header(self) -> bytes:
        return f"{_FORMAT} {self._keyring.fingerprint()}\n".encode()

    def _mac(self, line: Tombstone) -> bytes:
        said = piece(line.at.isoformat().encode()) + piece(line.name) + piece(line.erasure_id.bytes)
        return hmac.digest(self._key(_LINE_LABEL), said, "sha256")

    def _key(self, label: bytes) -> bytearray:
        return expand(self._keyring.installation, label)
