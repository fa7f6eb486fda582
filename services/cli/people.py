"""`meno init` and `meno people`: the first operator, and the few things that an operator does at the machine itself."""

from __future__ import annotations

import re
from typing import Annotated, TypeVar, cast, get_args

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.table import Column, Table

from schemas.base import SLUG_PATTERN
from schemas.identity import AccountIn, AccountPatch, AccountState, AgeBand, ResetCodeOut, Role, TenantPolicy
from services.bootstrap import Services
from services.cli.asking import ask
from services.identity import Person, Principal, Profile

app = typer.Typer(help="People of an organisation: list, add, code, suspend, restore.", no_args_is_help=True)
Answer = TypeVar("Answer")
Slug = Annotated[str, typer.Option("--tenant", help="short name of the organisation, as typed when signing in")]
UserName = Annotated[str, typer.Argument(help="user name or e-mail")]
PAGE = 100


def init(
    tenant: Annotated[str, typer.Option(help="short name of the organisation: small letters, digits, dashes", prompt=True)],
    name: Annotated[str, typer.Option(help="full name of the organisation", prompt=True)],
    operator: Annotated[str, typer.Option(help="user name of the first operator")] = "operator",
    operator_name: Annotated[str, typer.Option(help="name of the first operator")] = "Operator",
    consent_age: Annotated[int, typer.Option(min=13, max=18, help="from this age learners consent alone")] = 16,
) -> None:
    """Make an organisation and its first operator, whose password is shown this once."""
    _check_slug(tenant)
    policy = TenantPolicy(consent_age=consent_age)
    wanted = _checked("operator", operator_name, operator, None)
    profile = Profile(name=wanted.name, user_name=wanted.user_name)
    founded = ask(lambda services: services.identity.tenants.found(tenant, name, profile, policy))
    typer.echo(f"Organisation {tenant} is ready. Write this down; it is shown once:\n")
    typer.echo(f"  organisation  {tenant}\n  user name     {founded.operator.profile.user_name}\n  password      {founded.password}\n")


@app.command("list")
def list_people(tenant: Slug, role: Annotated[str | None, typer.Option(help="one role only")] = None) -> None:
    """List people."""
    table = Table("user name", "name", "role", "age band", "state", Column("id", no_wrap=True))
    for person in ask(lambda services: _everybody(services, tenant, _role(role) if role else None)):
        account, profile = person.account, person.profile
        table.add_row(profile.user_name, profile.name, account.role, account.age_band or "", account.state, str(account.id))
    Console().print(table)


@app.command()
def add(
    user_name: Annotated[str, typer.Argument(help="what they sign in with")],
    tenant: Slug,
    name: Annotated[str, typer.Option(help="the person's name")],
    role: Annotated[str, typer.Option(help="learner, educator, guardian or operator")] = "learner",
    age_band: Annotated[str | None, typer.Option(help="of a learner: under_13, 13_15, 16_17 or adult")] = None,
) -> None:
    """Add somebody; prints a one-time code with which they set their password."""
    wanted = _checked(_role(role), name, user_name, age_band)

    async def make(services: Services) -> ResetCodeOut:
        me = await services.identity.tenants.at_the_machine(tenant)
        person = await services.identity.accounts.create(me, wanted)
        return await services.identity.codes.make(me, person.account.id)

    _show_code(ask(make))


@app.command()
def code(user_name: UserName, tenant: Slug) -> None:
    """Make a one-time code for somebody who cannot sign in."""

    async def make(services: Services) -> ResetCodeOut:
        me = await services.identity.tenants.at_the_machine(tenant)
        person = await services.identity.accounts.by_name(me, user_name)
        return await services.identity.codes.make(me, person.account.id)

    _show_code(ask(make))


@app.command()
def suspend(user_name: UserName, tenant: Slug) -> None:
    """End somebody's sessions and let them in no more."""
    _set_state(user_name, tenant, "suspended")
    typer.echo("suspended; every session has ended")


@app.command()
def restore(user_name: UserName, tenant: Slug) -> None:
    """Let somebody in again."""
    _set_state(user_name, tenant, "active")
    typer.echo("may sign in again")


def _set_state(user_name: str, tenant: str, state: AccountState) -> None:
    async def change(services: Services) -> Person:
        me: Principal = await services.identity.tenants.at_the_machine(tenant)
        person = await services.identity.accounts.by_name(me, user_name)
        return await services.identity.accounts.edit(me, person.account.id, AccountPatch(state=state), person.account.version)

    ask(change)


async def _everybody(services: Services, tenant: str, role: Role | None) -> list[Person]:
    """Return all people of a tenant, page by page."""
    me = await services.identity.tenants.at_the_machine(tenant)
    part = await services.identity.accounts.page(me, role, None, PAGE)
    people = list(part.items)
    while part.last is not None:
        part = await services.identity.accounts.page(me, role, part.last, PAGE)
        people.extend(part.items)
    return people


def _checked(role: Role, name: str, user_name: str, age_band: str | None) -> AccountIn:
    """Return what was typed as an account to be made; end the command if it cannot be one."""
    try:
        return AccountIn(role=role, name=name, user_name=user_name, age_band=cast("AgeBand | None", age_band))
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_input=False):
            typer.echo(f"{'.'.join(map(str, fault['loc'])) or 'account'}: {fault['msg']}", err=True)
        raise typer.Exit(1) from None


def _role(typed: str) -> Role:
    """Return a role; end the command if it is none."""
    if typed not in get_args(Role):
        typer.echo(f"a role is one of {', '.join(get_args(Role))}", err=True)
        raise typer.Exit(1)
    return cast("Role", typed)


def _check_slug(slug: str) -> None:
    if not re.fullmatch(SLUG_PATTERN, slug):
        typer.echo("tenant: small letters, digits and dashes, such as north-school", err=True)
        raise typer.Exit(1)


def _show_code(made: ResetCodeOut) -> None:
    typer.echo(f"One-time code, shown once: {made.code}  (until {made.expires_at:%Y-%m-%d %H:%M} UTC)")
