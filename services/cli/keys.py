"""`meno keys`: the state of the keys, in counts and numbers."""

from __future__ import annotations

import asyncio
import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from services.bootstrap import build_services
from services.cli.here import settings_here
from services.platform import Settings, Unavailable
from services.vault import KeyStatus, VaultClosed

app = typer.Typer(help="Keys: their state.", no_args_is_help=True)


@app.callback()
def keys() -> None:
    """Look after the keys that learner data is sealed with."""


@app.command()
def status(as_json: Annotated[bool, typer.Option("--json", help="for a program to read")] = False) -> None:
    """Show which keys are in use, and whether they belong to these databases."""
    try:
        found = asyncio.run(_status(settings_here()))
    except (VaultClosed, Unavailable) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    facts = {
        "fingerprint": found.fingerprint,
        "belongs_to_these_databases": found.belongs,
        "epoch": found.epoch,
        "tenants": found.tenants,
        "data_keys": sum(found.data_keys_by_epoch.values()),
        "data_keys_by_epoch": {str(epoch): count for epoch, count in sorted(found.data_keys_by_epoch.items())},
    }
    typer.echo(json.dumps(facts)) if as_json else _show(facts)
    if not found.belongs:
        raise typer.Exit(1)


def _show(facts: dict[str, object]) -> None:
    """Print one fact a line."""
    table = Table(show_header=False, box=None)
    for name, value in facts.items():
        table.add_row(name.replace("_", " "), str(value))
    Console().print(table)


async def _status(settings: Settings) -> KeyStatus:
    """Ask the vault."""
    services = await build_services(settings)
    try:
        return await services.vault.status()
    finally:
        await services.close()
