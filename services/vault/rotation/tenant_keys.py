"""New versions of a tenant's keys: the one that its data keys hang on, and the one that blinds e-mails and user names.

Both go the same way, as processes keep opened keys for a minute. `next`: every process learns of it, and finds with it. `active`: it writes,
the one before is `old` and still finds. Then everything is written anew, and the old one goes: a wrap key at once, an index key once the
backups that hold names blinded with it are past keeping.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.platform import Clock, Work
from services.vault.envelope import KEY_BYTES
from services.vault.epochs import EpochKey
from services.vault.opening import Opener, TenantKeys
from services.vault.rotation import versions_store as store
from services.vault.rotation.data_keys import SETTLED
from services.vault.rotation.rewrap import Rewrapping
from services.vault.service import Vault
from services.vault.store import Purpose
from services.vault.wrapping import wrap

BlindAnew = Callable[[UUID], Awaitable[int]]
"""Blinds every name of a tenant with the key that writes now; returns how many were blinded with another one."""
_BOTH: Final[tuple[Purpose, ...]] = ("wrap", "index")


@dataclass(frozen=True)
class TenantRotation:
    """The use cases.

    Args:
        vault: Tells other processes; signs witnesses.
        opener: Opens keys.
        rewrapping: Wraps anew what hangs on a wrap key.
        blind_anew: Identity's part of a new index key.
        clock: The time.
        settled: When every process has learned of a change.
    """

    vault: Vault
    opener: Opener
    rewrapping: Rewrapping
    blind_anew: BlindAnew
    clock: Clock
    settled: timedelta = SETTLED

    async def begin(self, tenant_id: UUID, purpose: Purpose, made_before: datetime) -> bool:
        """Make the next version of a key, unless one is on its way or was made since then; return whether it was made."""

        async def write(work: Work, epoch: EpochKey, _tenant: TenantKeys) -> bool:
            found = await store.hold_tenant_keys(work.session, tenant_id, purpose)
            active = next(key for key in found if key.state == "active")
            if active.since >= made_before or any(key.state in {"next", "old"} for key in found):
                return False
            version = max(key.version for key in found) + 1
            made = wrap(purpose, epoch, tenant_id, tenant_id, version, secrets.token_bytes(KEY_BYTES))
            await store.add_next(work.session, tenant_id, purpose, made, self.clock.now())
            return True

        begun = await self.opener.written(tenant_id, write)
        if begun:
            await self.vault.renew_everywhere(tenant_id)
        return begun

    async def advance(self, tenant_id: UUID) -> datetime | None:
        """Take the next step with both keys, if its time has come; return when to come again, None if nothing is under way."""
        times = [at for purpose in _BOTH if (at := await self._advance(tenant_id, purpose)) is not None]
        return min(times, default=None)

    async def expire(self, tenant_id: UUID, before: datetime) -> int:
        """Destroy index keys that were retired before then, once no name is blinded with them any more; return how many were."""
        found = [key for key in await self._versions(tenant_id, "index") if key.state == "retired" and key.since <= before]
        if not found:
            return 0
        while await self.blind_anew(tenant_id):
            continue
        async with self.opener.keyring.open_keys(tenant_id) as work:
            for key in found:
                await store.delete_tenant_key(work.session, tenant_id, "index", key.version)
        await self.vault.renew_everywhere(tenant_id)
        return len(found)

    async def _advance(self, tenant_id: UUID, purpose: Purpose) -> datetime | None:
        """Take the next step with one key."""
        for key in await self._versions(tenant_id, purpose):
            if key.state not in {"next", "old"}:
                continue
            due = key.since + self.settled
            if due > self.clock.now():
                return due
            if key.state == "next":
                await self._activate(tenant_id, purpose, key.version)
                return self.clock.now() + self.settled
            await (self._end_wrap if purpose == "wrap" else self._end_index)(tenant_id, key.version)
        return None

    async def _activate(self, tenant_id: UUID, purpose: Purpose, version: int) -> None:
        """Let the next key write. Waits for whoever writes with the one before at this moment."""
        now = self.clock.now()
        async with self.opener.keyring.open_keys(tenant_id) as work:
            for key in await store.hold_tenant_keys(work.session, tenant_id, purpose):
                if key.state == "active":
                    await store.set_tenant_state(work.session, tenant_id, purpose, key.version, "old", now)
            await store.set_tenant_state(work.session, tenant_id, purpose, version, "active", now)
        await self.vault.renew_everywhere(tenant_id)

    async def _end_wrap(self, tenant_id: UUID, version: int) -> None:
        """Hang everything on the new wrap key and destroy the old one."""
        await self.rewrapping.tenant(tenant_id)
        keys = await self.opener.tenant(tenant_id)
        await self.vault.witnesses.sign_again(tenant_id, keys.wraps[version], keys.salt)
        async with self.opener.keyring.open_keys(tenant_id) as work:
            if not await store.hangs_on(work.session, tenant_id, version):
                await store.delete_tenant_key(work.session, tenant_id, "wrap", version)
        await self.vault.renew_everywhere(tenant_id)

    async def _end_index(self, tenant_id: UUID, version: int) -> None:
        """Blind every name with the new index key, and go over all once more until there is none of another."""
        await self.opener.tenant(tenant_id)
        while await self.blind_anew(tenant_id):
            continue
        async with self.opener.keyring.open_keys(tenant_id) as work:
            await store.set_tenant_state(work.session, tenant_id, "index", version, "retired", self.clock.now())

    async def _versions(self, tenant_id: UUID, purpose: Purpose) -> list[store.PastKey]:
        async with self.opener.keyring.open_keys(tenant_id) as work:
            return await store.hold_tenant_keys(work.session, tenant_id, purpose)
