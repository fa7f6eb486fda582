"""The rotation of keys from the command line, with its progress."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final, Literal
from uuid import UUID

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from services.bootstrap import Services
from services.platform import enqueue
from services.vault import RESEAL, ROTATE, KeyStates, Level, Scope

_LOOKS_EVERY_S: Final = 1.0
_PATIENCE_S: Final = 300.0
"""Nothing has moved for so long: no worker runs, or it has other things to do."""
_STEPS: Final = {
    "making": "making the new epoch key", "wrapping": "wrapping every key anew", "checking": "opening every key",
    "backing_up": "backing up and restoring the key database", "destroying": "destroying the old epoch key",
}  # fmt: skip


@dataclass
class Rotated:
    """What was done."""

    level: str
    new_keys: int = 0
    is_complete: bool = True
    more: dict[str, Any] = field(default_factory=dict)

    def facts(self) -> dict[str, Any]:
        """Return it as the command shows it."""
        return {"level": self.level, "new_keys": self.new_keys, "complete": self.is_complete, **self.more}


async def rotate_keys(
    services: Services, console: Console, level: Literal["root", "epoch", "tenant", "index", "data"], account: UUID | None, tenant: str | None,
    *, wait: bool,
) -> Rotated:  # fmt: skip
    """Rotate, and follow the workers to the end if wished."""
    with _progress(console) as progress:
        if level == "root":
            written = await services.rotation.root.run()
            return Rotated(level, 1, more={"epoch_files_written": written})
        if level == "epoch":
            return await _turn(services, progress)
        return await _renew(services, progress, level, await _scope(services, account, tenant), wait=wait)


async def _turn(services: Services, progress: Progress) -> Rotated:
    """Turn the epoch."""
    task = progress.add_task(_STEPS["making"], total=1)

    async def tell(step: str, done: int, total: int) -> None:
        progress.update(task, description=_STEPS[step], completed=done, total=max(total, 1))

    turned = await services.rotation.epoch.run(tell)
    more = {"epoch": turned.epoch, "destroyed_epochs": list(turned.gone), "rewrapped": turned.rewrapped, "checked": turned.checked}
    return Rotated("epoch", 1, more={**more, "backup": str(turned.backup), "seconds": round(turned.took_s, 3)})


async def _renew(services: Services, progress: Progress, level: Level, scope: Scope, *, wait: bool) -> Rotated:
    """Make new keys, promise the jobs that bring everything over, and wait for them."""
    task = progress.add_task("making new keys, tenant by tenant", total=None)

    async def note(done: int, of: int) -> None:
        progress.update(task, completed=done, total=max(of, 1))

    count = await services.rotation.rotate(level, scope, note)
    await _promise(services, scope)
    done = Rotated(level, count, is_complete=False)
    if wait:
        done.is_complete = await _follow(lambda: services.rotation.states(scope), progress)
    states = await services.rotation.states(scope)
    done.more = {"data_keys_by_state": dict(sorted(states.data_keys.items())), "tenant_keys_under_way": states.tenant_keys}
    return done


async def _promise(services: Services, scope: Scope) -> None:
    """Promise the job that goes on from here."""
    later = services.clock.now() + services.rotation.data.settled
    async with services.database.open_work(scope.tenant_id) as work:
        if scope.account_id is not None:
            key = f"reseal:{scope.account_id}"
            await enqueue(work, RESEAL, tenant_id=scope.tenant_id, account_id=scope.account_id, dedupe_key=key, run_after=later)
        else:
            await enqueue(work, ROTATE, tenant_id=None, dedupe_key="rotation", run_after=later)


async def _follow(states: Callable[[], Awaitable[KeyStates]], progress: Progress) -> bool:
    """Wait until nothing is left to bring over; return False if nothing moves any more."""
    found = await states()
    total, still_s = _left(found), 0.0
    task = progress.add_task("workers bring everything over (each step begins a minute after the one before)", total=max(total, 1))
    while left := _left(found):
        if still_s >= _PATIENCE_S:
            progress.console.print("Nothing has moved for five minutes: does a worker run? See `meno jobs list`. It goes on by itself.")
            return False
        await asyncio.sleep(_LOOKS_EVERY_S)
        before, found = found, await states()
        still_s = 0.0 if (before.data_keys, before.tenant_keys) != (found.data_keys, found.tenant_keys) else still_s + _LOOKS_EVERY_S
        total = max(total, left)
        progress.update(task, completed=total - _left(found), total=total)
    progress.update(task, completed=max(total, 1))
    return True


def _left(found: KeyStates) -> int:
    """Return how many keys have something left."""
    return found.data_keys.get("next", 0) + found.data_keys.get("old", 0) + sum(found.tenant_keys.values())


async def _scope(services: Services, account: UUID | None, tenant: str | None) -> Scope:
    """Return whose keys are meant."""
    if account is not None:
        return await services.rotation.of_account(account)
    if tenant is None:
        return Scope()
    try:
        return Scope(UUID(tenant))
    except ValueError:
        return Scope((await services.identity.tenants.at_the_machine(tenant)).tenant_id)


def _progress(console: Console) -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
