"""When consolidation is promised: soon after a burst of work ends, and during it whenever enough entries wait."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from services.memory.manifest import Promise
from services.platform import Work, enqueue

ENTRIES: Final = 20
QUIET: Final = timedelta(minutes=10)


class Wish(NamedTuple):
    """A consolidation that shall be promised, not before a moment; None is at once."""

    run_after: datetime | None


def wished(last: Promise, opened_seq: int, seq: int, consolidated_seq: int, now: datetime) -> Wish | None:
    """Return the consolidation to promise when a journal has grown, None if nothing new waits or a promise stands (pure).

    The first entry behind the watermark wishes for one ten minutes later, every twentieth for one at once. A promise that came to nothing,
    because there was no consent yet or the job was dropped, is made again with the first entry after those ten minutes.

    Args:
        last: What was promised last.
        opened_seq: The last entry before the journal grew.
        seq: The last entry now.
        consolidated_seq: The watermark: the last entry that was looked at.
        now: The server's time.
    """
    if seq <= max(opened_seq, consolidated_seq):
        return None
    if (seq - consolidated_seq) // ENTRIES > (opened_seq - consolidated_seq) // ENTRIES:
        return Wish(None)
    if last.seq <= consolidated_seq or last.until_s <= now.timestamp():
        return Wish(now + QUIET)
    return None


def made(seq: int, now: datetime) -> Promise:
    """Return the mark of a promise made at entry `seq` (pure)."""
    return Promise(seq, int((now + QUIET).timestamp()))


async def consolidate_at(work: Work, learner_id: UUID, run_after: datetime | None = None) -> UUID:
    """Promise consolidation, not before a moment (None: at once), and return the job's id; one that waits stands for this one too."""
    return await enqueue(
        work, "memory.consolidate", tenant_id=work.tenant_id, account_id=learner_id, dedupe_key=str(learner_id), run_after=run_after
    )


async def consolidate_now(work: Work, learner_id: UUID) -> UUID:
    """Promise consolidation at once, as a session has ended or enough waits; return the job's id."""
    return await consolidate_at(work, learner_id)
