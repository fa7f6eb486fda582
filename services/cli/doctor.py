"""`meno doctor`: what an operator should know."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from typing import Annotated, Final

import typer
from rich.console import Console

from services.cli.here import settings_here
from services.upkeep import Finding, examine

_MARKS: Final = {"ok": "[green]ok  [/green]", "warn": "[yellow]warn[/yellow]", "fail": "[red]fail[/red]"}


def doctor(as_json: Annotated[bool, typer.Option("--json", help="for a program to read")] = False) -> None:
    """Look at keys, databases, Redis, workers, erasures and backups: a line each. The exit code is 1 if anything fails."""
    found = asyncio.run(examine(settings_here()))
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in found]))
    else:
        _show(found)
    if any(finding.level == "fail" for finding in found):
        raise typer.Exit(1)


def _show(found: list[Finding]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for finding in found:
        console.print(_MARKS[finding.level], end=" ")
        console.print(f"{finding.name}: {finding.said}", markup=False)
        if finding.advice:
            console.print(f"       → {finding.advice}", markup=False)
