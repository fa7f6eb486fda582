"""`meno memory`: take a learner's memory out to a file, take one in, and say for how long words are kept."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, TypeVar
from uuid import UUID

import typer

from schemas.exports import ExportIn
from schemas.identity import TenantPolicy
from services.bootstrap import Services
from services.cli.asking import ask
from services.identity import Principal

app = typer.Typer(help="A learner's memory: export, import, and for how long words are kept.", no_args_is_help=True)
Answer = TypeVar("Answer")
Slug = Annotated[str, typer.Option("--tenant", help="short name of the organisation")]
UserName = Annotated[str, typer.Argument(help="the learner's user name or e-mail")]
Days = Annotated[int | None, typer.Option(min=0, max=36_500, help="days; 0 keeps them as long as the account")]
WAIT_S = 300
OWNER_ONLY = 0o600


@app.command("export")
def export_memory(
    user_name: UserName, tenant: Slug, out: Annotated[Path, typer.Option(help="the zip to write; it must not exist")]
) -> None:
    """Write everything that is kept of a learner into one zip. A worker must be running. The file is as secret as the memory."""

    async def act(services: Services) -> int:
        learner = await _learner(services, tenant, user_name)
        exports = services.rights.exports
        asked = await exports.ask(learner, ExportIn())
        await _ended(services, asked.job_id)
        await exports.size(learner, asked.id)
        written = 0
        with os.fdopen(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as file:
            async for chunk in exports.content(learner, asked.id):
                written += file.write(chunk)
        return written

    typer.echo(f"wrote {_run(act):,} bytes to {out}")


@app.command("import")
def import_memory(user_name: UserName, tenant: Slug, archive: Annotated[Path, typer.Option(exists=True, dir_okay=False)]) -> None:
    """Take an archive into the memory of a learner who has none yet and has agreed to being remembered. A worker must be running."""

    async def act(services: Services) -> str:
        learner = await _learner(services, tenant, user_name)
        imports = services.rights.imports
        asked = await imports.take(learner, archive.read_bytes())
        await _ended(services, asked.job_id)
        done = await imports.one(learner, asked.id)
        if done.state != "done":
            raise typer.BadParameter(f"refused: {done.reason or 'the job has failed; see meno jobs list'}")
        left_out = f"; {done.left_out} beliefs were left out, as nothing in it bears them out" if done.left_out else ""
        if done.moves_left_out:
            left_out += f"; {done.moves_left_out} moves were left out, as they are not the learner's own"
        return f"{done.entries} entries came in{left_out}" if done.entries else "this archive was here already; nothing has changed"

    typer.echo(_run(act))


@app.command()
def retention(tenant: Slug, chat: Days = None, attempts: Days = None, goals: Days = None) -> None:
    """Show, or set, for how many days words are kept: of the chat, of answers, of goals. What was learnt from them stays."""

    async def act(services: Services) -> TenantPolicy:
        me = await services.identity.tenants.at_the_machine(tenant)
        async with services.database.open_work(me.tenant_id) as work:
            policy = await services.identity.policy_of(work, me.tenant_id)
        given = {name: days for name, days in (("chat", chat), ("attempts", attempts), ("goals", goals)) if days is not None}
        if not given:
            return policy
        wanted = policy.model_copy(update={"words_kept": policy.words_kept.model_copy(update=given)})
        return (await services.identity.tenants.set_policy(me, wanted, None)).policy

    kept = _run(act).words_kept
    for name, days in kept.model_dump().items():
        typer.echo(f"{name:<9} {f'{days} days' if days else 'as long as the account'}")


async def _learner(services: Services, tenant: str, user_name: str) -> Principal:
    """Return a learner, as whoever runs commands on this machine may act for them."""
    me = await services.identity.tenants.at_the_machine(tenant)
    account = (await services.identity.accounts.by_name(me, user_name)).account
    if account.role != "learner":
        raise typer.BadParameter("only learners have a memory")
    return Principal(me.tenant_id, account.id, "learner", me.session_id, account.age_band, account.locale)


async def _ended(services: Services, job_id: UUID) -> None:
    """Return when a job is done or dead."""
    async with asyncio.timeout(WAIT_S):
        while (await services.jobs.show(job_id)).state not in ("done", "dead"):  # noqa: ASYNC110 - another process does it
            await asyncio.sleep(0.2)


def _run(act: Callable[[Services], Awaitable[Answer]]) -> Answer:
    """Put one question to the services of this installation; end with a clear word if it is refused."""
    try:
        return ask(act)
    except FileExistsError:
        typer.echo("there is a file of this name already; choose another", err=True)
        raise typer.Exit(1) from None
    except TimeoutError:
        typer.echo("nobody has done it within five minutes; is a worker running? See meno jobs list", err=True)
        raise typer.Exit(1) from None
