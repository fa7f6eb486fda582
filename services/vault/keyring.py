"""The epoch keys of this process, checked against both databases before anything is opened with them."""

from __future__ import annotations

from dataclasses import dataclass, field

from services.platform import Clock, OpenWork
from services.vault import store
from services.vault.epochs import EpochKey, EpochStore
from services.vault.roots import VaultClosed
from services.vault.tables import FingerprintRow, KeyringRow


@dataclass(slots=True)
class Keyring:
    """Loads the epoch keys once, and again when a row names an epoch that is not here yet."""

    files: EpochStore
    open_keys: OpenWork
    open_work: OpenWork
    clock: Clock
    epochs: dict[int, EpochKey] = field(default_factory=dict, init=False, repr=False)

    async def start(self) -> str:
        """Load the keys and return their fingerprint; on a new installation make them first. Safe in several processes at once.

        Raises:
            VaultClosed: Keys are missing or do not belong to these databases; the message says what to do.
        """
        noted = await self._noted()
        epochs = await self.files.load()
        if not epochs and noted:
            raise VaultClosed(
                "these databases hold records sealed with keys that are in neither the key folder nor the escrow folder;"
                " restore the key folder, or the records stay closed for good"
            )
        epochs = epochs or await self.files.create_first()
        self.epochs = epochs
        await self._settle()
        return self.current().fingerprint()

    async def check(self) -> bool:
        """Return whether both databases bear the fingerprint of the keys in this process."""
        return self.epochs != {} and await self._noted() == {self.current().fingerprint()}

    def current(self) -> EpochKey:
        """Return the newest epoch's key, which wraps what is new.

        Raises:
            VaultClosed: `start` has not been called.
        """
        if not self.epochs:
            raise VaultClosed("the vault is not started; start it before use")
        return self.epochs[max(self.epochs)]

    async def has(self, numbers: set[int]) -> None:
        """Load the key files again if the key of one of these epochs is not here yet: another process may have turned the epoch."""
        if not numbers <= self.epochs.keys():
            self.epochs = await self.files.load()

    async def _settle(self) -> None:
        """Note fingerprint and epoch where they are not noted yet; refuse if other ones are."""
        epoch = self.current()
        async with self.open_keys(None) as work:
            await store.add_fingerprint(work.session, KeyringRow, epoch.fingerprint())
            await store.add_epoch(work.session, epoch.number, epoch.check_value(), self.clock.now())
            checks = await store.epoch_checks(work.session)
        async with self.open_work(None) as work:
            await store.add_fingerprint(work.session, FingerprintRow, epoch.fingerprint())
        if await self._noted() != {epoch.fingerprint()}:
            raise VaultClosed(
                "the keys do not belong to these databases (fingerprint mismatch); point MENO_KEY_DIR, MENO_KEYS_DATABASE_URL and"
                " MENO_DATABASE_URL at parts of one installation"
            )
        if checks[epoch.number] != epoch.check_value():
            raise VaultClosed(f"the key of epoch {epoch.number} is not the one that the key database knows; restore it from your escrow")

    async def _noted(self) -> set[str]:
        """Return the fingerprints that the databases bear: none on a new installation, one when all is well."""
        async with self.open_keys(None) as work:
            found = {await store.fingerprint(work.session, KeyringRow)}
        async with self.open_work(None) as work:
            found.add(await store.fingerprint(work.session, FingerprintRow))
        return {value for value in found if value is not None}
