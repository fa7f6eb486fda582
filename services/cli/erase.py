"""`meno erase`: a person is erased for good, and receipts are verified."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Annotated, Final
from uuid import UUID, uuid4

import typer
from pydantic import ValidationError
from rich.console import Console

from schemas.erasure import ErasureOut, Receipt
from services.bootstrap import Services
from services.cli.asking import ask
from services.platform import JobRun, RestoreUnfinished, run_job
from services.privacy import ERASE_JOB

_EVERY_S: Final = 0.5
_PATIENCE_S: Final = 300.0


def erase(
    name: Annotated[str | None, typer.Argument(help="user name or e-mail")] = None,
    tenant: Annotated[str | None, typer.Option("--tenant", help="short name of the organisation")] = None,
    receipt: Annotated[Path | None, typer.Option(help="write the signed receipt to this file")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="do not ask")] = False,
    verify: Annotated[Path | None, typer.Option(help="instead: say whether the receipt in this file is ours, unaltered")] = None,
) -> None:
    """Erase a person of any role for good: keys, rows, and, once the epoch has turned, every backup. It cannot be undone."""
    if verify is not None:
        _verify(verify)
        return
    if name is None or tenant is None:
        typer.echo("Say whom: meno erase --tenant SCHOOL NAME", err=True)
        raise typer.Exit(2)
    if not yes:
        typer.confirm("This cannot be undone. Erase?", abort=True)
    _show(ask(lambda services: _erased(services, tenant, name), RestoreUnfinished), receipt)


async def _erased(services: Services, tenant: str, name: str) -> ErasureOut:
    """Begin, and run the job here, unless a worker is faster."""
    at_machine = await services.identity.tenants.at_the_machine(tenant)
    person = await services.identity.accounts.by_name(at_machine, name)
    begun = await services.erasures.begin(at_machine, person.account.id, uuid4())
    with Console(stderr=True, quiet=not os.isatty(2)).status("Erasing …"):
        async with asyncio.timeout(_PATIENCE_S):
            while (out := await services.erasures.get(at_machine, begun.id)).receipt is None:
                await _helped(services, begun.id)
    return out.model_copy(update={"receipt_token": begun.receipt_token})


async def _helped(services: Services, erasure_id: UUID) -> None:
    """Run the erasure's job if it waits, else let the worker that has it go on for a moment."""

    async def run(services: Services, claimed: JobRun) -> None:
        await services.erasures.run(claimed)

    for job in await services.jobs.find(kind=ERASE_JOB, limit=1000):
        if job.subject_id == erasure_id and await run_job(services.jobs, job.id, lambda _: run, services):
            return
    await asyncio.sleep(_EVERY_S)


def _show(out: ErasureOut, path: Path | None) -> None:
    """Print what was done, and hand the receipt over."""
    assert out.receipt is not None  # noqa: S101 - waited for
    text = out.receipt.model_dump_json(indent=1)
    typer.echo(
        f"Erased: {out.receipt.rows} rows. The receipt is read with id {out.id} and this token, shown once:\n\n  {out.receipt_token}\n"
    )
    if path is not None:
        path.write_text(text + "\n", encoding="utf-8")
        typer.echo(f"The receipt is in {path}.")
    else:
        typer.echo(text)


def _verify(path: Path) -> None:
    """Say whether a receipt is ours; exit code 1 if not."""
    try:
        receipt = Receipt.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        typer.echo(f"{path} is no receipt ({type(error).__name__}).", err=True)
        raise typer.Exit(1) from None
    is_ours = ask(lambda services: _is_ours(services, receipt), RestoreUnfinished)
    typer.echo("The receipt is ours and unaltered." if is_ours else "The receipt is not ours, or was altered.")
    if not is_ours:
        raise typer.Exit(1)


async def _is_ours(services: Services, receipt: Receipt) -> bool:
    return services.erasures.receipts.is_ours(receipt)
