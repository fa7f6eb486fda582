"""Another installation: databases and keys of its own on the same servers."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.engine import make_url

from services.bootstrap import Services, build_services
from services.platform import Clock, Settings, drop_databases, prepare_servers, upgrade
from tests.servers import Servers

URLS = ("database_url", "database_owner_url", "keys_database_url", "keys_database_owner_url")


@asynccontextmanager
async def elsewhere(servers: Servers, settings: Settings, clock: Clock) -> AsyncIterator[Services]:
    """Return the services of another installation; its databases go afterwards."""
    with tempfile.TemporaryDirectory(prefix="meno-elsewhere-") as folder:
        moved = {name: _beside(getattr(settings, name)) for name in URLS}
        other = settings.model_copy(update={**moved, "data_dir": Path(folder)})
        await prepare_servers(servers.admin_url, other)
        await upgrade(other)
        services = await build_services(other, clock)
        try:
            yield services
        finally:
            await services.close()
            await drop_databases(servers.admin_url, other)


def _beside(url: str) -> str:
    address = make_url(url)
    return address.set(database=f"{address.database}_elsewhere").render_as_string(hide_password=False)
