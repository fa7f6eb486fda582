"""`meno fit`: fit the learner model's numbers anew, see what the gate measured, go back."""

from __future__ import annotations

from typing import Annotated, TypeVar
from uuid import uuid4

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

from schemas.mastery import FitMeasures, FitsOut, Why
from services.bootstrap import Services
from services.cli.asking import ask
from services.identity import Principal
from services.mastery import Refit

app = typer.Typer(help="The learner model's numbers: fit them anew, list what was fitted, go back.", invoke_without_command=True)
Answer = TypeVar("Answer")
Slug = Annotated[str, typer.Option("--tenant", help="short name of the organisation")]

SAYS: dict[Why, str] = {
    "better": "it foresees the newest week better, by more than chance, and is calibrated",
    "too_few_learners": "no course has ten learners whose consent covers improving it",
    "too_few_answers": "the newest week has fewer than 200 answers to judge it by",
    "not_better": "it does not foresee the newest week better by more than twice the standard error",
    "not_calibrated": "its chances are off by more than two in a hundred, beyond what so few answers show by chance",
    "forgets_worse": "it foresees worse what is asked a day or more after practice",
}


@app.callback()
def fit(
    context: typer.Context,
    tenant: Annotated[str | None, typer.Option(help="short name of the organisation")] = None,
    course: Annotated[str | None, typer.Option(help="this course alone; constants and other courses stay as they are")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="measure only; keep nothing but the record in the journals that were read")
    ] = False,
    propose: Annotated[bool, typer.Option("--propose", help="what passes waits to be put in force")] = False,
) -> None:
    """Fit anew from the answers of learners whose consent covers improving the course, and put it in force if it passes the gate.

    Learners work on meanwhile. Ends with status 1 if the fit was refused.
    """
    if context.invoked_subcommand is not None:
        return
    if tenant is None:
        raise typer.BadParameter("say --tenant, the short name of the organisation")
    slug = tenant

    async def act(services: Services) -> tuple[Refit, str]:
        me = await services.identity.tenants.at_the_machine(slug)
        found = await _fitted(services, me, course)
        if dry_run:
            return found, "nothing was kept"
        async with services.database.open_work(me.tenant_id) as work:
            kept = await services.refits.keep(work, found, deploy=not propose)
        return found, f"kept as version {kept.number}, {kept.state}"

    found, kept = ask(act)
    _show(found.measures)
    typer.echo(f"{'passed' if found.may_be_used else 'refused'}: {SAYS[found.why]}; {kept}")
    if not found.may_be_used:
        raise typer.Exit(1)


@app.command("list")
def list_fits(tenant: Slug) -> None:
    """List the versions, newest first, with what the gate measured (more at GET /v1/fits); 0 are the numbers that Meno is shipped with."""

    async def act(services: Services) -> FitsOut:
        return await services.refits.all(await services.identity.tenants.at_the_machine(tenant))

    found = ask(act)
    table = Table(*(Column(name, no_wrap=True) for name in ("no", "state", "why", "answers", "log-loss", "made")), box=None)
    for one in found.versions:
        m = one.measures
        table.add_row(str(one.number), one.state, one.why, f"{m.answers:,}", _change(m), f"{one.made_at:%Y-%m-%d}")
    table.add_row("0", "" if found.current else "current", "shipped", "", "", "")
    Console().print(table)


@app.command("roll-back")
def roll_back(
    tenant: Slug,
    number: Annotated[int | None, typer.Argument(min=0, help="the version; the one before, if not given; 0 as shipped")] = None,
) -> None:
    """Put an earlier (or a proposed) version in force. Workers fold every learner's state anew, and going back gives exactly what was."""

    async def act(services: Services) -> int:
        return await services.refits.put_in_force(await services.identity.tenants.at_the_machine(tenant), number)

    typer.echo(f"version {ask(act)} is in force; see `meno jobs list --kind memory.rebuild` for the states that follow")


async def _fitted(services: Services, me: Principal, course: str | None) -> Refit:
    """Fit with a bar."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("reading and fitting", total=100)

        async def told(percent: int) -> None:
            progress.update(task, completed=percent)

        return await services.refits.fitted(me.tenant_id, uuid4(), told, course=course)


def _show(m: FitMeasures) -> None:
    """Print what was measured."""
    table = Table("course", "learners", "answers", "items (withheld)", "skills (withheld)")
    for one in m.courses:
        table.add_row(
            one.course,
            str(one.learners),
            f"{one.answers:,}",
            f"{one.items} ({one.items_withheld})",
            f"{one.skills} ({one.skills_withheld})",
        )
    if m.courses:
        Console().print(table)
    gate = Table(show_header=False, box=None)
    for name, value in {
        "learners read, answers": f"{m.learners}, {m.answers:,}",
        "newest week": f"{m.week_answers:,} answers of {m.week_learners} learners",
        "log-loss, before → after": _change(m),
        "gain ± standard error": _gain(m.gain, m.gain_error),
        "calibration error (by chance)": f"{_number(m.ece)} ({_number(m.ece_by_chance)})",
        "gain a day later or more": f"{_gain(m.delayed_gain, m.delayed_gain_error)} over {m.delayed_answers:,} answers",
    }.items():
        gate.add_row(name, value)
    Console().print(gate)


def _change(m: FitMeasures) -> str:
    return f"{_number(m.log_loss_before)} → {_number(m.log_loss_after)}"


def _gain(gain: float | None, error: float | None) -> str:
    return f"{_number(gain)} ± {_number(error)}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"
