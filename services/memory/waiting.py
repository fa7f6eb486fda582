"""When consolidation is promised: soon after a burst of work ends, and during it whenever enough entries wait."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from services.memory.desk import Desk
from services.platform import Work, enqueue

ENTRIES: Final = 20
QUIET: Final = timedelta(minutes=10)


async def consolidate_later(work: Work, learner_id: UUID, desk: Desk) -> None:
    """Promise consolidation of what a saved desk has added, if it is time to.

    The first entry after a pause promises it for ten minutes later; every twentieth promises it at once. Between them nothing is asked of
    the database.
    """
    if desk.opened_seq == desk.consolidated_seq < desk.seq:
        await enqueue(
            work,
            "memory.consolidate",
            tenant_id=work.tenant_id,
            account_id=learner_id,
            dedupe_key=str(learner_id),
            run_after=desk.now() + QUIET,
        )
    if desk.seq // ENTRIES != desk.opened_seq // ENTRIES and desk.seq > desk.consolidated_seq:
        await consolidate_now(work, learner_id)


async def consolidate_now(work: Work, learner_id: UUID) -> UUID:
    """Promise consolidation at once, as a session has ended or enough waits; return the job's id."""
    return await enqueue(work, "memory.consolidate", tenant_id=work.tenant_id, account_id=learner_id, dedupe_key=str(learner_id))
