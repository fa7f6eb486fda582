"""Closes a journal for good, before it is removed: whoever holds its keys still appends nothing more."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import update

from services.memory import store
from services.memory.chain import owner_digest
from services.memory.store import Owner
from services.memory.tables import HeadRow
from services.platform import Work


async def close_journal(work: Work, tenant_id: UUID, learner_id: UUID) -> None:
    """Mark a learner's journal as being erased, also one that has not begun: every append refuses from the commit on. Safe to repeat."""
    owner = Owner(tenant_id, learner_id)
    await store.add_head(work.session, owner, owner_digest(*owner))
    of_owner = (HeadRow.tenant_id == tenant_id, HeadRow.learner_id == learner_id)
    await work.session.execute(update(HeadRow).where(*of_owner).values(state="erasing"))
