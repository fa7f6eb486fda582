"""`meno up`: everything on this machine, from one command, until Ctrl-C."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Final

import typer
from rich.console import Console
from rich.table import Table

from services.cli.demo import seed_demo
from services.cli.stack import Seed, Stack, raise_stack
from services.platform import AlreadyRunning, EnginesMissing, PartFailed, Supervisor, WrongSettings, sole_use

_STOPPED_BY: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Terminal:
    """Progress on a terminal, or as plain lines where there is none."""

    def __init__(self, console: Console) -> None:
        """Write to `console`."""
        self.console = console

    @contextmanager
    def step(self, doing: str, done: str) -> Iterator[None]:
        """Show `doing` while the block runs, then `done` with its time."""
        began = perf_counter()
        with self.console.status(f"{doing} …"):
            yield
        self.console.print(f"[green]✓[/green] {done} [dim]{perf_counter() - began:.1f} s[/dim]")

    def say(self, sentence: str) -> None:
        """Show one sentence."""
        self.console.print(sentence, markup=False)


def up() -> None:
    """Start Meno on this machine: database, cache, worker and API. Ctrl-C stops all of it in order; data stays."""
    terminal = Terminal(Console(highlight=False))
    data_dir = Path(os.environ.get("MENO_DATA_DIR") or ".meno")
    try:
        with sole_use(data_dir):
            asyncio.run(_run(data_dir, terminal, seed_demo))
    except (AlreadyRunning, EnginesMissing, PartFailed, WrongSettings) as error:
        terminal.console.print("[red]Meno did not start.[/red]")
        terminal.say(str(error))
        raise typer.Exit(1) from None


async def _run(data_dir: Path, terminal: Terminal, seed: Seed) -> None:
    """Raise the stack, then wait for the word to stop; stop in order however it ends."""
    began = perf_counter()
    supervisor = Supervisor(terminal.say)
    told = asyncio.Event()
    for number in _STOPPED_BY:
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    raising = asyncio.create_task(raise_stack(data_dir, supervisor, terminal, seed))
    waiting = asyncio.create_task(told.wait())
    try:
        await asyncio.wait({raising, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if raising.done():
            _welcome(terminal.console, raising.result(), perf_counter() - began)
            await waiting
    finally:
        raising.cancel()
        waiting.cancel()
        await asyncio.gather(raising, waiting, return_exceptions=True)
        with terminal.step("Stopping", "Stopped; your data is kept"):
            await supervisor.stop()


def _welcome(console: Console, stack: Stack, seconds: float) -> None:
    """Say where Meno is, who may sign in, and what to try."""
    address = stack.settings.public_url
    console.print(f"\n[bold]Meno is ready[/bold] at [link={address}][cyan]{address}[/cyan][/link] [dim]after {seconds:.1f} s[/dim]\n")
    people = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim")
    for heading in ("Demo", "User name", "Password"):
        people.add_column(heading)
    for person in stack.sign_ins:
        people.add_row(person.role, person.user_name, person.password)
    console.print(people)
    console.print("\n[dim]To try, in another terminal:[/dim]")
    console.print("  [cyan]make learn[/cyan]            practise algebra here in the terminal")
    console.print(f"  [cyan]{address}/docs[/cyan]   every call of the API, to try out")
    console.print("  [cyan]docs/quick-start.md[/cyan]   the same with curl")
    console.print("\n[dim]Ctrl-C stops everything; data stays in[/dim] " + str(stack.settings.data_dir) + "\n")
