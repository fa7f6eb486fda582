"""An installation of its own: databases that nobody else is connected to, keys, escrow, ledger and backups in folders of the test."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest_asyncio
from sqlalchemy.engine import make_url

from services.platform import Settings, drop_databases, prepare_servers, upgrade


def own_settings(settings: Settings, folder: Path) -> Settings:
    """Return settings of two databases and all folders of an installation of its own."""
    token = secrets.token_hex(4)
    names = ("database_url", "database_owner_url", "keys_database_url", "keys_database_owner_url")
    urls = {name: make_url(getattr(settings, name)) for name in names}
    changed = {name: url.set(database=f"{url.database}_{token}").render_as_string(hide_password=False) for name, url in urls.items()}
    return settings.model_copy(update={**changed, "data_dir": folder})


@pytest_asyncio.fixture(loop_scope="session")
async def installation(admin_url: str, settings: Settings, redis_client, tmp_path: Path) -> AsyncIterator[Settings]:
    """The settings of an empty, migrated installation."""
    own = own_settings(settings, tmp_path / "data")
    await prepare_servers(admin_url, own)
    await upgrade(own)
    yield own
    await drop_databases(admin_url, own)


@pytest_asyncio.fixture(loop_scope="session")
async def eyes(admin_url: str, installation: Settings) -> AsyncIterator[list[asyncpg.Connection]]:
    """The administrator's connections to both databases."""
    found = []
    for url in (installation.database_url, installation.keys_database_url):
        address = make_url(admin_url).set(drivername="postgresql", database=make_url(url).database)
        found.append(await asyncpg.connect(address.render_as_string(hide_password=False)))
    yield found
    for connection in found:
        await connection.close()
