"""`meno audit`: holds what is kept about learners against its chain, its witnesses and its records."""

from __future__ import annotations

import json
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Annotated, Any
from uuid import UUID

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from services.bootstrap import Services
from services.cli.asking import ask
from services.memory import Audited
from services.platform import Problem, Unavailable
from services.privacy import Auditing
from services.vault import KeysMissing

app = typer.Typer(help="Audit: is what is kept about learners what was written?", no_args_is_help=True)
COUNTS = ("entries", "cleared", "accesses", "disclosures", "unwitnessed")


@app.callback()
def audit() -> None:
    """Verify journals, witnesses and records."""


@dataclass
class _Outcome:
    """What was found about all learners, in counts and ids."""

    learners: int = 0
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTS, 0))
    baselines: int = 0
    faults: list[dict[str, Any]] = field(default_factory=list)

    def take(self, learner_id: UUID, found: Audited) -> None:
        """Count one learner's."""
        self.learners += 1
        for name in COUNTS:
            self.counts[name] += getattr(found, name)
        self.faults.extend({"learner": str(learner_id), "fault": fault.code, "entry": fault.seq} for fault in found.faults)

    def as_json(self) -> str:
        """Return it for a program to read."""
        return json.dumps({"learners": self.learners, **self.counts, "baselines": self.baselines, "faults": self.faults})


@app.command()
def verify(
    tenant: Annotated[str | None, typer.Option(help="one organisation only, by its short name")] = None,
    learner: Annotated[UUID | None, typer.Option(help="one learner only, by account id")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="for a program to read")] = False,
) -> None:
    """Verify every learner's chain, witness, consents and access records. Nothing is changed, and nothing of it is shown.

    Ends with status 1 if something does not hold together, naming the learner and the entry; others are not touched by it.
    """
    outcome = ask(lambda services: _verify(services, tenant, learner))
    if as_json:
        typer.echo(outcome.as_json())
    else:
        _show(outcome)
    if outcome.faults or (learner is not None and not outcome.learners):
        raise typer.Exit(1)


def _show(outcome: _Outcome) -> None:
    """Print a line for each fault, then the sums."""
    for fault in outcome.faults:
        typer.echo(f"learner {fault['learner']}: {fault['fault']}" + (f" entry {fault['entry']}" if fault["entry"] else ""), err=True)
    told = ", ".join(f"{count} {name}" for name, count in outcome.counts.items())
    typer.echo(f"{outcome.learners} learners, {told}, {outcome.baselines} baselines signed by a restore, {len(outcome.faults)} faults")


async def _verify(services: Services, tenant: str | None, only: UUID | None) -> _Outcome:
    """Go through all learners, one unit of work each."""
    outcome, console = _Outcome(), Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    progress = Progress(*columns, console=console, transient=True) if console.is_terminal else None
    auditing = Auditing(services.database.open_work, services.vault, services.identity, services.memory)
    with progress or nullcontext():
        task = progress.add_task("verifying") if progress else None
        for tenant_id in await _tenants(services, tenant):
            async for learner_id in auditing.learners(tenant_id):
                if only in (None, learner_id):
                    await _one(services, auditing, outcome, tenant_id, learner_id)
                if progress and task is not None:
                    progress.update(task, description=f"{outcome.learners} learners, {outcome.counts['entries']} entries")
    return outcome


async def _tenants(services: Services, slug: str | None) -> list[UUID]:
    """Return the tenants to go through."""
    if slug is None:
        return await services.vault.tenants()
    return [(await services.identity.tenants.at_the_machine(slug)).tenant_id]


async def _one(services: Services, auditing: Auditing, outcome: _Outcome, tenant_id: UUID, learner_id: UUID) -> None:
    """Verify one learner; keys that do not open are a fault of that learner alone, and one who was erased meanwhile is none."""
    try:
        outcome.take(learner_id, await auditing.verify(tenant_id, learner_id))
        witness = (await services.vault.keys(tenant_id, learner_id)).witness
        outcome.baselines += witness is not None and witness.baseline_at is not None
    except (Unavailable, KeysMissing) as error:
        if isinstance(error, Unavailable):
            raise
        outcome.faults.append({"learner": str(learner_id), "fault": "keys_missing", "entry": None})
    except Problem as problem:
        outcome.faults.append({"learner": str(learner_id), "fault": problem.code, "entry": None})
    services.vault.drop(tenant_id, learner_id)
