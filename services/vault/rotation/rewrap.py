"""Wraps every key of a tenant anew, under the epoch and the tenant's wrap key that are current now, a small page at a time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from services.platform import Work
from services.vault.envelope import SealRefused
from services.vault.epochs import EpochKey
from services.vault.opening import Opener, TenantKeys
from services.vault.rotation import store
from services.vault.rotation.pace import Pace
from services.vault.rotation.store import Cursor, Slot
from services.vault.store import Wrapped
from services.vault.wrapping import EpochMissing, unwrap, wrap

AT_ONCE: Final = 100
Rest = Callable[[float], Awaitable[None]]
Count = Callable[[int], Awaitable[None]]


async def unheard(_count: int) -> None:
    """Hear nothing of the progress."""


@dataclass(frozen=True)
class Rewrapping:
    """Rewraps tenants.

    Args:
        opener: Opens keys.
        rest: Waits some seconds between pages.
        pace: Says how many.
    """

    opener: Opener
    rest: Rest = asyncio.sleep
    pace: Pace = field(default_factory=Pace)

    async def tenant(self, tenant_id: UUID, note: Count = unheard) -> int:
        """Rewrap what is not wrapped as it is to be and return how many keys that were; `note` is told of each page how many were looked at."""
        self.opener.tenants.drop(tenant_id)
        count = await self._page(tenant_id, lambda work: store.tenant_slots(work.session, tenant_id), note)
        for query in (store.data_slots, store.session_slots):
            after: Cursor | None = None
            while True:
                seen: list[Slot] = []

                async def read(work: Work, query: Query = query, after: Cursor | None = after, seen: list[Slot] = seen) -> list[Slot]:
                    seen[:] = await query(work.session, tenant_id, after, AT_ONCE)
                    return seen

                count += await self._page(tenant_id, read, note)
                if len(seen) < AT_ONCE:
                    break
                after = Cursor(seen[-1].owner_id, seen[-1].wrapped.version)
        return count

    async def _page(self, tenant_id: UUID, read: Callable[[Work], Awaitable[list[Slot]]], note: Count) -> int:
        """Rewrap one page in one unit of work, then rest."""
        began, looked_at = time.perf_counter(), 0

        async def write(work: Work, epoch: EpochKey, tenant: TenantKeys) -> int:
            nonlocal looked_at
            slots = await read(work)
            looked_at = len(slots)
            stale = [slot for slot in slots if not is_current(slot, epoch, tenant)]
            epochs = self.opener.keyring.epochs
            pairs = [(slot, fresh) for slot in stale if (fresh := rewrapped(epochs, tenant_id, slot, epoch, tenant)) is not None]
            await store.exchange(work.session, tenant_id, pairs)
            return len(pairs)

        count = await self.opener.written(tenant_id, write)
        await note(looked_at)
        if count:
            await self.rest(self.pace.rest_s(time.perf_counter() - began, count))
        return count


Query = Callable[..., Awaitable[Sequence[Slot]]]


def is_current(slot: Slot, epoch: EpochKey, tenant: TenantKeys) -> bool:
    """Return whether a key is wrapped under this epoch and, if it hangs on a wrap key, under the one that is active."""
    has_salt = slot.scheme in {"dek", "session"}
    return slot.wrapped.epoch == epoch.number and (not has_salt or slot.wrapped.wrap_version == tenant.wrap_version)


def rewrapped(epochs: Mapping[int, EpochKey], tenant_id: UUID, slot: Slot, epoch: EpochKey, tenant: TenantKeys) -> Wrapped | None:
    """Return a key wrapped under this epoch and the tenant's active wrap key; None if it does not open, which the check will tell of."""
    clear = opened(epochs, tenant_id, slot, tenant)
    if clear is None:
        return None
    owner_id, version = slot.owner_id, slot.wrapped.version
    if slot.scheme in {"dek", "session"}:
        fresh = wrap(slot.scheme, epoch, tenant_id, owner_id, version, clear, tenant.salt, tenant.wrap_version)
    else:
        fresh = wrap(slot.scheme, epoch, tenant_id, owner_id, version, clear)
    clear[:] = bytes(len(clear))
    return fresh


def opened(epochs: Mapping[int, EpochKey], tenant_id: UUID, slot: Slot, tenant: TenantKeys) -> bytearray | None:
    """Return the key in a slot, or None if it does not open."""
    try:
        if slot.scheme in {"wrap", "index"}:
            return unwrap(slot.scheme, epochs, tenant_id, slot.owner_id, slot.wrapped)
        return unwrap(slot.scheme, epochs, tenant_id, slot.owner_id, slot.wrapped, tenant.wraps[slot.wrapped.wrap_version])
    except (SealRefused, EpochMissing, KeyError):
        return None
