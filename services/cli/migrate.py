"""`meno migrate`: the newest tables, for an operator and for the one-shot service of the compose file."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Final

import typer

from services.cli.here import settings_here
from services.platform import Settings, WrongSettings, prepare_servers, upgrade

ADMIN_URL: Final = "MENO_ADMIN_DATABASE_URL"


def migrate() -> None:
    """Bring both databases to the newest tables.

    With MENO_ADMIN_DATABASE_URL (or its _FILE twin), an administrator's address of the server, roles and databases are made first.
    """
    settings = settings_here()
    try:
        asyncio.run(bring_to_head(settings, admin_url()))
    except WrongSettings as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    typer.echo("Both databases have the newest tables.")


def admin_url() -> str | None:
    """Return the administrator's address, if the environment or a secret file gives one."""
    path = os.environ.get(f"{ADMIN_URL}_FILE")
    return Path(path).read_text("utf-8").strip() if path else os.environ.get(ADMIN_URL) or None


async def bring_to_head(settings: Settings, admin_url: str | None) -> None:
    """Make roles and databases if an administrator's address is given, then the newest tables."""
    if admin_url is not None:
        await prepare_servers(admin_url, settings)
    await upgrade(settings)
