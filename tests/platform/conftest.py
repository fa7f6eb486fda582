"""What the tests of the ground share."""

from collections.abc import AsyncIterator

import asyncpg
import pytest_asyncio
from sqlalchemy.engine import make_url

from services.platform import Settings


@pytest_asyncio.fixture(loop_scope="session")
async def admin(admin_url: str, settings: Settings) -> AsyncIterator[asyncpg.Connection]:
    """A superuser's connection to the content database: it sees all rows and can turn the clock of one."""
    address = make_url(admin_url).set(drivername="postgresql", database=make_url(settings.database_url).database)
    connection = await asyncpg.connect(address.render_as_string(hide_password=False))
    yield connection
    await connection.close()
