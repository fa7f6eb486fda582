"""`meno policy`: how well another rule of choosing would have done, from what was logged."""

from __future__ import annotations

from typing import Annotated
from uuid import uuid4

import typer
from rich.console import Console
from rich.table import Table

from services.bootstrap import Services
from services.cli.asking import ask
from services.pathway import Estimate, softened

app = typer.Typer(help="The planner's rule: judged from logs, before anybody learns by another.", no_args_is_help=True)


@app.callback()
def policy() -> None:
    """Keep `evaluate` a command of its own."""


@app.command()
def evaluate(
    tenant: Annotated[str, typer.Option(help="short name of the organisation")],
    temperature: Annotated[float, typer.Option(min=0.001, max=100.0, help="of the draw: lower is nearer to always the best")] = 0.1,
    epsilon: Annotated[float, typer.Option(min=0.0, max=1.0, help="share of draws that are even")] = 0.02,
) -> None:
    """Estimate what the planner would come to with another temperature and share of even draws.

    Reads the journals of learners whose consent covers improving the course, each look on record there, and keeps nothing. The outcome is the
    first answer on a skill a day, and a week, after it was offered. Ends with status 1 where fewer than ten learners have one.
    """
    found = ask(lambda services: _judged(services, tenant, temperature, epsilon))
    _show(found)
    if not any(found.values()):
        typer.echo("fewer than ten learners with consent have an outcome; there is nothing to tell")
        raise typer.Exit(1)


async def _judged(services: Services, tenant: str, temperature: float, epsilon: float) -> dict[int, Estimate | None]:
    me = await services.identity.tenants.at_the_machine(tenant)
    return await services.policy_review.judged(me.tenant_id, uuid4(), softened(temperature, epsilon))


def _show(found: dict[int, Estimate | None]) -> None:
    table = Table("after", "draws", "learners", "as it was", "SNIPS", "doubly robust", "effective", "capped", box=None)
    for delay, one in found.items():
        if one is not None:
            table.add_row(
                f"{delay} d", f"{one.draws:,}", f"{one.learners:,}", f"{one.logged:.3f}", f"{one.snips:.3f} ± {one.snips_error:.3f}",
                f"{one.doubly_robust:.3f} ± {one.doubly_robust_error:.3f}", f"{one.effective:,.0f}", f"{one.capped:.1%}",
            )  # fmt: skip
    Console().print(table)
