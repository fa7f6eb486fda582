"""`meno safeguarding`: who is named, how the inbox stands, and what the school decides. What a concern says is not to be had here."""

from __future__ import annotations

from typing import Annotated

import typer

from schemas.identity import TenantPolicy
from schemas.safeguarding import HelpLine, SafeguardingPolicy
from services.bootstrap import Services
from services.cli.asking import ask
from services.safeguarding import Waiting

app = typer.Typer(help="Safeguarding: who is named for it, and how the inbox stands.", no_args_is_help=True)
Slug = Annotated[str, typer.Option("--tenant", help="short name of the organisation")]
UserName = Annotated[str, typer.Argument(help="user name or e-mail of an educator or operator")]
Lines = Annotated[
    list[str] | None, typer.Option("--line", help="locale|name|contact, such as 'de|Nummer gegen Kummer|116 111'; replaces all lines")
]


@app.command()
def name(user_name: UserName, tenant: Slug) -> None:
    """Name somebody for safeguarding: they, and only those named, read the inbox."""

    async def act(services: Services) -> int:
        me = await services.identity.tenants.at_the_machine(tenant)
        account_id = (await services.identity.accounts.by_name(me, user_name)).account.id
        return len((await services.safeguarding.name(me, account_id)).items)

    typer.echo(f"{ask(act)} named for safeguarding")


@app.command()
def unname(user_name: UserName, tenant: Slug) -> None:
    """Take the duty from somebody."""

    async def act(services: Services) -> int:
        me = await services.identity.tenants.at_the_machine(tenant)
        await services.safeguarding.unname(me, (await services.identity.accounts.by_name(me, user_name)).account.id)
        return len((await services.safeguarding.named(me)).items)

    typer.echo(f"{ask(act)} named for safeguarding")


@app.command()
def status(tenant: Slug) -> None:
    """Say how many are named, how many concerns wait to be opened, and since when: numbers only."""

    async def act(services: Services) -> Waiting:
        return await services.safeguarding.waiting((await services.identity.tenants.at_the_machine(tenant)).tenant_id)

    found = ask(act)
    since = f", the oldest since {found.oldest:%Y-%m-%d %H:%M} UTC" if found.oldest else ""
    typer.echo(f"{found.named} named; {found.open} wait to be opened{since}")


@app.command()
def policy(
    tenant: Slug,
    adults: Annotated[bool | None, typer.Option(help="pass on what adult learners write, too")] = None,
    learner_reads: Annotated[bool | None, typer.Option(help="learners may read who opened what was passed on of theirs")] = None,
    keep_days: Annotated[int | None, typer.Option(min=30, max=3_650, help="how long a handled concern is kept")] = None,
    lines: Lines = None,
) -> None:
    """Show, or set, what the school decides about safeguarding."""
    given = {
        "adults": adults,
        "learner_reads": learner_reads,
        "keep_days": keep_days,
        "help_lines": None if lines is None else _read(lines),
    }

    async def act(services: Services) -> TenantPolicy:
        me = await services.identity.tenants.at_the_machine(tenant)
        async with services.database.open_work(me.tenant_id) as work:
            now = await services.identity.policy_of(work, me.tenant_id)
        changes = {key: value for key, value in given.items() if value is not None}
        if not changes:
            return now
        wanted = SafeguardingPolicy.model_validate({**now.safeguarding.model_dump(), **changes})
        return (await services.identity.tenants.set_policy(me, now.model_copy(update={"safeguarding": wanted}), None)).policy

    typer.echo(ask(act).safeguarding.model_dump_json(indent=1))


def _read(lines: list[str]) -> list[HelpLine]:
    """Return help lines as written on the command line."""
    found = []
    for line in lines:
        parts = line.split("|")
        if len(parts) != 3:
            raise typer.BadParameter("a line is locale|name|contact; leave the locale empty for everybody")
        found.append(HelpLine(locale=parts[0].strip(), name=parts[1], contact=parts[2]))
    return found
