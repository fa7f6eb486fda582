"""`python -m services.engines`, which is `meno up`: everything on this machine, from one command, until Ctrl-C."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Final

from rich.console import Console
from rich.table import Table

from services.engines.files import EnginesMissing
from services.engines.process import PartFailed
from services.engines.stack import Stack, raise_stack
from services.engines.supervisor import AlreadyRunning, Supervisor, sole_use

_STOPPED_BY: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Terminal:
    """Progress on a terminal, or as plain lines where there is none."""

    def __init__(self) -> None:
        """Write to standard output."""
        self.console = Console(highlight=False)

    @contextmanager
    def step(self, doing: str, done: str) -> Iterator[None]:
        """Show `doing` while the block runs, then `done` with its time."""
        began = perf_counter()
        with self.console.status(f"{doing} …"):
            yield
        self.console.print(f"[green]✓[/green] {done} [dim]{perf_counter() - began:.1f} s[/dim]")

    def say(self, sentence: str) -> None:
        """Show one sentence."""
        self.console.print(sentence, markup=False, soft_wrap=True)


def main() -> int:
    """Run until told to stop; return the exit code."""
    terminal = Terminal()
    data_dir = Path(os.environ.get("MENO_DATA_DIR") or ".meno")
    try:
        with sole_use(data_dir):
            asyncio.run(_run(data_dir, terminal))
    except (AlreadyRunning, EnginesMissing, PartFailed) as error:
        terminal.console.print("[red]Meno did not start.[/red]")
        terminal.say(str(error))
        return 1
    return 0


async def _run(data_dir: Path, terminal: Terminal) -> None:
    """Raise the stack, then wait for the word to stop; stop in order however it ends."""
    began = perf_counter()
    supervisor = Supervisor(terminal.say)
    told = asyncio.Event()
    for number in _STOPPED_BY:
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    raising = asyncio.create_task(raise_stack(data_dir, supervisor, terminal))
    waiting = asyncio.create_task(told.wait())
    try:
        await asyncio.wait({raising, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if raising.done():
            _welcome(terminal.console, raising.result(), data_dir, perf_counter() - began)
            await waiting
    finally:
        raising.cancel()
        waiting.cancel()
        await asyncio.gather(raising, waiting, return_exceptions=True)
        if supervisor.children:
            with terminal.step("Stopping", "Stopped; your data is kept"):
                await supervisor.stop()


def _welcome(console: Console, stack: Stack, data_dir: Path, seconds: float) -> None:
    """Say where Meno is, who may sign in, and what to try."""
    console.print(f"\n[bold]Meno is ready[/bold] at [cyan]{stack.address}[/cyan] [dim]after {seconds:.1f} s[/dim]\n")
    people = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim")
    for heading in ("Demo", "School", "User name", "Password"):
        people.add_column(heading, no_wrap=True)
    for person in stack.people:
        people.add_row(*person)
    console.print(people)
    console.print(f"\n[bold]Click[/bold] [cyan]{stack.address}/sign-in?tenant=demo[/cyan] [dim]and sign in as one of them[/dim]\n")
    console.print(f"  [cyan]{stack.address}/docs[/cyan]   every call of the API")
    console.print("  [cyan]make learn[/cyan]   practise algebra in another terminal, as ada")
    console.print(f"\n[dim]Ctrl-C stops everything; data stays in[/dim] {data_dir}\n")


if __name__ == "__main__":
    sys.exit(main())
