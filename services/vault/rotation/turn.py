"""Turns the epoch: a new epoch key, every key wrapped anew under it, proven and backed up, and only then the old one destroyed everywhere.

Cut short anywhere, it goes on where it stopped when it is begun again: what has been done can be read from files and rows.

1. The new key is on disk in every place before any row may hang on it.
2. In one commit it becomes the current one. That commit waits for those who write a wrapped key under the old one at that moment; whoever
   comes later is told to take the new one. So the rows under the old epoch are all there, and become fewer only.
3. Every row is wrapped anew, then every row is opened; a single one that does not open keeps the old key alive.
4. The key database is backed up, the backup restored and every key in it opened.
5. A commit says that the old epoch has gone, which nobody who copies its file can overlook; then its file is overwritten in every place.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.platform import DumpRefused, get_logger
from services.vault import store as keys_store
from services.vault.epochs import EpochKey
from services.vault.keyring import Keyring
from services.vault.opening import Opener
from services.vault.roots import VaultClosed
from services.vault.rotation import store
from services.vault.rotation.alone import alone
from services.vault.rotation.backup import KeyBackups
from services.vault.rotation.checking import KeyCheck, KeyFindings, OpenSession
from services.vault.rotation.rewrap import Rewrapping

log = get_logger(__name__)

Step = Literal["making", "wrapping", "checking", "backing_up", "destroying"]
Progress = Callable[[Step, int, int], Awaitable[None]]
"""Told the step, how many keys are done in it, and of how many."""
_NAMED: Final = 3


async def silent(_step: Step, _done: int, _total: int) -> None:
    """Tell nobody."""


class TurnImpossible(Exception):
    """The epoch cannot be turned now. The message says why and what to do; nothing has been destroyed."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A turn that has ended: the epoch that is current now, what was wrapped anew, what was checked, and the proven backup."""

    epoch: int
    gone: tuple[int, ...]
    rewrapped: int
    checked: int
    backup: Path
    took_s: float


@dataclass(frozen=True)
class EpochTurn:
    """The use case.

    Args:
        keyring: The epoch keys of this process.
        opener: Opens keys.
        rewrapping: Wraps keys anew.
        backups: Where the key database is backed up.
    """

    keyring: Keyring
    opener: Opener
    rewrapping: Rewrapping
    backups: KeyBackups

    async def run(self, progress: Progress = silent) -> Turned:
        """Turn the epoch, or end a turn that was cut short.

        Raises:
            TurnImpossible: A place is missing, a key does not open, or the backup cannot be proven.
            TurnBusy: Another process is at it.
        """
        began = time.perf_counter()
        self._refuse_unusable_places()
        with alone(self.keyring.files.places[0]):
            await progress("making", 0, 1)
            await self._begin()
            total = await self._count()
            rewrapped = await self._rewrap(progress, total)
            checked = await self._check(progress, total)
            backup = await self._back_up(progress, total)
            await progress("destroying", 0, 1)
            gone = await self._end()
        log.info("epoch_turned", version=self.keyring.number, rewrapped_count=rewrapped, took_s=round(time.perf_counter() - began, 3))
        return Turned(self.keyring.number, gone, rewrapped, checked, backup, time.perf_counter() - began)

    async def is_unfinished(self) -> bool:
        """Return whether a turn was cut short before the old epoch had gone."""
        async with self.keyring.open_keys(None) as work:
            return any(epoch.state == "old" for epoch in await keys_store.epochs(work.session))

    async def sweep(self) -> tuple[int, ...]:
        """Destroy what is there again, or still, of epochs that have gone: a turn was cut short at its very end, or a copy was put back."""
        async with self.keyring.open_keys(None) as work:
            gone = {epoch.number for epoch in await keys_store.epochs(work.session) if epoch.state == "gone"}
        there = tuple(number for number in sorted(await asyncio.to_thread(self.keyring.files.paths)) if number in gone)
        for number in there:
            await asyncio.to_thread(self.keyring.files.destroy, number)
            log.warning("gone_epoch_destroyed", version=number)
        if there:
            await self.backups.keep_only(self.keyring.number)
        return there

    def _refuse_unusable_places(self) -> None:
        """Raise TurnImpossible if the new key could not be written to every place, or the old one not be destroyed in every place."""
        unusable = [*self.keyring.files.unusable(), *([] if self.backups.is_usable() else [self.backups.folder])]
        if unusable:
            raise TurnImpossible(
                f"{' and '.join(map(str, unusable))}: not there, or not writable for this process; mount it or mend its rights, then turn"
                " the epoch again. Nothing has been changed"
            )

    async def _begin(self) -> None:
        """Make the next epoch current, unless a turn is under way."""
        await self.keyring.refresh()
        async with self.keyring.open_keys(None) as work:
            known = await keys_store.epochs(work.session)
        if any(epoch.state == "old" for epoch in known):
            await self.keyring.has([epoch.number for epoch in known if epoch.state == "old"])
            return
        old = await self.keyring.current()
        fresh = await self._made(old.number + 1, old)
        async with self.keyring.open_keys(None) as work:
            await store.turn(work.session, old.number, fresh.number, fresh.check_value(), self.keyring.clock.now())
        await self.keyring.refresh()

    async def _made(self, number: int, old: EpochKey) -> EpochKey:
        """Return the next epoch's key, on disk in every place: a new one, or that of a turn that was cut short before it began."""
        try:
            await self.keyring.files.create(number, old.installation)
            await self.keyring.has([number])
            fresh = self.keyring.epochs[number]
        except (VaultClosed, KeyError, OSError) as error:
            raise TurnImpossible(f"the key of epoch {number} could not be made: {error}. The old one stays in use") from None
        if fresh.installation != old.installation:
            raise TurnImpossible(f"the file of epoch {number} belongs to another installation; remove it from the key folders")
        return fresh

    async def _count(self) -> int:
        """Return how many keys there are."""
        total = 0
        for tenant_id in await self._tenants():
            async with self.keyring.open_keys(tenant_id) as work:
                total += await store.count_keys(work.session, tenant_id)
        return total

    async def _rewrap(self, progress: Progress, total: int) -> int:
        """Wrap every key anew."""
        note, count = _counted(progress, "wrapping", total), 0
        for tenant_id in await self._tenants():
            count += await self.rewrapping.tenant(tenant_id, note)
        return count

    async def _check(self, progress: Progress, total: int) -> int:
        """Open every key, under the current epoch."""
        check = KeyCheck(self._session, self.keyring.epochs, frozenset({self.keyring.number}))
        found = await check.everything(_counted(progress, "checking", total))
        _refuse_faults(found, "do not open under the new epoch")
        return found.keys

    async def _back_up(self, progress: Progress, total: int) -> Path:
        """Back up the key database and prove the backup with the new epoch's key alone."""
        number = self.keyring.number
        alone_with: Mapping[int, EpochKey] = {number: self.keyring.epochs[number]}

        def check(open_session: OpenSession) -> KeyCheck:
            return KeyCheck(open_session, alone_with, frozenset({number}))

        try:
            path = await self.backups.take(number)
            found = await self.backups.prove(path, check, _counted(progress, "backing_up", total))
        except (OSError, DumpRefused) as error:
            raise TurnImpossible(f"the key database could not be backed up: {error}. The old epoch key stays until it is") from None
        _refuse_faults(found, f"do not open in the backup {path}")
        return path

    async def _end(self) -> tuple[int, ...]:
        """Destroy the keys of all past epochs, wherever they are, and the backups that hang on them."""
        async with self.keyring.open_keys(None) as work:
            await store.bury_epochs(work.session, self.keyring.clock.now())
        there = await asyncio.to_thread(self.keyring.files.paths)
        gone = tuple(number for number in sorted(there) if number < self.keyring.number)
        for number in gone:
            await asyncio.to_thread(self.keyring.files.destroy, number)
        await self.backups.keep_only(self.keyring.number)
        await asyncio.to_thread(self.keyring.forget_gone)
        return gone

    async def _tenants(self) -> list[UUID]:
        async with self.keyring.open_keys(None) as work:
            return await keys_store.tenant_ids(work.session)

    @asynccontextmanager
    async def _session(self, tenant_id: UUID | None) -> AsyncIterator[AsyncSession]:
        async with self.keyring.open_keys(tenant_id) as work:
            yield work.session


def _counted(progress: Progress, step: Step, total: int) -> Callable[[int], Awaitable[None]]:
    """Return what adds up the pages of a step."""
    done = 0

    async def note(count: int) -> None:
        nonlocal done
        done += count
        await progress(step, done, max(total, done))

    return note


def _refuse_faults(found: KeyFindings, what: str) -> None:
    """Raise TurnImpossible if a key was at fault."""
    if not found.faults:
        return
    named = ", ".join(f"{fault.scheme} of {fault.owner_id} version {fault.version}" for fault in found.faults[:_NAMED])
    more = f" and {len(found.faults) - _NAMED} more" if len(found.faults) > _NAMED else ""
    raise TurnImpossible(
        f"{len(found.faults)} keys {what}: {named}{more}. The old epoch key stays; see `meno keys verify`, restore these rows from the"
        " newest key backup or erase these accounts, then turn the epoch again"
    )
