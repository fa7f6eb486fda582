"""New versions of data keys, and what becomes of the old ones.

Processes keep opened keys for a minute, and may not hear that there are new ones. So a new version is `next` for that long: it opens, and
seals nothing that another process could not open. Then it is `active` and seals, while others may seal with the one before for a minute more.
Only then is what that one has sealed sealed anew, by the domains that hold it. A version that has nothing left is retired: it still opens, as
older backups hold records of it, and is destroyed once those are past keeping. Should a record turn up until then, its time begins anew.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.platform import Clock, OpenWork, Work, get_logger
from services.vault.cache import SECONDS
from services.vault.envelope import KEY_BYTES, SealRefused
from services.vault.epochs import EpochKey
from services.vault.holding import Holding
from services.vault.opening import KeysMissing, Opener, TenantKeys
from services.vault.rotation import versions_store as store
from services.vault.rotation.pace import Pace
from services.vault.rotation.rewrap import Rest
from services.vault.rotation.versions_store import ActiveKey
from services.vault.service import Vault
from services.vault.wrapping import unwrap, wrap

log = get_logger(__name__)

SETTLED: Final = timedelta(seconds=SECONDS + 15)
"""After this long no process has keys that it opened before: the time they are kept, and that of a use case begun at its end."""
_ACCOUNTS: Final = 20
_RECORDS: Final = 50


@dataclass(frozen=True)
class DataKeys:
    """The use cases.

    Args:
        vault: Tells other processes.
        opener: Opens keys.
        open_work: Opens units of work of the content database, whose records are sealed anew.
        holdings: What the domains keep of an account.
        clock: The time.
        settled: When nobody seals with a version any more that a newer one has replaced.
        rest: Waits some seconds between batches.
        pace: Says how many.
    """

    vault: Vault
    opener: Opener
    open_work: OpenWork
    holdings: Sequence[Holding]
    clock: Clock
    settled: timedelta = SETTLED
    rest: Rest = asyncio.sleep
    pace: Pace = field(default_factory=Pace)

    async def renew(self, tenant_id: UUID, made_before: datetime, account_id: UUID | None = None) -> int:
        """Make the next data keys of the accounts of a tenant, or of one of them, unless theirs were made since then; return how many.

        Cut short, it goes on where it stopped when it is called again with the same time.
        """
        count, after = 0, None
        while True:
            began = time.perf_counter()
            fresh = await self._batch(tenant_id, made_before, account_id, after)
            count += len(fresh)
            for each in fresh:
                await self.vault.renew_everywhere(tenant_id, each)
            await self._rest(began, len(fresh))
            if len(fresh) < _ACCOUNTS:
                return count
            after = fresh[-1]

    async def activate(self, tenant_id: UUID, account_id: UUID) -> bool:
        """Let an account's next data key seal, if all processes have learned of it; return whether it seals from now on."""
        began, now = time.perf_counter(), self.clock.now()
        async with self.opener.keyring.open_keys(tenant_id) as work:
            await work.may_be_lost()  # a key that is the next one again opens all the same, and is activated again
            is_new = await store.activate(work.session, tenant_id, account_id, now - self.settled, now)
        if is_new:
            await self.vault.renew_everywhere(tenant_id, account_id)
            await self._rest(began, 1)
        return is_new

    async def advance(self, tenant_id: UUID, account_id: UUID) -> bool:
        """Take the next step with an account's data keys; return whether none is left, otherwise call it again once this one has settled."""
        await self.reseal(tenant_id, account_id)
        await self.activate(tenant_id, account_id)
        async with self.opener.keyring.open_keys(tenant_id) as work:
            return not await store.is_pending(work.session, tenant_id, account_id)

    async def reseal(self, tenant_id: UUID, account_id: UUID) -> None:
        """Seal anew what older versions of an account's data key have sealed, and retire those that have nothing left."""
        began, now = time.perf_counter(), self.clock.now()
        async with self.opener.keyring.open_keys(tenant_id) as work:
            past = await store.past_keys(work.session, tenant_id, account_id)
        if not past:
            return
        await self._rest(began, 1)
        await self._reseal_all(tenant_id, account_id)
        emptied = [key.version for key in past if key.state == "old" and key.since <= now - self.settled]
        async with self.opener.keyring.open_keys(tenant_id) as work:
            await store.set_state(work.session, tenant_id, account_id, emptied, "retired", now)

    async def expire(self, tenant_id: UUID, account_id: UUID, before: datetime) -> int:
        """Destroy versions that were retired before then, if still nothing is sealed with them; return how many were."""
        async with self.opener.keyring.open_keys(tenant_id) as work:
            past = await store.past_keys(work.session, tenant_id, account_id)
        versions = [key.version for key in past if key.state == "retired" and key.since <= before]
        if not versions:
            return 0
        found = await self._reseal_all(tenant_id, account_id)
        async with self.opener.keyring.open_keys(tenant_id) as work:
            if found:  # a backup was put back meanwhile; its time begins anew
                await store.set_state(work.session, tenant_id, account_id, versions, "retired", self.clock.now())
                return 0
            await store.delete_versions(work.session, tenant_id, account_id, versions)
        await self.vault.renew_everywhere(tenant_id, account_id)
        return len(versions)

    async def each(
        self, tenant_id: UUID, state: str, since: datetime, act: Callable[[UUID], Awaitable[object]], is_over: Callable[[], bool]
    ) -> None:
        """Do `act` for each account with a version in this state since then or before, until the time is over.

        An account whose records do not open holds up no other.
        """
        after: UUID | None = None
        while not is_over():
            async with self.opener.keyring.open_keys(tenant_id) as work:
                found = await store.accounts_with(work.session, tenant_id, state, since, after, _ACCOUNTS)
            for account_id in found:
                if is_over():
                    return
                try:
                    await act(account_id)
                except SealRefused:
                    log.error("reseal_refused", account_id=account_id)
            if len(found) < _ACCOUNTS:
                return
            after = found[-1]

    async def _batch(self, tenant_id: UUID, made_before: datetime, only: UUID | None, after: UUID | None) -> list[UUID]:
        """Make some new versions in one unit of work."""

        async def write(work: Work, epoch: EpochKey, tenant: TenantKeys) -> list[UUID]:
            found = await store.hold_active(work.session, tenant_id, made_before, only, after, _ACCOUNTS)
            fresh = [self._next(tenant_id, key, epoch, tenant) for key in found]
            if fresh:
                await store.add_next_keys(work.session, tenant_id, fresh, self.clock.now())
            return [key.account_id for key in fresh]

        return await self.opener.written(tenant_id, write)

    async def _rest(self, began: float, rows: int) -> None:
        """Rest after what was begun then and went through so many rows; what found nothing has cost others time as well."""
        await self.rest(self.pace.rest_s(time.perf_counter() - began, rows))

    def _next(self, tenant_id: UUID, key: ActiveKey, epoch: EpochKey, tenant: TenantKeys) -> ActiveKey:
        """Return the next version of a data key, which hands the key for names on."""
        before = unwrap("dek", self.opener.keyring.epochs, tenant_id, key.account_id, key.wrapped, tenant.wraps[key.wrapped.wrap_version])
        clear, version = secrets.token_bytes(KEY_BYTES) + before[KEY_BYTES:], key.wrapped.version + 1
        before[:] = bytes(len(before))
        return ActiveKey(key.account_id, wrap("dek", epoch, tenant_id, key.account_id, version, clear, tenant.salt, tenant.wrap_version))

    async def _reseal_all(self, tenant_id: UUID, account_id: UUID) -> int:
        """Have every domain seal its records anew, some at a time; return how many there were."""
        try:
            keys = await self.opener.account(tenant_id, account_id)  # not the kept ones: they may lack the newest version
        except KeysMissing:
            return 0
        count = 0
        for holding in self.holdings:
            while True:
                began = time.perf_counter()
                async with self.open_work(tenant_id) as work:
                    await work.may_be_lost()  # what is still sealed with an older version then is found, as long as that one opens
                    found = await holding.reseal(work, keys, _RECORDS)
                await self._rest(began, found)
                if not found:
                    break
                count += found
        return count
