"""The ledger of tombstones: who has been erased, in two places outside every database and backup, so that no restore brings anybody back.

A tombstone is an HMAC of the account under a key of the installation, which survives every turn of the epoch: the ledger names nobody, and
tells of an account at hand whether it was erased. One line a tombstone, each under its own MAC; a line is only ever added.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple
from uuid import UUID

from services.platform import Clock
from services.vault.envelope import expand, piece
from services.vault.keyring import Keyring
from services.vault.roots import VaultClosed
from services.vault.twin import LedgerMissing, Twin

FILE_NAME: Final = "tombstones"
_FORMAT: Final = "meno tombstones 1"
_NAME_LABEL: Final = b"meno/1/tombstone"
_LINE_LABEL: Final = b"meno/1/tombstone line"


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
        paths = tuple(place / FILE_NAME for place in places)
        self._twin = Twin(paths, self._header, self._parsed, self._written, lambda line: line.name)
        self._keyring = keyring
        self._clock = clock

    def name(self, tenant_id: UUID, account_id: UUID) -> bytes:
        """Return the name of an account in the ledger: 32 bytes that only this installation can make."""
        return hmac.digest(self._key(_NAME_LABEL), piece(tenant_id.bytes) + piece(account_id.bytes), "sha256")

    async def create(self) -> None:
        """Begin an empty ledger in each place where there is none."""
        await asyncio.to_thread(self._twin.create)

    async def tombstones(self) -> Mapping[bytes, Tombstone]:
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
        await asyncio.to_thread(self._together, Tombstone(self.name(tenant_id, account_id), self._clock.now(), erasure_id))

    def faults(self) -> list[str]:
        """Return what is wrong with the places, a sentence each, without mending anything."""
        return self._twin.faults()

    def _together(self, *more: Tombstone) -> Mapping[bytes, Tombstone]:
        if not self._twin.is_there:
            where = " or ".join(str(path) for path in self._twin.paths)
            raise LedgerMissing(
                f"there is no ledger of tombstones in {where}; put a copy of it there: without it the erased would come back"
            )
        return self._twin.extended(lambda _: more)

    def _parsed(self, path: Path, text: str) -> Tombstone:
        fields = text.split(" ")
        line, mac = Tombstone(bytes.fromhex(fields[1]), datetime.fromisoformat(fields[0]), UUID(fields[2])), bytes.fromhex(fields[3])
        if not hmac.compare_digest(mac, self._mac(line)):
            raise LedgerMissing(f"{path} has been altered; put the other copy of the ledger in its place")
        return line

    def _written(self, line: Tombstone) -> str:
        return f"{line.at.isoformat()} {line.name.hex()} {line.erasure_id} {self._mac(line).hex()}"

    def _header(self) -> str:
        return f"{_FORMAT} {self._keyring.fingerprint()}"

    def _mac(self, line: Tombstone) -> bytes:
        said = piece(line.at.isoformat().encode()) + piece(line.name) + piece(line.erasure_id.bytes)
        return hmac.digest(self._key(_LINE_LABEL), said, "sha256")

    def _key(self, label: bytes) -> bytearray:
        return expand(self._keyring.installation, label)
