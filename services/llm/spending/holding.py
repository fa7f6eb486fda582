"""What the ledger keeps of an account: calls and sums of a learner, without anything that was said."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from services.llm.spending import store
from services.llm.spending.tables import ChargeRow, SpentRow
from services.platform import Base, Work


@dataclass(frozen=True, slots=True)
class LedgerHolding:
    """A learner's rows of the ledger; nothing in them is sealed. The sums of class and tenant name nobody and stay."""

    @property
    def tables(self) -> frozenset[str]:
        """Return the tables that name an account."""
        rows: tuple[type[Base], ...] = (ChargeRow, SpentRow)
        return frozenset(row.__tablename__ for row in rows)

    async def reseal(self, _work: Work, _keys: object, _limit: int) -> int:
        """Return 0: nothing is sealed with an account's key."""
        return 0

    async def remove(self, work: Work, tenant_id: UUID, account_id: UUID, limit: int) -> int:
        """Delete a learner's calls and sums; return how many rows there were."""
        return await store.remove_learner(work.session, tenant_id, account_id, limit)
