"""`meno replay`: fold journals again from their rows, to verify that chain and image hold together or to make images anew."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from time import perf_counter
from typing import Annotated
from uuid import UUID

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from services.bootstrap import Services, build_services
from services.cli.here import settings_here
from services.memory import Verification
from services.platform import Problem, Settings, Unavailable
from services.vault import VaultClosed


@dataclass
class _Outcome:
    """What was found about all learners."""

    learners: int = 0
    entries: int = 0
    cleared: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)

    def take(self, learner_id: UUID, found: Verification) -> None:
        """Count one learner's."""
        self.learners += 1
        self.entries += found.entries
        self.cleared += found.cleared
        for fault in found.faults:
            places = [f"entry {fault.seq}" if fault.seq else "", f"part {fault.part}" if fault.part else ""]
            self.faults.append(f"learner {learner_id}: {fault.code} {' '.join(place for place in places if place)}".rstrip())


def replay(
    verify: Annotated[bool, typer.Option("--verify", help="compare with the stored image; write nothing")] = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="make the image anew from the journal")] = False,
    learner: Annotated[UUID | None, typer.Option(help="one learner only, by account id")] = None,
) -> None:
    """Fold every learner's journal again: with --verify to check chain and image, with --rebuild to write the image anew.

    Ends with status 1 if something does not hold together; learners that hold are not touched by the faults of others.
    """
    if verify == rebuild:
        raise typer.BadParameter("say either --verify or --rebuild")
    try:
        outcome = asyncio.run(_replay(settings_here(), learner, rebuild=rebuild))
    except (VaultClosed, Unavailable) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    for fault in outcome.faults:
        typer.echo(fault, err=True)
    rate = f"{outcome.entries / outcome.seconds:,.0f} entries/s" if outcome.seconds else "nothing to fold"
    typer.echo(f"{outcome.learners} learners, {outcome.entries} entries ({outcome.cleared} cleared), {rate}, {len(outcome.faults)} faults")
    if outcome.faults or (learner is not None and not outcome.learners):
        raise typer.Exit(1)


async def _replay(settings: Settings, learner: UUID | None, *, rebuild: bool) -> _Outcome:
    """Go through all learners, one unit of work each."""
    services, outcome, console = await build_services(settings), _Outcome(), Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    progress = Progress(*columns, console=console, transient=True) if console.is_terminal else None
    try:
        with progress or nullcontext():
            task = progress.add_task("folding") if progress else None
            async for tenant_id, learner_id in learners(services, learner):
                await _one(services, outcome, tenant_id, learner_id, rebuild=rebuild)
                if progress and task is not None:
                    progress.update(task, description=f"{outcome.learners} learners, {outcome.entries} entries")
    finally:
        await services.close()
    return outcome


async def _one(services: Services, outcome: _Outcome, tenant_id: UUID, learner_id: UUID, *, rebuild: bool) -> None:
    """Verify or rebuild one learner's memory; a learner whose keys cannot be opened is a fault of its own."""
    begin = perf_counter()
    try:
        keys = await services.vault.keys(tenant_id, learner_id)
        async with services.database.open_work(tenant_id) as work:
            folding = services.memory.replay
            outcome.take(learner_id, await (folding.rebuild if rebuild else folding.verify)(work, keys, learner_id))
    except Unavailable:
        raise
    except Problem as problem:
        outcome.faults.append(f"learner {learner_id}: {problem.code}")
    outcome.seconds += perf_counter() - begin


async def learners(services: Services, only: UUID | None) -> AsyncIterator[tuple[UUID, UUID]]:
    """Yield tenant and learner of every journal."""
    for tenant_id in await services.vault.tenants():
        after: UUID | None = None
        while True:
            async with services.database.open_work(tenant_id) as work:
                found = await services.memory.learners(work, after)
            for learner_id in found:
                if only in (None, learner_id):
                    yield tenant_id, learner_id
            if not found:
                break
            after = found[-1]
