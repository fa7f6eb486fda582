"""The vault: makes, keeps and hands out the keys that learner data is sealed with."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from services.platform import Unavailable, Work
from services.vault import store
from services.vault.account_keys import AccountKeys, names_key
from services.vault.cache import KeyCache
from services.vault.envelope import KEY_BYTES, Secret
from services.vault.epochs import EpochKey
from services.vault.keyring import Keyring
from services.vault.opening import KeysMissing, Opener, StoredAccounts, TenantIndex, TenantKeys
from services.vault.witnesses import Witnesses
from services.vault.words import Word, read_word
from services.vault.wrapping import wrap

_FIRST: Final = 1
_TRIES: Final = 5
Tell = Callable[[bytes], Awaitable[None]]


async def _tell_nobody(_word: bytes) -> None:
    """Tell nobody: there is no other process."""


class Vault:
    """Keys per tenant, account and session. Opened keys are kept in this process for a minute at most."""

    def __init__(self, keyring: Keyring, *, tell: Tell = _tell_nobody, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Use these epoch keys and the key database behind them.

        Args:
            keyring: The epoch keys; started by `start`.
            tell: Sends a word to the vaults of the other processes, which `heed` it.
            monotonic: Seconds that never run backwards, for the age of opened keys.
        """
        self._keyring = keyring
        self._open_keys = keyring.open_keys
        self._clock = keyring.clock
        self._tell = tell
        self._accounts: KeyCache[tuple[bool, UUID, UUID], AccountKeys] = KeyCache(monotonic)
        self.opener = Opener(keyring, KeyCache(monotonic))
        self.witnesses = Witnesses(self._open_keys, self._signing, self._clock)

    async def start(self) -> str:
        """Load the keys, make them on a new installation, and return their fingerprint.

        Raises:
            VaultClosed: Keys are missing or do not belong to these databases.
        """
        return await self._keyring.start()

    async def check_fingerprint(self) -> bool:
        """Return whether both databases bear the fingerprint of the keys in this process."""
        return await self._keyring.check()

    def fingerprint(self) -> str:
        """Return the fingerprint of the keys in this process."""
        return self._keyring.fingerprint()

    async def create_tenant(self, tenant_id: UUID) -> None:
        """Make the keys of a tenant; those that are there stay."""
        for _ in range(_TRIES):
            epoch = await self._keyring.current()
            made: dict[store.Purpose, store.Wrapped] = {
                purpose: wrap(purpose, epoch, tenant_id, tenant_id, _FIRST, secrets.token_bytes(KEY_BYTES)) for purpose in ("wrap", "index")
            }
            async with self._open_keys(tenant_id) as work:
                if await store.held_epoch(work.session) == epoch.number:
                    await store.add_tenant(work.session, tenant_id, made, self._clock.now())
                    return
            await self._keyring.refresh()
        raise Unavailable

    async def create(self, tenant_id: UUID, account_id: UUID) -> None:
        """Make the data key of an account; one that is there stays. Call it before the account's row is written.

        Raises:
            KeysMissing: The tenant has no keys.
        """

        async def write(work: Work, epoch: EpochKey, tenant: TenantKeys) -> None:
            data_key = secrets.token_bytes(KEY_BYTES)
            clear = data_key + names_key(data_key)
            made = wrap("dek", epoch, tenant_id, account_id, _FIRST, clear, tenant.salt, tenant.wrap_version)
            await store.add_data_key(work.session, tenant_id, account_id, made, self._clock.now())

        await self.opener.written(tenant_id, write)

    async def keys(self, tenant_id: UUID, account_id: UUID) -> AccountKeys:
        """Return the open keys of an account.

        Raises:
            KeysMissing: The account has none.
        """
        cached = self._accounts.peek((False, tenant_id, account_id))
        if cached is not None:
            return cached
        return await self._accounts.get((False, tenant_id, account_id), lambda: self.opener.account(tenant_id, account_id))

    async def keys_of(self, tenant_id: UUID, account_ids: Collection[UUID]) -> dict[UUID, AccountKeys]:
        """Return the open keys of these accounts, without those that have none; all that are not kept are read in one statement."""
        kept = {account_id: self._accounts.peek((False, tenant_id, account_id)) for account_id in account_ids}
        found = {account_id: keys for account_id, keys in kept.items() if keys is not None}
        missing = [account_id for account_id in kept if account_id not in found]
        reading: asyncio.Task[StoredAccounts] | None = None

        async def opened(account_id: UUID) -> AccountKeys:
            nonlocal reading
            # Read no sooner than every account has its own flight, so that one whose keys are dropped meanwhile is not kept.
            reading = reading or asyncio.ensure_future(self.opener.accounts(tenant_id, missing))
            return self.opener.opened(await reading, account_id)

        async def keys(account_id: UUID) -> AccountKeys | None:
            try:
                return await self._accounts.get((False, tenant_id, account_id), lambda: opened(account_id))
            except KeysMissing:
                return None

        read = zip(missing, await asyncio.gather(*map(keys, missing)), strict=True)
        return found | {account_id: each for account_id, each in read if each is not None}

    async def keys_if_any(self, tenant_id: UUID | None, account_id: UUID | None) -> AccountKeys | None:
        """Return the open keys of a job's account; None if the job names none, or if the account has been erased meanwhile."""
        if tenant_id is None or account_id is None:
            return None
        try:
            return await self.keys(tenant_id, account_id)
        except KeysMissing:
            return None

    async def tenant_index(self, tenant_id: UUID) -> TenantIndex:
        """Return what blinds a tenant's e-mails and user names.

        Raises:
            KeysMissing: The tenant has no keys.
        """
        return (await self.opener.tenant(tenant_id)).index

    async def session_keys(self, tenant_id: UUID, session_id: UUID, *, create: bool = False) -> AccountKeys | None:
        """Return the keys of a session in no-memory mode, or None if it has none (any more).

        Args:
            tenant_id: The tenant of the session.
            session_id: The session; its keys live for 24 hours at most, and new ones open nothing that was sealed before.
            create: Make the keys if there are none, or if they have expired. The caller has seen to it that the session is alive.
        """
        owner = (True, tenant_id, session_id)
        for _ in range(2 if create else 1):  # the first flight may be one that somebody else began without `create`
            try:
                return await self._accounts.get(owner, lambda: self.opener.session(tenant_id, session_id, create=create))
            except KeysMissing:
                continue
        return None

    async def drop_session(self, tenant_id: UUID, session_id: UUID) -> None:
        """Destroy the keys of a session: whatever was sealed under them is gone."""
        async with self._open_keys(tenant_id) as work:
            await store.delete_session_key(work.session, tenant_id, session_id)
        self._wiped((True, tenant_id, session_id))

    async def tenants(self) -> list[UUID]:
        """Return every tenant that has keys: the list that work across tenants goes through, one unit of work each."""
        async with self._open_keys(None) as work:
            return await store.tenant_ids(work.session)

    async def sweep_sessions(self) -> int:
        """Destroy the keys of all sessions that have expired; return how many there were."""
        now = self._clock.now()
        swept = 0
        for tenant_id in await self.tenants():
            async with self._open_keys(tenant_id) as work:
                swept += await store.delete_expired_session_keys(work.session, now)
        return swept

    async def accounts(self, tenant_id: UUID, made_before: datetime, after: UUID | None, limit: int) -> list[UUID]:
        """Return accounts that have had keys since before then, in the order of their ids: to be compared with those that exist."""
        async with self._open_keys(tenant_id) as work:
            return await store.accounts(work.session, made_before, after, limit)

    async def destroy(self, tenant_id: UUID, account_id: UUID) -> None:
        """Destroy the data keys of an account: whatever was sealed under them is gone for good, in every backup of the content too."""
        async with self._open_keys(tenant_id) as work:
            await store.delete_data_keys(work.session, tenant_id, account_id)
        await self.drop_everywhere(tenant_id, account_id)

    def drop(self, tenant_id: UUID, account_id: UUID) -> None:
        """Wipe the keys of an account from this process at once, even under the hands of whoever uses them."""
        self._wiped((False, tenant_id, account_id))

    async def drop_everywhere(self, tenant_id: UUID, account_id: UUID) -> None:
        """Wipe the keys of an account here, and in every process that hears it; one that does not keeps them for a minute at most."""
        self.drop(tenant_id, account_id)
        await self._tell(Word("wipe", tenant_id, account_id).packed())

    async def renew_everywhere(self, tenant_id: UUID, account_id: UUID | None = None) -> None:
        """Have the keys of an account, or all of a tenant, read anew here and in every process: who uses them now may go on."""
        word = Word("tenant", tenant_id) if account_id is None else Word("forget", tenant_id, account_id)
        self.heed(word.packed())
        await self._tell(word.packed())

    def heed(self, sent: bytes) -> None:
        """Do what another process tells."""
        word = read_word(sent)
        if word is None:
            return
        if word.kind == "wipe":
            self.drop(word.tenant_id, word.account_id)
        elif word.kind == "forget":
            self._accounts.drop((False, word.tenant_id, word.account_id))
        else:
            self.opener.tenants.drop(word.tenant_id)
            self._accounts.forget_where(lambda owner: owner[1] == word.tenant_id)

    def forget_all(self) -> None:
        """Read all keys anew: words of other processes may have been missed."""
        self._accounts.forget()
        self.opener.tenants.forget()

    async def status(self) -> KeyStatus:
        """Return the state of the keys, for the operator."""
        tenants = await self.tenants()
        by_epoch: dict[int, int] = {}
        for tenant_id in tenants:
            async with self._open_keys(tenant_id) as work:
                for epoch, count in (await store.keys_by_epoch(work.session)).items():
                    by_epoch[epoch] = by_epoch.get(epoch, 0) + count
        current = await self._keyring.current()
        return KeyStatus(self.fingerprint(), await self.check_fingerprint(), current.number, len(tenants), by_epoch)

    async def _signing(self, tenant_id: UUID) -> Sequence[Secret]:
        """Return the keys that a tenant's witnesses hang on, the one that signs first."""
        return (await self.opener.tenant(tenant_id)).signing

    def _wiped(self, key: tuple[bool, UUID, UUID]) -> None:
        """Forget opened keys and overwrite them."""
        found = self._accounts.drop(key)
        if found is not None:
            found.wipe()


@dataclass(frozen=True, slots=True)
class KeyStatus:
    """What `meno keys status` shows: counts and numbers only."""

    fingerprint: str
    belongs: bool
    epoch: int
    tenants: int
    data_keys_by_epoch: dict[int, int]
