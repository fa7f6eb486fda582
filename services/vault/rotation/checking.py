"""Unwraps every key of the key database, the living one or a backup of it, and says which do not open or hang on what is past."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.vault import store as keys_store
from services.vault.epochs import EpochKey
from services.vault.opening import TenantIndex, TenantKeys
from services.vault.rotation import store
from services.vault.rotation.rewrap import AT_ONCE, Count, opened, unheard
from services.vault.rotation.store import Cursor, Slot

What = Literal["does_not_open", "under_an_old_epoch", "no_active_key"]


@dataclass(frozen=True, slots=True)
class KeyFault:
    """A key that is not as it should be: ids and words only."""

    what: What
    scheme: str
    tenant_id: UUID
    owner_id: UUID
    version: int


@dataclass(slots=True)
class KeyFindings:
    """What was found about all keys."""

    keys: int = 0
    by_scheme: dict[str, int] = field(default_factory=dict)
    faults: list[KeyFault] = field(default_factory=list)


OpenSession = Callable[[UUID | None], AbstractAsyncContextManager[AsyncSession]]
"""Opens a session that sees a tenant's rows, or those without a tenant."""


@dataclass(frozen=True)
class KeyCheck:
    """Checks all keys.

    Args:
        open_session: Opens the database that is checked.
        epochs: The epoch keys of this process.
        current: The epochs that a key may be wrapped under.
    """

    open_session: OpenSession
    epochs: Mapping[int, EpochKey]
    current: frozenset[int]

    async def everything(self, note: Count = unheard) -> KeyFindings:
        """Check the keys of all tenants; `note` is told of each page how many it has."""
        found = KeyFindings()
        async with self.open_session(None) as session:
            tenants = await keys_store.tenant_ids(session)
        for tenant_id in tenants:
            await self._tenant(tenant_id, found, note)
        return found

    async def _tenant(self, tenant_id: UUID, found: KeyFindings, note: Count) -> None:
        """Check one tenant's keys: its own first, as the others hang on them."""
        async with self.open_session(tenant_id) as session:
            own = await store.tenant_slots(session, tenant_id)
            active = {key.purpose for key in await keys_store.tenant_keys(session, tenant_id) if key.state == "active"}
        tenant = self._opened(tenant_id, own)
        await self._take(tenant_id, own, tenant, found, note)
        found.faults += [
            KeyFault("no_active_key", purpose, tenant_id, tenant_id, 0) for purpose in ("wrap", "index") if purpose not in active
        ]
        for query in (store.data_slots, store.session_slots):
            after: Cursor | None = None
            while True:
                async with self.open_session(tenant_id) as session:
                    slots = await query(session, tenant_id, after, AT_ONCE)
                await self._take(tenant_id, slots, tenant, found, note)
                if len(slots) < AT_ONCE:
                    break
                after = Cursor(slots[-1].owner_id, slots[-1].wrapped.version)

    def _opened(self, tenant_id: UUID, own: list[Slot]) -> TenantKeys:
        """Return those of a tenant's wrap keys that open."""
        nothing = TenantKeys({}, 0, TenantIndex(0, {}))
        found = {slot.wrapped.version: opened(self.epochs, tenant_id, slot, nothing) for slot in own if slot.scheme == "wrap"}
        wraps = {version: key for version, key in found.items() if key is not None}
        return TenantKeys(wraps, max(wraps, default=0), nothing.index)

    async def _take(self, tenant_id: UUID, slots: list[Slot], tenant: TenantKeys, found: KeyFindings, note: Count) -> None:
        """Check one page."""
        for slot in slots:
            clear = opened(self.epochs, tenant_id, slot, tenant)
            what: What | None = "does_not_open" if clear is None else None
            if what is None and slot.wrapped.epoch not in self.current:
                what = "under_an_old_epoch"
            if what is not None:
                found.faults.append(KeyFault(what, slot.scheme, tenant_id, slot.owner_id, slot.wrapped.version))
            if clear is not None:
                clear[:] = bytes(len(clear))
            found.by_scheme[slot.scheme] = found.by_scheme.get(slot.scheme, 0) + 1
        found.keys += len(slots)
        await note(len(slots))
