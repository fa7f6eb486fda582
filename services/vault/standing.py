"""The ledger of standing orders: what people took away or corrected, in two places outside every database and backup, so that no restore
brings it back.

A line holds its number, the day, an address and a sealed order. Only the owner's key makes the addresses, one for each order of a day, so
that lines belong visibly neither to anybody nor together; when the owner's keys are destroyed, nobody can find or open them any more.
Lines expire with the backups that are older than they are; the numbers tell whether any that a database has not seen are missing.
"""

from __future__ import annotations

import asyncio
import base64
import hmac
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple
from uuid import UUID

from services.platform import Clock
from services.vault.account_keys import AccountKeys
from services.vault.envelope import SealRefused, Secret, expand, piece, seal, unseal
from services.vault.keyring import Keyring
from services.vault.padding import pad, unpad
from services.vault.twin import LedgerMissing, Twin

FILE_NAME: Final = "standing-orders"
_FORMAT: Final = "meno standing orders 1"
_LINE_LABEL: Final = b"meno/1/standing order line"
_TENANT_LABEL: Final = b"meno/1/standing orders of tenants"
_ACCOUNT_LABEL: Final = "meno/1/standing orders"
_SEALED: Final = b"meno/standing order"
_KEY_VERSION: Final = 1


class SealedOrder(NamedTuple):
    """One line.

    Args:
        serial: Its number; each line has the next one.
        day: When it was written, UTC.
        address: Where its owner finds it.
        sealed: What it says.
    """

    serial: int
    day: date
    address: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True, repr=False)
class OrderKey:
    """Finds, seals and opens the orders of one account or tenant.

    Args:
        secret: 32 bytes that outlast every rotation and are destroyed with the owner.
    """

    secret: Secret

    def address(self, day: date, number: int) -> bytes:
        """Return the address of the owner's order of a day with this number, counted from 0."""
        return hmac.digest(self.secret, piece(day.isoformat().encode()) + number.to_bytes(8, "big"), "sha256")

    def sealed(self, address: bytes, clear: bytes) -> bytes:
        """Return an order sealed for its address."""
        return seal(self._sealing(), _KEY_VERSION, piece(_SEALED) + piece(address), pad(clear))

    def opened(self, line: SealedOrder) -> bytes:
        """Return what a line says.

        Raises:
            SealRefused: It cannot be verified.
        """
        clear = unpad(unseal({_KEY_VERSION: self._sealing()}.get, lambda _: piece(_SEALED) + piece(line.address), line.sealed))
        if clear is None:
            raise SealRefused
        return clear

    def _sealing(self) -> bytearray:
        return expand(self.secret, _SEALED)


class Orders:
    """What the ledger holds at a moment."""

    def __init__(self, lines: Mapping[bytes, SealedOrder]) -> None:
        """Take the lines by their addresses."""
        self._lines = lines
        self._days = sorted({line.day for line in lines.values()})
        serials = [line.serial for line in lines.values()]
        self.first = min(serials, default=1)
        """The number of the oldest line that is kept, 1 if there never was one."""
        self.last = max(serials, default=0)
        """The number of the newest line, 0 if there never was one."""

    def of(self, key: OrderKey, *, after: int = 0) -> list[SealedOrder]:
        """Return an owner's lines with a number above `after`, oldest first."""
        return sorted(line for day in self._days for line in self._of_day(key, day) if line.serial > after)

    def _of_day(self, key: OrderKey, day: date) -> Iterator[SealedOrder]:
        for number in count():
            line = self._lines.get(key.address(day, number))
            if line is None:
                return
            yield line


class StandingOrders:
    """Reads and extends the ledger of orders; safe in several processes at once."""

    def __init__(self, places: Sequence[Path], keyring: Keyring, clock: Clock, kept_days: int) -> None:
        """Keep it in these folders.

        Args:
            places: Those of the tombstones.
            keyring: Started before use; its installation's secret authenticates.
            clock: Dates each line.
            kept_days: How long a line is kept: longer than any backup that may be restored.
        """
        paths = tuple(place / FILE_NAME for place in places)
        self._twin = Twin(paths, self._header, self._parsed, self._written, lambda line: line.address)
        self._keyring = keyring
        self._clock = clock
        self._kept = timedelta(days=kept_days)

    def of_account(self, keys: AccountKeys) -> OrderKey:
        """Return what finds an account's orders: as old as the account, the same after every rotation."""
        return OrderKey(keys.mac(_ACCOUNT_LABEL, b""))

    def of_tenant(self, tenant_id: UUID) -> OrderKey:
        """Return what finds a tenant's orders."""
        return OrderKey(hmac.digest(self._key(_TENANT_LABEL), tenant_id.bytes, "sha256"))

    async def held(self, known: int) -> Orders:
        """Return what the ledger holds, after copying to each place what only the other has.

        Args:
            known: The number up to which the databases, or a backup of them, know it.

        Raises:
            LedgerMissing: It is missing, damaged, another installation's, or has fewer lines than are known.
        """
        found = Orders(await asyncio.to_thread(self._lines, may_begin=known == 0))
        if found.last < known:
            raise LedgerMissing(
                f"the ledger of standing orders ends at {found.last} and is known to have gone to {known}; put its newest copy in MENO_LEDGER_DIR"
            )
        return found

    async def add(self, key: OrderKey, orders: Iterable[bytes]) -> int:
        """Write orders of one owner to every place, on disk when this returns, and return the number of the last line.

        Raises:
            LedgerMissing: As `held`.
        """
        return await asyncio.to_thread(self._add, key, list(orders))

    def faults(self) -> list[str]:
        """Return what is wrong with the places, a sentence each, without mending anything."""
        return self._twin.faults()

    def _lines(self, *, may_begin: bool) -> Mapping[bytes, SealedOrder]:
        if not self._twin.is_there and not may_begin:
            where = " or ".join(str(path) for path in self._twin.paths)
            raise LedgerMissing(
                f"there is no ledger of standing orders in {where}; put a copy of it there: without it deletions would come undone"
            )
        return self._twin.lines()

    def _add(self, key: OrderKey, orders: Sequence[bytes]) -> int:
        today = self._clock.now().date()
        self._twin.thinned(
            lambda held: [line for line in held.values() if line.day > today - self._kept or line.serial == Orders(held).last]
        )
        return Orders(self._twin.extended(lambda held: list(_next(held, key, today, orders)))).last

    def _parsed(self, path: Path, text: str) -> SealedOrder:
        said, _, mac = text.rpartition(" ")
        if not hmac.compare_digest(bytes.fromhex(mac), self._mac(said)):
            raise LedgerMissing(f"{path} has been altered; put the other copy of the ledger in its place")
        serial, day, address, sealed = said.split(" ")
        return SealedOrder(int(serial), date.fromisoformat(day), bytes.fromhex(address), base64.b64decode(sealed, validate=True))

    def _written(self, line: SealedOrder) -> str:
        said = f"{line.serial} {line.day.isoformat()} {line.address.hex()} {base64.b64encode(line.sealed).decode()}"
        return f"{said} {self._mac(said).hex()}"

    def _header(self) -> str:
        return f"{_FORMAT} {self._keyring.fingerprint()}"

    def _mac(self, said: str) -> bytes:
        return hmac.digest(self._key(_LINE_LABEL), said.encode(), "sha256")

    def _key(self, label: bytes) -> bytearray:
        return expand(self._keyring.installation, label)


def _next(held: Mapping[bytes, SealedOrder], key: OrderKey, day: date, orders: Sequence[bytes]) -> Iterator[SealedOrder]:
    """Give the lines that are added for one owner."""
    serial, free = count(Orders(held).last + 1), (number for number in count() if key.address(day, number) not in held)
    for clear in orders:
        address = key.address(day, next(free))
        yield SealedOrder(next(serial), day, address, key.sealed(address, clear))
