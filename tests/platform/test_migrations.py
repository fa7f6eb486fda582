"""Migrations: up, down, up again, equal to the tables in code, and safe to run together."""

import asyncio
import importlib
import pkgutil
import secrets
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine

import services
from services.platform import (
    Base,
    Database,
    KeysBase,
    Settings,
    WrongSettings,
    at_head,
    downgrade,
    drop_databases,
    prepare_servers,
    upgrade,
)
from services.platform.migrate import HISTORIES, History

for module in pkgutil.walk_packages(services.__path__, "services."):
    if module.name.endswith("tables"):
        importlib.import_module(module.name)


@pytest_asyncio.fixture(loop_scope="session")
async def empty(admin_url: str, settings: Settings) -> AsyncIterator[Settings]:
    """Settings of two databases of this test's own, with no tables yet."""
    token = secrets.token_hex(4)
    names = ("database_url", "database_owner_url", "keys_database_url", "keys_database_owner_url")
    urls = {name: make_url(getattr(settings, name)) for name in names}
    changed = {name: url.set(database=f"{url.database}_{token}").render_as_string(hide_password=False) for name, url in urls.items()}
    own = settings.model_copy(update=changed)
    await prepare_servers(admin_url, own)
    yield own
    await drop_databases(admin_url, own)


async def stand(settings: Settings) -> list[bool]:
    """Return whether each database is at the head of its history, as the app sees it."""
    found = []
    for history, url in zip(HISTORIES, (settings.database_url, settings.keys_database_url), strict=True):
        database = Database(url, pool_size=1)
        found.append(await at_head(database, history))
        await database.dispose()
    return found


async def test_an_empty_database_is_not_at_its_head_and_an_upgraded_one_is(empty: Settings) -> None:
    assert (await stand(empty))[0] is False
    await upgrade(empty)
    assert await stand(empty) == [True, True]


async def test_up_down_and_up_again(empty: Settings) -> None:
    await upgrade(empty)
    for history in HISTORIES:
        await downgrade(empty, history, "base")
    assert (await stand(empty))[0] is False
    await upgrade(empty)
    assert await stand(empty) == [True, True]


async def test_processes_that_start_together_migrate_once(empty: Settings) -> None:
    await asyncio.gather(*(upgrade(empty) for _ in range(4)))
    assert await stand(empty) == [True, True]


async def test_servers_may_be_prepared_again_and_by_several_at_once(empty: Settings, admin_url: str) -> None:
    await upgrade(empty)
    await asyncio.gather(*(prepare_servers(admin_url, empty) for _ in range(3)))
    assert await stand(empty) == [True, True]


async def test_without_the_owners_address_it_says_which_variable_is_missing(settings: Settings) -> None:
    with pytest.raises(WrongSettings, match="MENO_DATABASE_OWNER_URL"):
        await upgrade(settings.model_copy(update={"database_owner_url": None}))


@pytest.mark.parametrize("history", HISTORIES)
async def test_the_migrated_tables_equal_those_in_code(settings: Settings, history: History) -> None:
    url, base = (settings.database_owner_url, Base) if history == "main" else (settings.keys_database_owner_url, KeysBase)
    assert url is not None

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, base.metadata))

    engine = create_async_engine(url)
    async with engine.connect() as connection:
        found = await connection.run_sync(differences)
    await engine.dispose()
    assert found == []
