"""`meno budget`: what language models cost, and the limits."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from schemas.llm import BudgetPeriod, SpendingOut, SpentOut
from services.bootstrap import Services
from services.cli.asking import ask
from services.llm import read_limits, write_limit

app = typer.Typer(help="What language models cost, by organisation, class and learner, and how much they may.", no_args_is_help=True)
Slug = Annotated[str, typer.Option("--tenant", help="short name of the organisation")]
Per = Annotated[BudgetPeriod, typer.Option("--per", help="this day or this month, UTC")]
MOST_LEARNERS = 200
WIDTH = 120


@app.command()
def show(tenant: Slug, per: Per = "month", as_json: Annotated[bool, typer.Option("--json", help="for a program to read")] = False) -> None:
    """Show what was spent this day or month, with the limits; what is reserved for calls under way counts as spent."""

    async def act(services: Services) -> tuple[SpendingOut, list[SpentOut]]:
        me = await services.identity.tenants.at_the_machine(tenant)
        learners, _ = await services.model_use.learners(me, per, None, MOST_LEARNERS)
        return await services.model_use.spending(me, per), list(learners)

    found, learners = ask(act)
    if as_json:
        told = {"spending": found.model_dump(mode="json"), "learners": [line.model_dump(mode="json") for line in learners]}
        typer.echo(json.dumps(told))
        return
    _show(found, learners)


@app.command()
def limit(tenant: Slug, limits: Annotated[str, typer.Argument(help="such as 'learner/day=0.50, tenant/month=200', or none")]) -> None:
    """Set the organisation's own limits, in place of those it had. The service's (MENO_LLM_BUDGET) hold beside them."""
    try:
        wanted = read_limits(limits)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None

    async def act(services: Services) -> None:
        identity = services.identity
        me = await identity.tenants.at_the_machine(tenant)
        async with services.database.open_work(me.tenant_id) as work:
            policy = await identity.policy_of(work, me.tenant_id)
        await identity.tenants.set_policy(me, policy.model_copy(update={"budget": wanted}), None)

    ask(act)
    typer.echo(f"limits of {tenant}: {', '.join(map(write_limit, wanted)) or 'none of its own'}")


def _show(found: SpendingOut, learners: list[SpentOut]) -> None:
    """Print a line each, in full however narrow the terminal is: programs read it, too."""
    names = ("who", "calls", "unpriced", "tokens", found.currency, "reserved", "")
    table = Table(*(Column(name, no_wrap=True, justify="left" if name in ("who", "") else "right") for name in names), box=None)
    lines = (*filter(None, (found.tenant,)), *found.classes, *learners)
    for line in lines:
        table.add_row(
            "organisation" if line.scope == "tenant" else f"{line.scope} {line.id}", f"{line.calls:,}", f"{line.unpriced_calls:,}",
            f"{line.tokens:,}", f"{line.money:.4f}", f"{line.reserved_tokens:,}", line.state.replace("_", " ") if line.state == "used_up" else "",
        )  # fmt: skip
    console = Console()
    console.print(f"the {found.per} that began {found.begins}")
    Console(width=max(console.width, WIDTH)).print(table)
    limits = dict.fromkeys(write_limit(limit) for line in lines for limit in line.limits)
    console.print(f"limits: {', '.join(limits) or 'none'}")
