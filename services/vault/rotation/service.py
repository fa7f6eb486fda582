"""Rotation as operators and workers use it: what to rotate and for whom, what is due, what is under way, what is wrong."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.vault import store as keys_store
from services.vault.keyring import Keyring
from services.vault.opening import KeysMissing
from services.vault.rotation import versions_store as store
from services.vault.rotation.checking import KeyCheck, KeyFindings
from services.vault.rotation.data_keys import DataKeys
from services.vault.rotation.places import faults_of_places
from services.vault.rotation.rewrap import Count, unheard
from services.vault.rotation.root import RootTurn
from services.vault.rotation.tenant_keys import TenantRotation
from services.vault.rotation.turn import EpochTurn, Progress, Turned, silent
from services.vault.rotation.versions_store import PURPOSES, Level
from services.vault.store import Epoch

_LATE: Final = timedelta(minutes=30)
"""The clock asks every hour: an epoch that would be overdue before it asks again is turned now."""
NoteTenant = Callable[[int, int], Awaitable[None]]


async def _unheard(_count: int, _of: int) -> None:
    """Hear nothing of the progress."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose keys are rotated: everybody's, a tenant's, or one account's."""

    tenant_id: UUID | None = None
    account_id: UUID | None = None

    def packed(self) -> str:
        """Return the scope as it is stored: ids only."""
        return "/".join(str(each) for each in (self.tenant_id, self.account_id) if each is not None) or "all"


def read_scope(text: str) -> Scope:
    """Return the scope that was stored."""
    return Scope() if text == "all" else Scope(*(UUID(part) for part in text.split("/")))


@dataclass(frozen=True, slots=True)
class KeyHealth:
    """How old the current epoch is, how many epochs are being turned away from, and how many rotations are making keys."""

    epoch_age_s: float
    old_epochs: int
    rotations: int


@dataclass(frozen=True, slots=True)
class KeyStates:
    """What there is: the epochs, data keys by state, tenants' keys that are under way, rotations that are making keys."""

    epochs: Sequence[Epoch]
    data_keys: dict[str, int]
    tenant_keys: dict[str, int]
    rotations: int


@dataclass(frozen=True)
class KeyRotation:
    """The use cases.

    Args:
        keyring: The epoch keys of this process.
        epoch: Turns the epoch.
        root: Rotates the root.
        data: New data keys, and the end of old ones.
        tenants: New tenants' keys.
        epoch_every: How long an epoch lasts; nothing is turned by the clock if it is zero.
        retention: How old a backup may be and still be read.
    """

    keyring: Keyring
    epoch: EpochTurn
    root: RootTurn
    data: DataKeys
    tenants: TenantRotation
    epoch_every: timedelta
    retention: timedelta

    async def turn_if_due(self, progress: Progress = silent) -> Turned | None:
        """Turn the epoch if it has lasted long enough, or end a turn that was cut short; return None if there is nothing to do."""
        await self.keyring.refresh()
        await self.epoch.sweep()
        if await self.epoch.is_unfinished():
            return await self.epoch.run(progress)
        made_at = next(epoch.made_at for epoch in await self._epochs() if epoch.state == "current")
        is_due = self.epoch_every and made_at + self.epoch_every <= self.keyring.clock.now() + min(_LATE, self.epoch_every / 4)
        return await self.epoch.run(progress) if is_due else None

    async def rotate(self, level: Level, scope: Scope, note: NoteTenant = _unheard) -> int:
        """Make new keys of a level for a scope and return how many; one that was cut short goes on where it stopped.

        What the old keys have sealed, wrapped or blinded is brought over by `advance`, step by step.

        Raises:
            KeysMissing: There is no such tenant or account.
        """
        tenant_ids = await self._meant(scope)
        async with self.keyring.open_keys(None) as work:
            rotation = await store.begin_rotation(work.session, level, scope.packed(), self.keyring.clock.now())
        count = 0
        for done, tenant_id in enumerate(tenant_ids):
            await note(done, len(tenant_ids))
            if level == "data":
                count += await self.data.renew(tenant_id, rotation.begun_at, scope.account_id)
            else:
                count += await self.tenants.begin(tenant_id, PURPOSES[level], rotation.begun_at)
        await note(len(tenant_ids), len(tenant_ids))
        async with self.keyring.open_keys(None) as work:
            await store.end_rotation(work.session, rotation.id, self.keyring.clock.now())
        return count

    async def advance(self, within_s: float) -> bool:
        """Bring over what is due of all rotations, for some seconds at most; return whether all that was due is done.

        Rotations that were cut short make the rest of their keys first. Nothing is due before its change has settled in all processes.
        """
        ends = time.monotonic() + within_s

        def is_over() -> bool:
            return time.monotonic() >= ends

        async with self.keyring.open_keys(None) as work:
            unfinished = await store.open_rotations(work.session)
        for rotation in unfinished:
            await self._resume(rotation)
        for tenant_id in await self._tenants():
            await self._bring_over(tenant_id, is_over)
            if is_over():
                return False
        return True

    async def is_under_way(self) -> bool:
        """Return whether anything is still to be brought over, now or once it has settled."""
        states = await self.states()
        return bool(states.data_keys.get("next") or states.data_keys.get("old") or states.tenant_keys or states.rotations)

    async def states(self, scope: Scope | None = None) -> KeyStates:
        """Return what there is of all tenants, or of those of a scope."""
        data: dict[str, int] = {}
        tenants: dict[str, int] = {}
        for tenant_id in await self._tenants() if scope is None or scope.tenant_id is None else [scope.tenant_id]:
            async with self.keyring.open_keys(tenant_id) as work:
                for state, count in (await store.count_by_state(work.session, tenant_id)).items():
                    data[state] = data.get(state, 0) + count
                for key in await keys_store.tenant_keys(work.session, tenant_id):
                    if key.state in {"next", "old"}:
                        tenants[f"{key.purpose} {key.state}"] = tenants.get(f"{key.purpose} {key.state}", 0) + 1
        async with self.keyring.open_keys(None) as work:
            rotations = await store.open_rotations(work.session)
        return KeyStates(await self._epochs(), data, tenants, len(rotations))

    async def health(self) -> KeyHealth:
        """Return what the operator's metrics show."""
        epochs = await self._epochs()
        made_at = max((epoch.made_at for epoch in epochs if epoch.state == "current"), default=self.keyring.clock.now())
        async with self.keyring.open_keys(None) as work:
            rotations = await store.open_rotations(work.session)
        age_s = (self.keyring.clock.now() - made_at).total_seconds()
        return KeyHealth(age_s, sum(epoch.state == "old" for epoch in epochs), len(rotations))

    async def check(self, note: Count = unheard) -> KeyFindings:
        """Open every key there is under the current epoch; an epoch that is being turned counts as current as well."""
        await self.keyring.refresh()
        current = {epoch.number for epoch in await self._epochs() if epoch.state != "gone"}
        await self.keyring.has(current)

        @asynccontextmanager
        async def open_session(tenant_id: UUID | None) -> AsyncIterator[AsyncSession]:
            async with self.keyring.open_keys(tenant_id) as work:
                yield work.session

        return await KeyCheck(open_session, self.keyring.epochs, frozenset(current)).everything(note)

    async def faults_of_places(self) -> list[str]:
        """Return what is wrong with the files of root and epochs, a sentence each."""
        return await faults_of_places(self.keyring.files, await self._epochs())

    async def of_account(self, account_id: UUID) -> Scope:
        """Return the scope of an account; raise KeysMissing if nobody has such an account."""
        for tenant_id in await self._tenants():
            async with self.keyring.open_keys(tenant_id) as work:
                if await keys_store.data_keys(work.session, tenant_id, [account_id]):
                    return Scope(tenant_id, account_id)
        raise KeysMissing(f"there is no account {account_id} that has keys")

    async def _bring_over(self, tenant_id: UUID, is_over: Callable[[], bool]) -> None:
        """Bring over what is due of one tenant."""
        now = self.keyring.clock.now()
        before = now - self.retention

        async def activate(account_id: UUID) -> None:
            await self.data.activate(tenant_id, account_id)

        async def reseal(account_id: UUID) -> None:
            await self.data.reseal(tenant_id, account_id)

        async def expire(account_id: UUID) -> None:
            await self.data.expire(tenant_id, account_id, before)

        await self.data.each(tenant_id, "next", now - self.data.settled, activate, is_over)
        await self.data.each(tenant_id, "old", now - self.data.settled, reseal, is_over)
        await self.data.each(tenant_id, "retired", before, expire, is_over)
        if not is_over():
            await self.tenants.advance(tenant_id)
            await self.tenants.expire(tenant_id, before)

    async def _resume(self, rotation: store.Rotation) -> None:
        """Make the rest of a rotation's keys; one whose tenant or account has gone meanwhile has nothing left to make."""
        try:
            await self.rotate(rotation.level, read_scope(rotation.scope))
        except KeysMissing:
            async with self.keyring.open_keys(None) as work:
                await store.end_rotation(work.session, rotation.id, self.keyring.clock.now())

    async def _meant(self, scope: Scope) -> list[UUID]:
        """Return the tenants of a scope."""
        tenants = await self._tenants()
        if scope.tenant_id is None:
            return tenants
        if scope.tenant_id not in tenants:
            raise KeysMissing(f"there is no tenant {scope.tenant_id} that has keys")
        return [scope.tenant_id]

    async def _tenants(self) -> list[UUID]:
        async with self.keyring.open_keys(None) as work:
            return await keys_store.tenant_ids(work.session)

    async def _epochs(self) -> list[Epoch]:
        async with self.keyring.open_keys(None) as work:
            return await keys_store.epochs(work.session)
