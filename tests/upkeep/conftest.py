"""An installation of its own: databases that nobody else is connected to, keys, escrow, ledger and backups in folders of the test."""

from __future__ import annotations

import asyncio
import json
import secrets
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import pytest_asyncio
from sqlalchemy.engine import make_url

from services.bootstrap import Services, build_services
from services.platform import Settings, drop_databases, prepare_servers, upgrade
from tests.upkeep.mortal import SETTINGS

ROOT = Path(__file__).resolve().parents[2]


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


@dataclass
class Mortal:
    """Does deeds that may be cut short."""

    process: asyncio.subprocess.Process
    settings: Settings

    async def do(self, deed: str, after_s: float | None, **order: Any) -> dict[str, Any]:
        """Do a deed, killed after so many seconds; return how it ended."""
        given = self.settings.model_dump(mode="json", include=set(SETTINGS), exclude_none=True)
        line = json.dumps({"deed": deed, "after_s": after_s, "settings": given, **order})
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(line.encode() + b"\n")
        await self.process.stdin.drain()
        return dict(json.loads(await self.process.stdout.readline()))


@pytest_asyncio.fixture(loop_scope="session")
async def mortal(installation: Settings) -> AsyncIterator[Mortal]:
    """A process whose children do deeds."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.upkeep.mortal", cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    yield Mortal(process, installation)
    assert process.stdin is not None
    process.stdin.close()
    await process.wait()


@pytest_asyncio.fixture(loop_scope="session")
async def services(installation: Settings) -> AsyncIterator[Services]:
    """The services of the installation."""
    found = await build_services(installation)
    yield found
    await found.close()
