"""`meno keys`: the state of the keys, their rotation at every level, and whether each of them opens. Each command can be killed and given again."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

import typer
from rich.console import Console
from rich.table import Table

from services.bootstrap import Services
from services.cli.asking import ask
from services.cli.key_check import Checked, check_everything
from services.cli.key_rotation import Rotated, rotate_keys
from services.platform import DumpRefused
from services.vault import TurnBusy, TurnImpossible

app = typer.Typer(help="Keys: their state, their rotation, their proof.", no_args_is_help=True)
Found = TypeVar("Found")
AsJson = Annotated[bool, typer.Option("--json", help="one JSON object, for a program to read")]
AnyLevel = Literal["root", "epoch", "tenant", "index", "data"]


@app.callback()
def keys() -> None:
    """Look after the keys that learner data is sealed with."""


@app.command()
def status(as_json: AsJson = False) -> None:
    """Show which keys are in use, what is being rotated, and whether the keys belong to these databases."""
    facts = _asked(_status)
    _say(facts, as_json=as_json)
    if not facts["belongs_to_these_databases"]:
        raise typer.Exit(1)


@app.command()
def rotate(
    level: Annotated[AnyLevel, typer.Option(help="root, epoch, tenant (what data keys hang on), index (what blinds names), or data")],
    account: Annotated[UUID | None, typer.Option(help="one account's data key")] = None,
    tenant: Annotated[str | None, typer.Option(help="one tenant, by its slug or its id")] = None,
    everybody: Annotated[bool, typer.Option("--all", help="everybody's")] = False,
    wait: Annotated[bool, typer.Option(help="wait until workers have brought everything over")] = True,
    as_json: AsJson = False,
) -> None:
    """Rotate keys while everybody works on. Killed, it goes on where it stopped when it is given again.

    New data, tenant and index keys are made here; workers then bring over what the old ones have sealed, a little at a time, beginning a
    minute later, when no process uses the old ones any more.
    """
    if level in ("root", "epoch") and (account or tenant or everybody):
        raise typer.BadParameter(f"there is one {level} key; leave --account, --tenant and --all out")
    if level not in ("root", "epoch") and sum((account is not None, tenant is not None, everybody)) != 1:
        raise typer.BadParameter("say whose: --account ID, --tenant SLUG or --all")
    if account is not None and level != "data":
        raise typer.BadParameter("an account has a data key only: --level data")
    console = Console(stderr=True, quiet=as_json)
    done: Rotated = _asked(lambda services: rotate_keys(services, console, level, account, tenant, wait=wait))
    _say(done.facts(), as_json=as_json)
    if not done.is_complete and wait:
        raise typer.Exit(1)


@app.command()
def verify(
    records: Annotated[str, typer.Option(help="of how many accounts per tenant the records are opened: a number, all, or 0")] = "20",
    as_json: AsJson = False,
) -> None:
    """Open every key, compare both key folders, the epochs and the fingerprints, and open records. Ends with status 1 if anything is wrong."""
    if records != "all" and not records.isdigit():
        raise typer.BadParameter("say a number, all, or 0", param_hint="--records")
    console = Console(stderr=True, quiet=as_json)
    most = None if records == "all" else int(records)
    found: Checked = _asked(lambda services: check_everything(services, console, most))
    for fault in [] if as_json else found.faults:
        typer.echo(fault, err=True)
    _say(found.facts(with_faults=as_json), as_json=as_json)
    if found.faults:
        raise typer.Exit(1)


def _asked(question: Callable[[Services], Awaitable[Found]]) -> Found:
    """Ask the services of this installation; end the command with a plain sentence if they cannot answer."""
    return ask(question, TurnImpossible, TurnBusy, DumpRefused)


def _say(facts: dict[str, Any], *, as_json: bool) -> None:
    """Print the facts, one a line, or as one object."""
    if as_json:
        typer.echo(json.dumps(facts))
        return
    table = Table(show_header=False, box=None)
    for name, value in facts.items():
        shown = ", ".join(f"{key}: {each}" for key, each in value.items()) if isinstance(value, dict) else value
        table.add_row(name.replace("_", " "), str("-" if shown in ("", None) else shown))
    Console().print(table)


async def _status(services: Services) -> dict[str, Any]:
    """Ask the vault."""
    found, states = await services.vault.status(), await services.rotation.states()
    health = await services.rotation.health()
    return {
        "fingerprint": found.fingerprint,
        "belongs_to_these_databases": found.belongs,
        "root": services.settings.root,
        "epoch": found.epoch,
        "epoch_age_hours": round(health.epoch_age_s / 3600, 2),
        "epoch_turns_every_hours": services.settings.epoch_hours,
        "old_epochs": [epoch.number for epoch in states.epochs if epoch.state == "old"],
        "tenants": found.tenants,
        "data_keys": sum(found.data_keys_by_epoch.values()),
        "data_keys_by_epoch": {str(epoch): count for epoch, count in sorted(found.data_keys_by_epoch.items())},
        "data_keys_by_state": dict(sorted(states.data_keys.items())),
        "tenant_keys_under_way": states.tenant_keys,
        "rotations_making_keys": states.rotations,
    }
