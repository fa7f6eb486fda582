"""Keeps the witnesses of a tenant's journals: moves them forward, begins them anew after a restore, and authenticates what it reads."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from services.platform import Clock, OpenWork
from services.vault import witness_store as store
from services.vault.envelope import Secret
from services.vault.witness import Stand, Witness, is_ours, witness_key, witness_mac
from services.vault.witness_store import StoredWitness, Witnessed

_MOST: Final = 1_000


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The witnesses in the key database.

    Args:
        open_keys: Opens units of work of the key database.
        tenant_keys: Gives a tenant's open keys, of which the first signs and all authenticate, as while they are rotated some witnesses hang
            on the one and some on the other; raises KeysMissing where there are none.
        clock: Dates baselines.
    """

    open_keys: OpenWork
    tenant_keys: Callable[[UUID], Awaitable[Sequence[Secret]]]
    clock: Clock

    async def of(self, tenant_id: UUID, account_ids: Sequence[UUID]) -> dict[UUID, Witness]:
        """Return the witnesses of these learners; those who have none yet are missing."""
        keys = await self.tenant_keys(tenant_id)
        async with self.open_keys(tenant_id) as work:
            rows = await store.witnesses(work.session, tenant_id, account_ids)
        return {account_id: authenticated(keys, tenant_id, account_id, row) for account_id, row in rows.items()}

    async def known(self, tenant_id: UUID, after: UUID | None = None) -> list[UUID]:
        """Return learners of a tenant who have a witness, by id, those after `after`; whoever has one must have a journal."""
        async with self.open_keys(tenant_id) as work:
            return await store.learners(work.session, tenant_id, after, _MOST)

    async def standing(self, tenant_id: UUID) -> Witnessed:
        """Return how many learners of a tenant have a witness and when one was signed last."""
        async with self.open_keys(tenant_id) as work:
            return await store.witnessed(work.session, tenant_id)

    async def move(self, tenant_id: UUID, stands: Mapping[UUID, Stand], before: Mapping[UUID, Witness]) -> int:
        """Move witnesses forward and return how many moved. One that stands further already, as another process was faster, stays.

        Args:
            tenant_id: The tenant.
            stands: Where the journals stand now, by learner; the caller has checked that each goes on from its witness.
            before: The witnesses that it was checked against, authentic ones; their baselines are carried on.
        """
        key, made = (await self.tenant_keys(tenant_id))[0], []
        for account_id, stand in stands.items():
            old = before.get(account_id)
            made.append(_signed(key, tenant_id, account_id, stand, old.baseline_seq if old else None, old.baseline_at if old else None))
        async with self.open_keys(tenant_id) as work:
            return await store.put(work.session, tenant_id, made, only_forward=True)

    async def begin_anew(self, tenant_id: UUID, stands: Mapping[UUID, Stand]) -> datetime:
        """Sign new baselines after a restore, whatever was witnessed before, and return the time that goes on record with each.

        Every later witness of the learner carries the baseline on, under its MAC: that a journal was once set back stays visible.
        """
        key, at = (await self.tenant_keys(tenant_id))[0], self.clock.now()
        made = [_signed(key, tenant_id, account_id, stand, stand.seq, at) for account_id, stand in stands.items()]
        async with self.open_keys(tenant_id) as work:
            await store.put(work.session, tenant_id, made, only_forward=False)
        return at

    async def sign_again(self, tenant_id: UUID, old: Secret, new: Secret) -> int:
        """Authenticate every witness of a tenant with its new key and return how many: for whoever changes a tenant's key, before it is used.

        What the old key did not authenticate is left as it is, and stays refused.
        """
        after: UUID | None = None
        count = 0
        while True:
            async with self.open_keys(tenant_id) as work:
                rows = await store.page(work.session, tenant_id, after, _MOST)
                ours = {each: row for each, row in rows.items() if authenticated([old], tenant_id, each, row).is_authentic}
                made = [
                    _signed(new, tenant_id, each, Stand(row.seq, row.digest), row.baseline_seq, row.baseline_at)
                    for each, row in ours.items()
                ]
                await store.put(work.session, tenant_id, made, only_forward=False)
            count += len(made)
            if len(rows) < _MOST:
                return count
            after = max(rows)


def authenticated(keys: Sequence[Secret], tenant_id: UUID, account_id: UUID, row: StoredWitness) -> Witness:
    """Return a stored witness, with whether its MAC is ours: made with one of the tenant's keys."""
    stand = Stand(row.seq, row.digest)
    authentic = any(is_ours(witness_key(key, tenant_id, account_id), row.mac, stand, row.baseline_seq, row.baseline_at) for key in keys)
    return Witness(row.seq, row.digest, authentic, row.baseline_seq, row.baseline_at)


def _signed(
    key: Secret, tenant_id: UUID, account_id: UUID, stand: Stand, baseline_seq: int | None, baseline_at: datetime | None
) -> tuple[UUID, StoredWitness]:
    """Return a learner's witness as it is stored."""
    mac = witness_mac(witness_key(key, tenant_id, account_id), stand, baseline_seq, baseline_at)
    return account_id, StoredWitness(stand.seq, stand.digest, mac, baseline_seq, baseline_at)
