"""Blocks in the key database: keys of an account that is being erased are opened no more, and then are no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from services.platform import OpenWork
from services.vault.service import Vault
from services.vault.tables import BlockRow, DataKeyRow, EpochRow, LedgerRow, WitnessRow

TABLES: Final = frozenset({"vault_data_key", "vault_block", "vault_witness"})
"""The tables of the key database that hold something of an account."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Blocks accounts and destroys their keys.

    Args:
        open_keys: Opens units of work of the key database.
        vault: Told to drop what is opened.
    """

    open_keys: OpenWork
    vault: Vault

    async def block(self, tenant_id: UUID, account_id: UUID) -> None:
        """Let nobody open the account's keys any more, here or in any process. Safe to repeat."""
        async with self.open_keys(tenant_id) as work:
            made = insert(BlockRow).values(tenant_id=tenant_id, account_id=account_id, blocked_at=func.now())
            await work.session.execute(made.on_conflict_do_nothing())
        await self.vault.drop_everywhere(tenant_id, account_id)

    async def destroy(self, tenant_id: UUID, account_id: UUID) -> int | None:
        """Destroy the data keys of a blocked account; return the last epoch that any of them was wrapped under, None if there never was one.

        Safe to repeat: what was found the first time is kept with the block.
        """
        async with self.open_keys(tenant_id) as work:
            of_data = (DataKeyRow.tenant_id == tenant_id, DataKeyRow.account_id == account_id)
            epochs = list((await work.session.execute(delete(DataKeyRow).where(*of_data).returning(DataKeyRow.epoch))).scalars())
            of_block = (BlockRow.tenant_id == tenant_id, BlockRow.account_id == account_id)
            if epochs:
                # Another process may be turning the epoch: then the newest one has wrapped them, too.
                newest = (await work.session.execute(select(func.max(EpochRow.epoch)))).scalar_one_or_none() or 0
                await work.session.execute(update(BlockRow).where(*of_block).values(epoch=max(*epochs, newest)))
            await work.session.execute(delete(WitnessRow).where(WitnessRow.tenant_id == tenant_id, WitnessRow.account_id == account_id))
            epoch = (await work.session.execute(select(BlockRow.epoch).where(*of_block))).scalar_one_or_none()
        await self.vault.drop_everywhere(tenant_id, account_id)
        return epoch

    async def release(self, tenant_id: UUID, account_id: UUID) -> None:
        """Forget a block whose account is gone from every table: nothing is left that could be opened."""
        async with self.open_keys(tenant_id) as work:
            await work.session.execute(delete(BlockRow).where(BlockRow.tenant_id == tenant_id, BlockRow.account_id == account_id))

    async def gone_at(self, epoch: int) -> datetime | None:
        """Return when the last key of this epoch and of those before it was destroyed, None while there is one."""
        async with self.open_keys(None) as work:
            query = select(EpochRow.state, EpochRow.gone_at).where(EpochRow.epoch <= epoch)
            rows = (await work.session.execute(query)).all()
        times = [row.gone_at for row in rows if row.state == "gone" and row.gone_at is not None]
        return max(times) if times and len(times) == len(rows) else None

    async def noted_tombstones(self) -> int | None:
        """Return how many tombstones the key database knows the ledger to have, None if it has not heard of a ledger yet."""
        async with self.open_keys(None) as work:
            return (await work.session.execute(select(LedgerRow.entries))).scalar_one_or_none()

    async def note_tombstones(self, count: int) -> None:
        """Note that the ledger has so many tombstones; the number never falls."""
        async with self.open_keys(None) as work:
            made = insert(LedgerRow).values(id=1, entries=count, orders=0)
            risen = func.greatest(LedgerRow.entries, made.excluded.entries)
            await work.session.execute(made.on_conflict_do_update(index_elements=["id"], set_={"entries": risen}))

    async def noted_orders(self) -> int:
        """Return how many standing orders the key database knows the ledger to have had."""
        async with self.open_keys(None) as work:
            return (await work.session.execute(select(LedgerRow.orders))).scalar_one_or_none() or 0

    async def note_orders(self, serial: int) -> None:
        """Note that the ledger has had standing orders up to this number; it never falls."""
        async with self.open_keys(None) as work:
            made = insert(LedgerRow).values(id=1, entries=0, orders=serial)
            risen = func.greatest(LedgerRow.orders, made.excluded.orders)
            await work.session.execute(made.on_conflict_do_update(index_elements=["id"], set_={"orders": risen}))
