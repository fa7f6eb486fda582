"""Holds the databases against the ledger of tombstones: whoever was erased and is there again, after a restore, is erased again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from services.platform import get_logger
from services.privacy import erasure_store as store
from services.privacy.erasures import Erasures
from services.vault import LedgerMissing, Tombstone, Vault

log = get_logger("privacy")

_KEYS_AT_ONCE: Final = 1_000
_EVER: Final = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Remembrance:
    """Sees to it that the ledger is there, whole, and obeyed."""

    vault: Vault
    erasures: Erasures

    async def obey(self) -> list[UUID]:
        """Close everybody who is in the ledger and in the databases, and return the jobs that remove the rest. Called before anything is served.

        It looks at accounts only if the key database knows fewer tombstones than the ledger has: after a restore, by whatever means, or a crash
        in the midst of an erasure.

        Raises:
            LedgerMissing: The ledger is not there, or has fewer tombstones than it is known to have had.
        """
        blocks = self.erasures.removal.blocks
        noted = await blocks.noted_tombstones()
        if noted is None:
            await self.erasures.removal.ledger.create()
        tombstones = await self.whole_ledger()
        if len(tombstones) == noted:
            return []
        jobs = await self.erase_again(tombstones)
        await blocks.note_tombstones(len(tombstones))
        return jobs

    async def whole_ledger(self) -> Mapping[bytes, Tombstone]:
        """Return the tombstones.

        Raises:
            LedgerMissing: The ledger is not there, or has fewer tombstones than the key database knows of.
        """
        tombstones = await self.erasures.removal.ledger.tombstones()
        noted = await self.erasures.removal.blocks.noted_tombstones() or 0
        if len(tombstones) < noted:
            raise LedgerMissing(f"the ledger has {len(tombstones)} tombstones and once had {noted}; put its newest copy in MENO_LEDGER_DIR")
        return tombstones

    async def erase_again(self, tombstones: Mapping[bytes, Tombstone]) -> list[UUID]:
        """Promise the erasure of everybody who is in the ledger and in a database, close them at once, and return the jobs."""
        jobs: list[UUID] = []
        for tenant_id in await self.vault.tenants():
            for account_id in await self._accounts(tenant_id):
                found = tombstones.get(self.erasures.removal.ledger.name(tenant_id, account_id))
                if found is not None:
                    jobs.append(await self._again(tenant_id, account_id, found))
        if jobs:
            log.warning("erased_again", count=len(jobs))
        return jobs

    async def _accounts(self, tenant_id: UUID) -> Collection[UUID]:
        """Return every account that anything in either database belongs to."""
        found: set[UUID] = set()
        after: UUID | None = None
        while keyed := await self.vault.accounts(tenant_id, _EVER, after, _KEYS_AT_ONCE):
            found |= set(keyed)
            after = keyed[-1]
        tables = frozenset[str]().union(*(holding.tables for holding in self.erasures.removal.holdings)) - {"privacy_erasure"}
        async with self.erasures.open_work(tenant_id) as work:
            return found | await store.accounts_in(work.session, tables)

    async def _again(self, tenant_id: UUID, account_id: UUID, tombstone: Tombstone) -> UUID:
        """Promise one erasure under the id that it had, close the account, and return the job."""
        made = self.erasures.made(tenant_id, account_id, tombstone.erasure_id, "ledger", tombstone.at)
        async with self.erasures.open_work(tenant_id) as work:
            known = await store.of_account(work.session, account_id)
            made = made if known is None else known
            # It may have been through before the databases were set back.
            await store.change(work.session, made.id, account_id=account_id, state="requested", erased_at=None)
            job_id = await self.erasures.promise(work, made)
        await self.erasures.removal.close(made, account_id)
        return job_id
