"""What the tutor keeps of an account in rows: that an assignment is theirs or was made by them, and cases."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from services.platform import Work
from services.tutor.assigned import store
from services.tutor.assigned.tables import AssignedRow, AssignmentRow
from services.tutor.cases import store as cases
from services.tutor.cases.tables import CaseRow
from services.vault import AccountKeys


@dataclass(frozen=True, slots=True)
class TutorHolding:
    """Assignments and cases. Assignments are the class's, so they stay when their author goes; nothing here is sealed."""

    @property
    def tables(self) -> frozenset[str]:
        """Return the tables that name an account."""
        return frozenset({AssignmentRow.__tablename__, AssignedRow.__tablename__, CaseRow.__tablename__})

    async def reseal(self, _work: Work, _keys: AccountKeys, _limit: int) -> int:
        """Return 0: nothing is sealed with an account's key."""
        return 0

    async def remove(self, work: Work, tenant_id: UUID, account_id: UUID, _limit: int) -> int:
        """Take the account off every assignment, and its cases away; return how many rows were concerned."""
        return await store.remove(work.session, tenant_id, account_id) + await cases.remove(work.session, tenant_id, account_id)
