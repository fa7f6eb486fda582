"""`meno keys verify`: every key opened, both places compared, records opened."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from services.bootstrap import Services
from services.platform import Problem, Unavailable
from services.vault import KeysMissing

_PAGE: Final = 200


@dataclass
class Checked:
    """What was found."""

    keys: int = 0
    by_kind: dict[str, int] = field(default_factory=dict)
    accounts: int = 0
    entries: int = 0
    faults: list[str] = field(default_factory=list)

    def facts(self, *, with_faults: bool) -> dict[str, Any]:
        """Return it as the command shows it."""
        told = {"keys_opened": self.keys, "keys_by_kind": self.by_kind, "accounts_opened": self.accounts, "entries_opened": self.entries}
        return {**told, "faults": self.faults if with_faults else len(self.faults)}


async def check_everything(services: Services, console: Console, most: int | None) -> Checked:
    """Check files, keys and records.

    Args:
        services: Of this installation.
        console: Shows the progress.
        most: Of how many accounts per tenant the records are opened; None is all.
    """
    found = Checked(faults=await services.rotation.faults_of_places())
    if not await services.vault.check_fingerprint():
        found.faults.append("the fingerprint of the keys is not the one that both databases bear")
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("opening keys")

        async def note(count: int) -> None:
            found.keys += count
            progress.update(task, description=f"{found.keys} keys opened")

        keys = await services.rotation.check(note)
        found.by_kind = dict(sorted(keys.by_scheme.items()))
        found.faults += [f"{each.scheme} of {each.owner_id} version {each.version}: {each.what.replace('_', ' ')}" for each in keys.faults]
        async for tenant_id, account_id in _accounts(services, most):
            await _open_records(services, found, tenant_id, account_id)
            progress.update(task, description=f"{found.keys} keys, records of {found.accounts} accounts opened")
    return found


async def _open_records(services: Services, found: Checked, tenant_id: UUID, account_id: UUID) -> None:
    """Open a person's profile and whole journal; what does not open is a fault of this account alone."""
    try:
        keys = await services.vault.keys(tenant_id, account_id)
        async with services.database.open_work(tenant_id) as work:
            await services.identity.accounts.open_known(work, account_id)
            verified = await services.memory.replay.verify(work, keys, account_id)
        found.entries += verified.entries
        found.faults += [f"account {account_id}: {fault.code}" for fault in verified.faults]
    except KeysMissing:
        return
    except Unavailable:
        raise
    except Problem as problem:
        found.faults.append(f"account {account_id}: {problem.code}")
    found.accounts += 1


async def _accounts(services: Services, most: int | None) -> AsyncIterator[tuple[UUID, UUID]]:
    """Yield accounts that have keys, of each tenant as many as wished, in the order of their ids: they are random."""
    for tenant_id in await services.vault.tenants():
        after: UUID | None = None
        left = most
        while left is None or left > 0:
            limit = _PAGE if left is None else min(_PAGE, left)
            page = await services.vault.accounts(tenant_id, services.clock.now(), after, limit)
            for account_id in page:
                yield tenant_id, account_id
            if len(page) < limit:
                break
            after = page[-1]
            left = None if left is None else left - len(page)
