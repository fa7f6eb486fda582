"""The vault: makes, keeps and hands out the keys that learner data is sealed with."""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.platform import NotFound
from services.vault import store
from services.vault.account_keys import AccountKeys, names_key
from services.vault.cache import KeyCache
from services.vault.envelope import KEY_BYTES
from services.vault.keyring import Keyring
from services.vault.witnesses import Witnesses, authenticated
from services.vault.wrapping import unwrap, wrap

SESSION_KEY_LIFETIME: Final = timedelta(hours=24)
_FIRST: Final = 1


class KeysMissing(NotFound):
    """There are no keys for this tenant or account: it was never created, or has been erased."""


@dataclass(frozen=True, slots=True, repr=False)
class TenantIndex:
    """Blinds e-mails and user names of one tenant, so that equal ones can be found and none can be read."""

    version: int
    key: bytearray

    def blind(self, text: str) -> bytes:
        """Return 32 bytes that are the same for the same text; normalise it first, as people type it in many ways."""
        return hmac.digest(self.key, text.encode(), "sha256")


@dataclass(frozen=True, slots=True, repr=False)
class _TenantKeys:
    """The open keys of a tenant."""

    wrap: bytearray
    index: TenantIndex


class Vault:
    """Keys per tenant, account and session. Opened keys are kept in this process for a minute at most."""

    def __init__(self, keyring: Keyring, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Use these epoch keys and the key database behind them.

        Args:
            keyring: The epoch keys; started by `start`.
            monotonic: Seconds that never run backwards, for the age of opened keys.
        """
        self._keyring = keyring
        self._open_keys = keyring.open_keys
        self._clock = keyring.clock
        self._accounts: KeyCache[tuple[bool, UUID, UUID], AccountKeys] = KeyCache(monotonic)
        self._tenants: KeyCache[UUID, _TenantKeys] = KeyCache(monotonic)
        self.witnesses = Witnesses(self._open_keys, self._wrap_key, self._clock)

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
        return self._keyring.current().fingerprint()

    async def create_tenant(self, tenant_id: UUID) -> None:
        """Make the keys of a tenant; those that are there stay."""
        epoch = self._keyring.current()
        made: dict[store.Purpose, store.Wrapped] = {
            purpose: wrap(purpose, epoch, tenant_id, tenant_id, _FIRST, secrets.token_bytes(KEY_BYTES)) for purpose in ("wrap", "index")
        }
        async with self._open_keys(tenant_id) as work:
            await store.add_tenant(work.session, tenant_id, made, self._clock.now())

    async def create(self, tenant_id: UUID, account_id: UUID) -> None:
        """Make the data key of an account; one that is there stays. Call it before the account's row is written.

        Raises:
            KeysMissing: The tenant has no keys.
        """
        tenant = await self._tenant(tenant_id)
        data_key = secrets.token_bytes(KEY_BYTES)
        made = wrap("dek", self._keyring.current(), tenant_id, account_id, _FIRST, data_key + names_key(data_key), tenant.wrap)
        async with self._open_keys(tenant_id) as work:
            await store.add_data_key(work.session, tenant_id, account_id, made, self._clock.now())

    async def keys(self, tenant_id: UUID, account_id: UUID) -> AccountKeys:
        """Return the open keys of an account.

        Raises:
            KeysMissing: The account has none.
        """
        cached = self._accounts.peek((False, tenant_id, account_id))
        if cached is not None:
            return cached
        return await self._accounts.get((False, tenant_id, account_id), lambda: self._opened(tenant_id, account_id))

    async def tenant_index(self, tenant_id: UUID) -> TenantIndex:
        """Return what blinds a tenant's e-mails and user names.

        Raises:
            KeysMissing: The tenant has no keys.
        """
        return (await self._tenant(tenant_id)).index

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
                return await self._accounts.get(owner, lambda: self._opened_session(tenant_id, session_id, create=create))
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
        self.drop(tenant_id, account_id)

    def drop(self, tenant_id: UUID, account_id: UUID) -> None:
        """Wipe the keys of an account from this process at once, even under the hands of whoever uses them."""
        self._wiped((False, tenant_id, account_id))

    async def status(self) -> KeyStatus:
        """Return the state of the keys, for the operator."""
        tenants = await self.tenants()
        by_epoch: dict[int, int] = {}
        for tenant_id in tenants:
            async with self._open_keys(tenant_id) as work:
                for epoch, count in (await store.keys_by_epoch(work.session)).items():
                    by_epoch[epoch] = by_epoch.get(epoch, 0) + count
        current = self._keyring.current()
        return KeyStatus(current.fingerprint(), await self.check_fingerprint(), current.number, len(tenants), by_epoch)

    def _wiped(self, key: tuple[bool, UUID, UUID]) -> None:
        """Forget opened keys and overwrite them."""
        found = self._accounts.drop(key)
        if found is not None:
            found.wipe()

    async def _wrap_key(self, tenant_id: UUID) -> bytearray:
        """Return the key that a tenant's data keys hang on."""
        return (await self._tenant(tenant_id)).wrap

    async def _tenant(self, tenant_id: UUID) -> _TenantKeys:
        """Return the open keys of a tenant."""
        return await self._tenants.get(tenant_id, lambda: self._opened_tenant(tenant_id))

    async def _opened_tenant(self, tenant_id: UUID) -> _TenantKeys:
        """Read and unwrap a tenant's keys."""
        async with self._open_keys(tenant_id) as work:
            found = await store.tenant_keys(work.session, tenant_id)
        if found.keys() != {"wrap", "index"}:
            raise KeysMissing
        await self._keyring.has({key.epoch for key in found.values()})
        opened = {purpose: unwrap(purpose, self._keyring.epochs, tenant_id, tenant_id, key) for purpose, key in found.items()}
        return _TenantKeys(opened["wrap"], TenantIndex(found["index"].version, opened["index"]))

    async def _opened(self, tenant_id: UUID, account_id: UUID) -> AccountKeys:
        """Read and unwrap every version of an account's data key, and authenticate the witness of its journal."""
        tenant = await self._tenant(tenant_id)
        async with self._open_keys(tenant_id) as work:
            found, seen = await store.data_keys(work.session, tenant_id, account_id)
        if not found:
            raise KeysMissing
        await self._keyring.has({key.epoch for key in found})
        opened = {key.version: unwrap("dek", self._keyring.epochs, tenant_id, account_id, key, tenant.wrap) for key in found}
        data_keys = {version: clear[:KEY_BYTES] for version, clear in opened.items()}
        witness = None if seen is None else authenticated(tenant.wrap, tenant_id, account_id, seen)
        return AccountKeys(tenant_id, account_id, data_keys, opened[max(opened)][KEY_BYTES:], witness=witness)

    async def _opened_session(self, tenant_id: UUID, session_id: UUID, *, create: bool) -> AccountKeys:
        """Read and unwrap a session's key, making it first if wished."""
        tenant = await self._tenant(tenant_id)
        now = self._clock.now()
        async with self._open_keys(tenant_id) as work:
            found = await store.session_key(work.session, tenant_id, session_id, now)
            if found is None and create:
                made = wrap("session", self._keyring.current(), tenant_id, session_id, _FIRST, secrets.token_bytes(KEY_BYTES), tenant.wrap)
                await store.add_session_key(work.session, tenant_id, session_id, made, now, now + SESSION_KEY_LIFETIME)
                found = await store.session_key(work.session, tenant_id, session_id, now)
        if found is None:
            raise KeysMissing
        await self._keyring.has({found.epoch})
        data_key = unwrap("session", self._keyring.epochs, tenant_id, session_id, found, tenant.wrap)
        return AccountKeys(tenant_id, session_id, {_FIRST: data_key}, names_key(data_key), is_session=True)


@dataclass(frozen=True, slots=True)
class KeyStatus:
    """What `meno keys status` shows: counts and numbers only."""

    fingerprint: str
    belongs: bool
    epoch: int
    tenants: int
    data_keys_by_epoch: dict[int, int]
