"""Brings both databases to the newest tables, as their owner, and says whether they are there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import Final, Literal

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, pool, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from services.platform.database import Database
from services.platform.settings import Settings, WrongSettings

History = Literal["main", "keys"]
HISTORIES: Final[tuple[History, ...]] = ("main", "keys")
_LOCK: Final = 0x6D656E6F  # "meno": one migration at a time, however many processes start together


def _config(history: History) -> Config:
    """Return alembic's configuration for one history; there is no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", f"migrations:{history}")
    config.set_main_option("path_separator", "os")
    return config


def _addresses(settings: Settings, history: History) -> tuple[str, str]:
    """Return the owner's address and the app role's name for one database."""
    owner, app = (
        (settings.database_owner_url, settings.database_url)
        if history == "main"
        else (settings.keys_database_owner_url, settings.keys_database_url)
    )
    if owner is None:
        raise WrongSettings(
            f"MENO_{'' if history == 'main' else 'KEYS_'}DATABASE_OWNER_URL is missing; migrations need the owner's address"
        )
    return owner, str(make_url(app).username)


async def upgrade(settings: Settings, to: str = "heads") -> None:
    """Bring both databases to the newest tables. Safe to run at every start and by several processes at once.

    Raises:
        WrongSettings: An owner's address is missing.
    """
    async with _alone(settings):
        for history in HISTORIES:
            await _migrate(settings, history, to, up=True)


async def downgrade(settings: Settings, history: History, to: str) -> None:
    """Take one database back to revision `to` (`base`: nothing left)."""
    async with _alone(settings):
        await _migrate(settings, history, to, up=False)


@asynccontextmanager
async def _alone(settings: Settings) -> AsyncIterator[None]:
    """Wait until nobody else migrates. The lock is held beside the migration, as alembic's own state is one for the whole process."""
    engine = _owners_engine(_addresses(settings, "main")[0])
    try:
        async with engine.begin() as connection:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            yield
    finally:
        await engine.dispose()


async def _migrate(settings: Settings, history: History, to: str, *, up: bool) -> None:
    """Run one history up or down to `to` in one transaction of its owner."""
    owner_url, app_role = _addresses(settings, history)

    def run(connection: Connection) -> None:
        config = _config(history)
        config.attributes.update(connection=connection, app_role=app_role)
        (command.upgrade if up else command.downgrade)(config, to)
        quoted = connection.dialect.identifier_preparer.quote(app_role)
        connection.execute(text(f"GRANT SELECT ON alembic_version TO {quoted}"))

    engine = _owners_engine(owner_url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(run)
    finally:
        await engine.dispose()


def _owners_engine(url: str) -> AsyncEngine:
    return create_async_engine(url, poolclass=pool.NullPool, hide_parameters=True)


@cache
def heads(history: History) -> frozenset[str]:
    """Return the newest revisions of one history, as the code has them."""
    return frozenset(ScriptDirectory.from_config(_config(history)).get_heads())


async def at_head(database: Database, history: History) -> bool:
    """Return whether the database stands where this code expects it."""
    async with database.open_work() as work:
        exists = (await work.session.execute(text("SELECT to_regclass('alembic_version') IS NOT NULL"))).scalar_one()
        if not exists:
            return not heads(history)
        found = (await work.session.execute(text("SELECT version_num FROM alembic_version"))).scalars()
        return frozenset(found) == heads(history)
