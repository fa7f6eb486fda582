"""`meno index`: the recall index, which is a cache of the journals: how much there is, whether it is sound, and making it anew."""

from __future__ import annotations

import json
from collections import Counter
from typing import Annotated
from uuid import UUID

import typer

from services.bootstrap import Services
from services.cli.asking import ask
from services.cli.replay import learners
from services.memory import Owner, forget_in_index, verified_index
from services.platform import Problem, Unavailable

app = typer.Typer(help="The recall index: a cache that can be made anew at will.", no_args_is_help=True)
Learner = Annotated[UUID | None, typer.Option(help="one learner only, by account id")]


@app.command()
def status(as_json: Annotated[bool, typer.Option("--json", help="for a program to read")] = False) -> None:
    """Show how many learners are indexed, in how many segments, and how many of these another embedder has made."""
    found = ask(_status)
    if as_json:
        typer.echo(json.dumps(found))
        return
    for name, value in found.items():
        typer.echo(f"{name.replace('_', ' ')}: {value}")


@app.command()
def verify(learner: Learner = None) -> None:
    """Compare every segment with the journal, by ids and words. Ends with status 1 if one differs; the job makes it anew."""
    found = ask(lambda services: _verify(services, learner))
    typer.echo(
        f"{found['learners']} learners, {found['segments']} segments, {found['differing']} differing, {found['waiting']} entries waiting"
    )
    if found["differing"] or found["refused"] or (learner is not None and not found["learners"]):
        raise typer.Exit(1)


@app.command()
def rebuild(learner: Learner = None) -> None:
    """Drop the index and promise a job for each learner that makes it anew; until then the newest entries are found by their words."""
    found = ask(lambda services: _rebuild(services, learner))
    typer.echo(f"{found['segments']} segments dropped; {found['learners']} jobs promised: see `meno jobs list --kind memory.index`")
    if learner is not None and not found["learners"]:
        raise typer.Exit(1)


async def _status(services: Services) -> dict[str, int]:
    total: Counter[str] = Counter()
    for tenant_id in await services.vault.tenants():
        total.update((await services.index_upkeep.coverage(tenant_id))._asdict())
    return {
        "learners": total["learners"],
        "segments": total["segments"],
        "to_embed_anew": total["stale"],
        "sealed_bytes": total["sealed_bytes"],
    }


async def _verify(services: Services, only: UUID | None) -> dict[str, int]:
    total: Counter[str] = Counter()
    async for tenant_id, learner_id in learners(services, only):
        total["learners"] += 1
        try:
            keys = await services.vault.keys(tenant_id, learner_id)
            async with services.database.open_work(tenant_id) as work:
                found = await verified_index(work, keys, learner_id)
        except Unavailable:
            raise
        except Problem as problem:
            typer.echo(f"learner {learner_id}: {problem.code}", err=True)
            total["refused"] += 1
            continue
        if found.differing:
            typer.echo(f"learner {learner_id}: {found.differing} segments differ", err=True)
        total.update(found._asdict())
    return {name: total[name] for name in ("learners", "segments", "differing", "waiting", "refused")}


async def _rebuild(services: Services, only: UUID | None) -> dict[str, int]:
    total: Counter[str] = Counter()
    async for tenant_id, learner_id in learners(services, only):
        async with services.database.open_work(tenant_id) as work:
            total["segments"] += await forget_in_index(work, Owner(tenant_id, learner_id))
        total["learners"] += 1
    return {"learners": total["learners"], "segments": total["segments"]}
