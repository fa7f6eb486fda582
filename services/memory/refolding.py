"""Images that are far behind their journal are made again by a job for each learner: promised by the clock, and when somebody waits for one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from services.memory.errors import ImageBehind
from services.platform import Work, enqueue

REBUILD = "memory.rebuild"
REFOLD = "memory.refold"


async def rebuild_later(work: Work, learner_id: UUID) -> UUID:
    """Promise that a learner's image is made again, and return the job's id; one that waits stands for this one too."""
    return await enqueue(work, REBUILD, tenant_id=work.tenant_id, account_id=learner_id, dedupe_key=str(learner_id))


async def refold_later(work: Work) -> UUID:
    """Promise that every image which other parameters have made is made again; the clock does it too, every ten minutes."""
    return await enqueue(work, REFOLD, tenant_id=None, dedupe_key="refold")


@contextmanager
def caught_up_later(work: Work, learner_id: UUID) -> Iterator[None]:
    """Promise it when an image turns out to be too far behind: in a unit of work of its own, as this one keeps nothing."""
    try:
        yield
    except ImageBehind:

        async def promise() -> None:
            async with work.database.open_work(work.tenant_id) as another:
                await rebuild_later(another, learner_id)

        work.on_failure(promise)
        raise
