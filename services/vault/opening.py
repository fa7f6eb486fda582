"""Reads wrapped keys and unwraps them, and wraps new ones under what is current in the very unit of work that writes them."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, TypeVar
from uuid import UUID

from services.platform import NotFound, Unavailable, Work
from services.vault import store
from services.vault.account_keys import AccountKeys, names_key
from services.vault.cache import KeyCache
from services.vault.envelope import KEY_BYTES
from services.vault.epochs import EpochKey
from services.vault.keyring import Keyring
from services.vault.store import StoredKeys, Wrapped
from services.vault.witnesses import authenticated
from services.vault.wrapping import EpochMissing, unwrap, wrap

SESSION_KEY_LIFETIME: Final = timedelta(hours=24)
_FIRST: Final = 1
_TRIES: Final = 5
Made = TypeVar("Made")


class KeysMissing(NotFound):
    """There are no keys for this tenant or account: it was never created, or has been erased."""


@dataclass(frozen=True, slots=True, repr=False)
class TenantIndex:
    """Blinds e-mails and user names of one tenant, so that equal ones can be found and none can be read.

    While its key is being rotated there are several versions: one writes, all find.
    """

    version: int
    keys: Mapping[int, bytearray]

    @property
    def key(self) -> bytearray:
        """Return the key that writes."""
        return self.keys[self.version]

    def blind(self, text: str) -> bytes:
        """Return 32 bytes that are the same for the same text; normalise it first, as people type it in many ways."""
        return hmac.digest(self.key, text.encode(), "sha256")

    def blinds(self, text: str) -> tuple[bytes, ...]:
        """Return what `text` may be stored as, oldest version first; one of them is what `blind` gives."""
        return tuple(hmac.digest(self.keys[version], text.encode(), "sha256") for version in sorted(self.keys))


@dataclass(frozen=True, slots=True, repr=False)
class TenantKeys:
    """The open keys of a tenant; `wrap_version` is the one that salts what is wrapped now."""

    wraps: Mapping[int, bytearray]
    wrap_version: int
    index: TenantIndex

    @property
    def salt(self) -> bytearray:
        """Return the key that salts what is wrapped now."""
        return self.wraps[self.wrap_version]

    @property
    def signing(self) -> list[bytearray]:
        """Return the keys that witnesses hang on, the one that signs first."""
        return [self.salt, *(key for version, key in self.wraps.items() if version != self.wrap_version)]


@dataclass(frozen=True, slots=True, repr=False)
class StoredAccounts:
    """Keys of some accounts of a tenant as they were read, still wrapped, and the open keys of the tenant that they hang on."""

    tenant_id: UUID
    tenant: TenantKeys
    accounts: Mapping[UUID, StoredKeys]


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens keys from the key database; tenants' are kept for a minute."""

    keyring: Keyring
    tenants: KeyCache[UUID, TenantKeys]

    async def tenant(self, tenant_id: UUID) -> TenantKeys:
        """Return the open keys of a tenant; raise KeysMissing if it has none."""
        return await self.tenants.get(tenant_id, lambda: self._opened_tenant(tenant_id))

    async def account(self, tenant_id: UUID, account_id: UUID) -> AccountKeys:
        """Read and unwrap every version of an account's data key, and authenticate the witness of its journal."""
        return self.opened(await self.accounts(tenant_id, [account_id]), account_id)

    async def accounts(self, tenant_id: UUID, account_ids: Collection[UUID]) -> StoredAccounts:
        """Read the keys of these accounts, still wrapped, and the tenant's that they hang on, in one statement."""
        found: dict[UUID, StoredKeys] = {}

        async def query(work: Work) -> Sequence[Wrapped]:
            nonlocal found
            found = await store.data_keys(work.session, tenant_id, account_ids)
            return [key for stored in found.values() for key in stored.versions]

        _, tenant = await self._read(tenant_id, query)
        return StoredAccounts(tenant_id, tenant, found)

    def opened(self, read: StoredAccounts, account_id: UUID) -> AccountKeys:
        """Unwrap every version of an account's data key, and authenticate the witness of its journal; raise KeysMissing if it has none."""
        if account_id not in read.accounts:
            raise KeysMissing
        tenant_id, tenant = read.tenant_id, read.tenant
        found, seen = read.accounts[account_id].versions, read.accounts[account_id].witness
        opened = {
            key.version: unwrap("dek", self.keyring.epochs, tenant_id, account_id, key, tenant.wraps[key.wrap_version]) for key in found
        }
        data_keys = {version: clear[:KEY_BYTES] for version, clear in opened.items()}
        witness = None if seen is None else authenticated(tenant.signing, tenant_id, account_id, seen)
        active = next((key.version for key in found if key.is_active), None)
        return AccountKeys(tenant_id, account_id, data_keys, opened[max(opened)][KEY_BYTES:], witness=witness, active=active)

    async def session(self, tenant_id: UUID, session_id: UUID, *, create: bool) -> AccountKeys:
        """Read and unwrap a session's key, making it first if wished."""
        now = self.keyring.clock.now()
        found, tenant = await self._read(tenant_id, lambda work: store.session_keys(work.session, tenant_id, session_id, now))
        if not found and create:
            await self._make_session(tenant_id, session_id)
            found, tenant = await self._read(tenant_id, lambda work: store.session_keys(work.session, tenant_id, session_id, now))
        if not found:
            raise KeysMissing
        key = found[0]
        data_key = unwrap("session", self.keyring.epochs, tenant_id, session_id, key, tenant.wraps[key.wrap_version])
        return AccountKeys(tenant_id, session_id, {_FIRST: data_key}, names_key(data_key), is_session=True)

    async def written(self, tenant_id: UUID, write: Callable[[Work, EpochKey, TenantKeys], Awaitable[Made]]) -> Made:
        """Return what `write` returns, which wraps with the given keys and writes, in one unit of work.

        Until that is committed neither the epoch nor the tenant's wrap key can be turned: both wait, and find the row. Where either was
        turned a moment ago, the new ones are taken.

        Raises:
            KeysMissing: The tenant has no keys.
            Unavailable: They were turned again and again.
        """
        for _ in range(_TRIES):
            epoch, tenant = await self.keyring.current(), await self.tenant(tenant_id)
            async with self.keyring.open_keys(tenant_id) as work:
                held = await store.held(work.session, tenant_id)
                if held == (epoch.number, tenant.wrap_version):
                    return await write(work, epoch, tenant)
            await self.keyring.refresh()
            self.tenants.drop(tenant_id)
        raise Unavailable

    async def _make_session(self, tenant_id: UUID, session_id: UUID) -> None:
        """Make the key of a session, unless a living one is there."""
        now = self.keyring.clock.now()

        async def write(work: Work, epoch: EpochKey, tenant: TenantKeys) -> None:
            clear = secrets.token_bytes(KEY_BYTES)
            made = wrap("session", epoch, tenant_id, session_id, _FIRST, clear, tenant.salt, tenant.wrap_version)
            await store.add_session_key(work.session, tenant_id, session_id, made, now, now + SESSION_KEY_LIFETIME)

        await self.written(tenant_id, write)

    async def _read(self, tenant_id: UUID, query: Callable[[Work], Awaitable[Sequence[Wrapped]]]) -> tuple[Sequence[Wrapped], TenantKeys]:
        """Return rows with the tenant's keys that they hang on; what was wrapped anew or turned meanwhile is read again."""
        for _ in range(_TRIES):
            tenant = await self.tenant(tenant_id)
            async with self.keyring.open_keys(tenant_id) as work:
                found = await query(work)
            has_epochs = await self.keyring.has({key.epoch for key in found})
            if has_epochs and {key.wrap_version for key in found} <= tenant.wraps.keys():
                return found, tenant
            self.tenants.drop(tenant_id)
        if not has_epochs:
            raise EpochMissing(max(key.epoch for key in found))
        raise Unavailable

    async def _opened_tenant(self, tenant_id: UUID) -> TenantKeys:
        """Read and unwrap a tenant's keys."""
        found: Sequence[store.TenantKey] = ()
        for _ in range(_TRIES):
            async with self.keyring.open_keys(tenant_id) as work:
                found = await store.tenant_keys(work.session, tenant_id)
            if await self.keyring.has({key.wrapped.epoch for key in found}):
                break
        active = {key.purpose: key.wrapped.version for key in found if key.state == "active"}
        if active.keys() != {"wrap", "index"}:
            raise KeysMissing
        opened: dict[store.Purpose, dict[int, bytearray]] = {"wrap": {}, "index": {}}
        for key in found:
            opened[key.purpose][key.wrapped.version] = unwrap(key.purpose, self.keyring.epochs, tenant_id, tenant_id, key.wrapped)
        return TenantKeys(opened["wrap"], active["wrap"], TenantIndex(active["index"], opened["index"]))
