"""What curriculum keeps of an account: uploads are deleted; courses stay, without the name of who wrote or chose them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select, update

from services.curriculum.tables import ImportRow, PinRow, VersionRow
from services.platform import Base, Work
from services.vault import AccountKeys

NOBODY: Final = UUID(int=0)


@dataclass(frozen=True, slots=True)
class CurriculumHolding:
    """Uploads and authorship. Courses are the organisation's, and no content of a person: nothing here is sealed."""

    @property
    def tables(self) -> frozenset[str]:
        """Return the tables that name an account."""
        rows: tuple[type[Base], ...] = (ImportRow, VersionRow, PinRow)
        return frozenset(row.__tablename__ for row in rows)

    async def reseal(self, _work: Work, _keys: AccountKeys, _limit: int) -> int:
        """Return 0: nothing is sealed with an account's key."""
        return 0

    async def remove(self, work: Work, tenant_id: UUID, account_id: UUID, limit: int) -> int:
        """Delete an account's uploads and take its id off courses and classes' choices; return how many rows were concerned."""
        mine = (ImportRow.tenant_id == tenant_id, ImportRow.author_id == account_id)
        chosen = select(ImportRow.id).where(*mine).limit(limit)
        gone = await work.session.execute(delete(ImportRow).where(*mine, ImportRow.id.in_(chosen)).returning(ImportRow.id))
        written = update(VersionRow).where(VersionRow.tenant_id == tenant_id, VersionRow.author_id == account_id)
        unsigned = await work.session.execute(written.values(author_id=None).returning(VersionRow.id))
        pinned = update(PinRow).where(PinRow.tenant_id == tenant_id, PinRow.pinned_by == account_id)
        unpinned = await work.session.execute(pinned.values(pinned_by=NOBODY).returning(PinRow.class_id))
        return len(gone.all()) + len(unsigned.all()) + len(unpinned.all())
