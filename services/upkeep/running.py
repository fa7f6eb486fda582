"""Looks at what goes on: Redis, jobs, witnesses, rotation, erasures and backups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final, cast

from services.bootstrap import Services
from services.memory import OrdersOwed
from services.platform import noted
from services.upkeep.findings import Finding, judged

_HEARTBEAT_S: Final = 60.0
_BACKUP_AGE: Final = timedelta(hours=26)
_LATE_JOB_S: Final = 60.0
_LATE: Final = timedelta(minutes=10)


async def look_at_redis(services: Services) -> Sequence[Finding]:
    """Look at whether Redis keeps what it is given."""
    wanted = {"appendonly": "yes", "maxmemory-policy": "noeviction"}
    found = []
    for name, value in wanted.items():
        said = cast(dict[str, Any], await services.redis.config_get(name)).get(name)
        found.append(judged(f"redis: {name}", said == value, value, f"{said}", f"set {name} {value}"))
    return found


async def look_at_work(services: Services) -> Sequence[Finding]:
    """Look at the workers, the epoch, and the age of the last backup."""
    health, keys = await services.jobs.health(), await services.rotation.health()
    age, limit_h = health.heartbeat_age_s, services.settings.epoch_hours * 2
    epoch_h = keys.epoch_age_s / 3600
    alive = age is not None and age <= _HEARTBEAT_S
    said = "never" if age is None else f"{age:.0f} s ago"
    return [
        judged("worker", alive, f"heartbeat {said}", f"last heartbeat {said}", "start a worker and the clock"),
        judged("jobs: dead", health.dead == 0, "none", f"{health.dead}", "`meno jobs list --state dead`, then retry or drop them", level="warn"),
        judged("jobs: late", health.lag_s <= _LATE_JOB_S, "none", f"the oldest waits {health.lag_s:.0f} s", "more workers", level="warn"),
        judged(
            "epoch", not limit_h or epoch_h <= limit_h, f"{epoch_h:.0f} h old", f"{epoch_h:.0f} h old",
            "turn it: `meno keys rotate --level epoch`; erasure reaches backups only when it turns", level="warn",
        ),
        judged("epoch turn", not keys.old_epochs, "ended", "begun and not ended", "a worker ends it; or `meno keys rotate --level epoch`", level="warn"),
        await _backup(services),
    ]  # fmt: skip


async def look_at_erasures(services: Services) -> Sequence[Finding]:
    """Look for erasures that should have ended, and journals that have not been witnessed."""
    late, waiting = 0, 0
    for tenant_id in await services.vault.tenants():
        for each in await services.erasures.under_way(tenant_id):
            waiting += each.state == "erased"
            late += each.erased_at is None and services.clock.now() - each.requested_at > _LATE
    return [
        judged("erasures", not late, "none is late", f"{late} late", "`meno jobs list --kind privacy.erase`; see that a worker runs"),
        Finding("erasures: horizon", "ok", f"{waiting} wait for the epoch to turn"),
    ]


async def look_at_orders(services: Services) -> Sequence[Finding]:
    """Look at whether the ledger of standing orders has been told of everything, and obeyed."""
    owed, late = OrdersOwed(), 0
    for tenant_id in await services.vault.tenants():
        async with services.database.open_work(tenant_id) as work:
            owing = await owed.owing(work)
        late += owing.count if owing.oldest is not None and services.clock.now() - owing.oldest > _LATE else 0
    async with services.database.open_work() as work:
        known = await owed.known(work)
    waiting = (await services.rights.standing.ledger.held(known)).last - known
    unobeyed = f"{waiting} not obeyed"
    return [
        judged("orders: told", not late, "the ledger knows all", f"{late} late", "`meno jobs list --kind memory.tell_ledger`; see that a worker runs"),
        judged("orders: obeyed", not waiting, "all", unobeyed, "a memory is damaged: `meno audit verify`; see the log for order_not_obeyed"),
    ]  # fmt: skip


async def _backup(services: Services) -> Finding:
    """Return how old the last backup is."""
    async with services.database.open_work() as work:
        at = await noted(work, "backup")
    if at is None:
        return Finding("backup", "warn", "there has been none", "`meno backup FOLDER`, daily")
    age = services.clock.now() - at
    hours = f"{age.total_seconds() / 3600:.0f} h old"
    return judged("backup", age <= _BACKUP_AGE, hours, hours, "`meno backup FOLDER`, daily", level="warn")
