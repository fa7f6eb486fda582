"""`meno backup` and `meno restore`."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from services.bootstrap import build_services
from services.cli.here import settings_here
from services.cli.migrate import bring_to_head
from services.engines import AlreadyRunning, EnginesMissing, PartFailed, engines_alone
from services.platform import DumpRefused, Problem, RestoreUnfinished, Settings, WrongSettings, load_settings
from services.upkeep import Backup, BackupRefused, Restored, RestoreRefused, back_up, restore
from services.upkeep import Progress as Told
from services.vault import VaultClosed

_SERVERS: Final = ("MENO_DATABASE_URL", "MENO_DATABASE_URL_FILE")
_REFUSALS: Final = (
    AlreadyRunning,
    EnginesMissing,
    PartFailed,
    BackupRefused,
    RestoreRefused,
    DumpRefused,
    VaultClosed,
    RestoreUnfinished,
    WrongSettings,
    Problem,
)
Folder = Annotated[Path, typer.Argument(help="a folder of its own for this one backup", file_okay=False)]


def backup(folder: Folder) -> None:
    """Back up both databases, while Meno runs. Epoch keys are never in a backup: see to their escrow copy.

    Cut short, run it again with the same folder; a folder without `backup.json` is no backup.
    """
    with _shown() as told, _plainly():
        made = asyncio.run(_backed_up(settings_here(), folder, told))
    typer.echo(f"{folder} holds the content of {made.taken_at} and the keys of epoch {max(made.epochs)}.")
    typer.echo("To read it, the epoch keys are needed, which are not in it: keep key folder, escrow and ledger apart from it.")


def restore_backup(
    folder: Folder,
    keys: Annotated[Path | None, typer.Option(help="a newer dump of the key database; the newest that is found if not given")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="what the databases hold now shall be lost")] = False,
) -> None:
    """Restore a backup into migrated databases, with Meno stopped. Whoever was erased since is erased again, and what was
    deleted since is deleted again, before anything starts.

    Cut short, run it again; until it has ended nothing starts.
    """
    with _shown() as told, _plainly():
        done = asyncio.run(_restored(folder, keys, told, replace=replace))
    typer.echo(f"Restored {done.rows} rows of {done.content_of}, with the keys of {done.keys_of}.")
    typer.echo(f"Erased again: {done.erased_again}. Deletions, corrections and withdrawals obeyed again: {done.orders_obeyed}.")
    typer.echo(f"New baselines signed: {done.baselines}. Everybody signs in anew.")
    if not done.is_whole:
        typer.echo("Some memories are damaged and answer nobody: the log names them (order_not_obeyed); see `meno audit verify`.", err=True)


async def _backed_up(settings: Settings, folder: Path, told: Told) -> Backup:
    services = await build_services(settings)
    try:
        return await back_up(services, folder, told)
    finally:
        await services.close()


async def _restored(folder: Path, keys: Path | None, told: Told, *, replace: bool) -> Restored:
    """Restore into the servers that the environment names; if it names none, into those of this folder, started for this alone."""
    if any(os.environ.get(name) for name in _SERVERS):
        return await restore(settings_here(), folder, keys=keys, replace=replace, progress=told)
    data_dir = Path(os.environ.get("MENO_DATA_DIR") or ".meno")
    async with engines_alone(data_dir, os.environ, typer.echo) as found:
        settings = load_settings(**found.given, data_dir=data_dir)
        await bring_to_head(settings, found.admin_url)
        return await restore(settings, folder, keys=keys, replace=replace, progress=told)


@contextmanager
def _plainly() -> Iterator[None]:
    """End the command with a clear word when it is refused."""
    try:
        yield
    except _REFUSALS as refusal:
        typer.echo(str(refusal), err=True)
        raise typer.Exit(1) from None


@contextmanager
def _shown() -> Iterator[Told]:
    """Show progress on a terminal; nothing elsewhere."""
    console = Console(stderr=True, quiet=not os.isatty(2))
    with Progress(TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=console) as screen:
        tasks: dict[str, TaskID] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = screen.add_task(step, total=None)
            screen.update(tasks[step], completed=done, total=total)

        yield tell
