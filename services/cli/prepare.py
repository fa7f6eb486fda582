"""`meno prepare`: roles, databases, tables and the demo, for `meno up`, which reads one JSON object a line from it."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

import typer

from services.cli.demo import TENANT, seed_demo
from services.cli.migrate import admin_url, bring_to_head
from services.platform import Settings, WrongSettings, load_settings


def prepare() -> None:
    """Prepare the databases of `meno up` and load the demo."""
    try:
        asyncio.run(_prepare(load_settings()))
    except WrongSettings as error:
        _tell(failed=str(error))
        raise typer.Exit(1) from None


async def _prepare(settings: Settings) -> None:
    _tell(doing="Making tables", done="Tables at their newest")
    if settings.database_owner_url is not None:
        await bring_to_head(settings, admin_url())
    _tell(doing="Loading sample courses and demo people", done="Sample courses and demo people")
    people = await seed_demo(settings, lambda sentence: _tell(say=sentence))
    _tell(people=[[person.role, TENANT, person.user_name, person.password] for person in people])


def _tell(**word: Any) -> None:
    """Write one object to whoever started this."""
    sys.stdout.write(json.dumps(word) + "\n")
    sys.stdout.flush()
