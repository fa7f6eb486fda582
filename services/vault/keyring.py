"""The epoch keys of this process, checked against both databases before anything is opened with them."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from services.platform import Clock, OpenWork, Unavailable, get_logger
from services.vault import store
from services.vault.epochs import EpochKey, EpochStore
from services.vault.roots import VaultClosed
from services.vault.store import Epoch
from services.vault.tables import FingerprintRow, KeyringRow

log = get_logger(__name__)


@dataclass(slots=True)
class Keyring:
    """Loads the epoch keys once, and again when a row names an epoch that is not here yet. The key database says which epoch is the current one."""

    files: EpochStore
    open_keys: OpenWork
    open_work: OpenWork
    clock: Clock
    epochs: dict[int, EpochKey] = field(default_factory=dict, init=False, repr=False)
    number: int = field(default=0, init=False)
    print: str = field(default="", init=False)
    _installation: bytearray = field(default_factory=bytearray, init=False, repr=False)

    async def start(self) -> str:
        """Load the keys and return their fingerprint; on a new installation make them first. Safe in several processes at once.

        Raises:
            VaultClosed: Keys are missing or do not belong to these databases; the message says what to do.
        """
        noted = await self._noted()
        epochs = await self.files.load(without=_gone(await self._known()))
        if not epochs and noted:
            raise VaultClosed(
                "these databases hold records sealed with keys that are in neither the key folder nor the escrow folder;"
                " restore the key folder, or the records stay closed for good"
            )
        self.epochs = epochs or await self.files.create_first()
        await self._settle()
        return self.fingerprint()

    async def from_files(self) -> frozenset[int]:
        """Load the keys without asking the databases, which are about to be restored, and return their epochs. Nothing is wrapped with them.

        Raises:
            VaultClosed: There are none, or they do not open.
        """
        self.epochs = await self.files.load()
        if not self.epochs:
            raise VaultClosed("there are no epoch keys in the key folder and the escrow folder; put your escrow copy there first")
        newest = self.epochs[max(self.epochs)]
        self.print, self._installation = newest.fingerprint(), bytearray(newest.installation)
        return frozenset(self.epochs)

    async def check(self) -> bool:
        """Return whether both databases bear the fingerprint of the keys in this process."""
        return self.print != "" and await self._noted() == {self.print}

    def fingerprint(self) -> str:
        """Return what tells this installation's keys from all others, however often the epoch turns.

        Raises:
            VaultClosed: `start` has not been called.
        """
        if not self.print:
            raise VaultClosed("the vault is not started; start it before use")
        return self.print

    @property
    def installation(self) -> bytearray:
        """Return the installation's secret, which every epoch carries on.

        Raises:
            VaultClosed: `start` has not been called.
        """
        self.fingerprint()
        return self._installation

    async def current(self) -> EpochKey:
        """Return the key that wraps what is new. Whoever writes a row with it holds `store.held` in the same unit of work.

        Raises:
            VaultClosed: `start` has not been called.
            Unavailable: The key cannot be had now.
        """
        self.fingerprint()
        if self.number not in self.epochs:
            await self.refresh()
        return self.epochs[self.number]

    async def refresh(self) -> None:
        """Take over which epoch is the current one; another process may have turned it.

        Raises:
            Unavailable: The keys cannot be had now.
        """
        known = await self._known()
        if {epoch.number for epoch in known if epoch.state == "current"} <= self.epochs.keys():
            self._adopt(known)
        else:
            await self._load(known)

    async def has(self, numbers: Collection[int]) -> bool:
        """Return whether the keys of these epochs are here, after loading the files again if they were not.

        Raises:
            Unavailable: The keys cannot be had now.
        """
        if not set(numbers) <= self.epochs.keys():
            await self._load(await self._known())
        return set(numbers) <= self.epochs.keys()

    def forget_gone(self) -> list[int]:
        """Wipe the keys of epochs whose files are gone everywhere while later ones are there; return which. Safe in any thread."""
        there = self.files.paths()
        gone = [number for number in self.epochs if number not in there and number < max(there, default=0)]
        self._keep({number: key for number, key in self.epochs.items() if number not in gone})
        return gone

    async def _load(self, known: Sequence[Epoch]) -> None:
        """Load the files anew and take over which epoch is current. Keys that may be in use at this moment stay the same objects."""
        try:
            found = await self.files.load(without=_gone(known))
            self._keep({number: self.epochs.get(number, key) for number, key in found.items()})
            self._adopt(known)
        except VaultClosed as error:
            log.error("epoch_keys_unavailable", error_class=type(error).__name__)
            raise Unavailable from error

    def _keep(self, kept: dict[int, EpochKey]) -> None:
        """Keep these keys and wipe all others."""
        past, self.epochs = self.epochs, kept
        for number, key in past.items():
            if number not in kept:
                key.wipe()

    async def _settle(self) -> None:
        """Note fingerprint and epoch where they are not noted yet; refuse if other ones are; copy files to places that lack them."""
        newest = self.epochs[max(self.epochs)]
        async with self.open_keys(None) as work:
            await store.add_fingerprint(work.session, KeyringRow, newest.fingerprint())
            if not await store.epochs(work.session):
                await store.add_epoch(work.session, newest.number, newest.check_value(), self.clock.now())
        known = await self._known()
        async with self.open_work(None) as work:
            await store.add_fingerprint(work.session, FingerprintRow, newest.fingerprint())
        if await self._noted() != {newest.fingerprint()}:
            raise VaultClosed(
                "the keys do not belong to these databases (fingerprint mismatch); point MENO_KEY_DIR, MENO_KEYS_DATABASE_URL and"
                " MENO_DATABASE_URL at parts of one installation"
            )
        self._adopt(known)
        self.print, self._installation = newest.fingerprint(), bytearray(newest.installation)
        await self._heal()

    def _adopt(self, known: Sequence[Epoch]) -> None:
        """Take over the current epoch, if its key is here and every key is the one that the key database knows."""
        current = next((epoch.number for epoch in known if epoch.state == "current"), 0)
        if current not in self.epochs:
            raise VaultClosed(
                f"the key of epoch {current} is missing; restore it from your escrow. If you have restored the key database: take its"
                " newest backup, as older ones hang on keys that were destroyed when the epoch turned"
            )
        for epoch in known:
            if epoch.number in self.epochs and self.epochs[epoch.number].check_value() != epoch.check_value:
                raise VaultClosed(
                    f"the key of epoch {epoch.number} is not the one that the key database knows; restore it from your escrow"
                )
        self.number = current

    async def _heal(self) -> None:
        """Copy files to the places that lack them, but not those of an epoch that is being destroyed."""
        everywhere = len(self.files.places)
        lacking = [number for number, paths in self.files.paths().items() if number in self.epochs and len(paths) < everywhere]
        for number in lacking:
            async with self.open_keys(None) as work:
                if await store.hold_epoch(work.session, number) in {"current", "old"}:
                    await asyncio.to_thread(self.files.heal, number)

    async def _known(self) -> Sequence[Epoch]:
        """Return the epochs that the key database knows."""
        async with self.open_keys(None) as work:
            return await store.epochs(work.session)

    async def _noted(self) -> set[str]:
        """Return the fingerprints that the databases bear: none on a new installation, one when all is well."""
        async with self.open_keys(None) as work:
            found = {await store.fingerprint(work.session, KeyringRow)}
        async with self.open_work(None) as work:
            found.add(await store.fingerprint(work.session, FingerprintRow))
        return {value for value in found if value is not None}


def _gone(known: Sequence[Epoch]) -> set[int]:
    """Return the epochs whose keys are destroyed wherever they are met."""
    return {epoch.number for epoch in known if epoch.state == "gone"}
