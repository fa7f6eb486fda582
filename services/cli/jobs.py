"""`meno jobs`: see what works in the background, and lend a hand to what has died."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, TypeVar
from uuid import UUID

import typer
from rich.console import Console
from rich.table import Column, Table

from services.cli.asking import ask
from services.platform import Job, Jobs

app = typer.Typer(help="Background jobs: list, show, retry, drop.", no_args_is_help=True)
Answer = TypeVar("Answer")
JobId = Annotated[UUID, typer.Argument(help="The job's id, as the list shows it.")]


def _ask(question: Callable[[Jobs], Awaitable[Answer]]) -> Answer:
    """Put one question to the jobs of the configured database."""
    return ask(lambda services: question(services.jobs))


@app.command("list")
def list_jobs(
    state: Annotated[str | None, typer.Option(help="waiting, running, done or dead")] = None,
    kind: Annotated[str | None, typer.Option(help="one kind only, such as memory.consolidate")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 30,
) -> None:
    """List jobs, newest first."""
    table = Table(Column("id", no_wrap=True), "kind", "state", "starts", "steps", "error", "made")
    for job in _ask(lambda jobs: jobs.find(state=state, kind=kind, limit=limit)):
        table.add_row(
            str(job.id), job.kind, job.state, str(job.attempt), _steps(job), job.error_class or "", f"{job.created_at:%Y-%m-%d %H:%M:%S}"
        )
    Console().print(table)


@app.command()
def show(job_id: JobId) -> None:
    """Show everything that is known about a job: ids, times and codes."""
    job = _ask(lambda jobs: jobs.show(job_id))
    table = Table(show_header=False, box=None)
    for name in Job.__dataclass_fields__:
        value: Any = getattr(job, name)
        table.add_row(name, "" if value is None else str(value))
    Console().print(table)


@app.command()
def retry(job_id: JobId) -> None:
    """Give a dead job its starts again."""
    _ask(lambda jobs: jobs.retry(job_id))
    typer.echo("waiting again; a worker takes it within a few seconds")


@app.command()
def drop(job_id: JobId) -> None:
    """Delete a job for good: what it was to do is not done."""
    _ask(lambda jobs: jobs.drop(job_id))
    typer.echo("dropped")


def _steps(job: Job) -> str:
    """Return `3/10`, or how far a job of unknown length has come."""
    return f"{job.steps_done}/{job.steps_total}" if job.steps_total else str(job.steps_done or "")
