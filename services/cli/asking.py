"""How a command puts one question to the services of this installation."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

import typer

from services.bootstrap import Services, build_services
from services.cli.here import settings_here
from services.platform import Problem, WrongSettings
from services.vault import VaultClosed

Answer = TypeVar("Answer")
REFUSALS: Final[tuple[type[Exception], ...]] = (Problem, VaultClosed, WrongSettings)


def ask(question: Callable[[Services], Awaitable[Answer]], *others: type[Exception]) -> Answer:
    """Return the answer; end the command with a plain sentence if it is refused.

    Args:
        question: What to do with the services; they are closed after it.
        others: Failures of this command that say in words what to do, beside the usual ones.
    """

    async def asked() -> Answer:
        services = await build_services(settings_here())
        try:
            return await question(services)
        finally:
            await services.close()

    try:
        return asyncio.run(asked())
    except (*REFUSALS, *others) as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(1) from None
