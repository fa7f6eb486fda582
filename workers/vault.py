"""The vault's work: the epoch turned by the clock, and everything brought over to new keys."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final

from services.bootstrap import Services
from services.platform import JobRun, RunLater, enqueue, get_logger
from services.vault import RESEAL, ROTATE, TURN_EPOCH, KeysMissing, TurnBusy, TurnImpossible
from workers.app import handles

log = get_logger(__name__)

WITHIN_S: Final = 60.0
"""How long one run brings over; the rest is another job's, so that no run comes near its limit and others get their turn."""
_TELL_EVERY_S: Final = 1.0
_AGAIN_BUSY: Final = timedelta(minutes=1)
_AGAIN_IMPOSSIBLE: Final = timedelta(minutes=10)


@handles(TURN_EPOCH)
async def turn_epoch(services: Services, run: JobRun) -> None:
    """Turn the epoch if it is due. Where it cannot be turned, it stays as it is, is said in the log, and tried again."""
    try:
        await services.rotation.turn_if_due(_told(run))
    except TurnBusy:
        raise RunLater(_AGAIN_BUSY, "turn_busy") from None
    except TurnImpossible:
        log.error("epoch_turn_impossible", version=services.rotation.keyring.number)
        raise RunLater(_AGAIN_IMPOSSIBLE, "turn_impossible") from None


@handles(ROTATE)
async def rotate(services: Services, run: JobRun) -> None:
    """Bring over what is due of all rotations, some at a time, and come again while there is more."""
    is_done = await services.rotation.advance(WITHIN_S)
    is_under_way = await services.rotation.is_under_way()
    async with run.open_work() as work:
        if is_under_way:
            later = services.clock.now() + services.rotation.data.settled / 5
            await enqueue(work, ROTATE, tenant_id=None, dedupe_key="rotation", run_after=later if is_done else None)
        await run.finish(work)


@handles(RESEAL)
async def reseal(services: Services, run: JobRun) -> None:
    """Take the next step of one account's rotation, and come again once it has settled."""
    tenant_id, account_id = run.job.tenant_id, run.job.account_id
    if tenant_id is None or account_id is None:
        return
    try:
        is_done = await services.rotation.data.advance(tenant_id, account_id)
    except KeysMissing:
        return
    async with run.open_work() as work:
        if not is_done:
            later = services.clock.now() + services.rotation.data.settled
            await enqueue(work, RESEAL, tenant_id=tenant_id, account_id=account_id, dedupe_key=f"reseal:{account_id}", run_after=later)
        await run.finish(work)


def _told(run: JobRun) -> Callable[[str, int, int], Awaitable[None]]:
    """Return what writes a turn's progress to the job's row, once a second."""
    last = -_TELL_EVERY_S

    async def tell(step: str, done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _TELL_EVERY_S:
            last = now
            async with run.open_work() as work:
                await run.step(work, step, done=done, total=total)

    return tell
