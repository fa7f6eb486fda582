"""Dumps: one consistent file of all tenants, whole or absent, that goes back into an empty database or not at all."""

from __future__ import annotations

import asyncio
import os
import secrets
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID, uuid4

import asyncpg
import pytest
import pytest_asyncio
from sqlalchemy import text
from sqlalchemy.engine import make_url

from services.platform import (
    Database,
    DumpRefused,
    Settings,
    drop_databases,
    dump_database,
    prepare_servers,
    read_dump,
    rehearsed,
    restore_database,
    upgrade,
    verify_dump,
)

TENANTS = [uuid4(), uuid4(), uuid4()]
PUT_TENANT = text("INSERT INTO tenant VALUES (:id, :slug, 'School', '{}', now())")
PUT_ACCOUNT = text(
    "INSERT INTO identity_account (tenant_id, id, role, state, locale, version, user_name_index, profile, created_at)"
    " VALUES (:tenant, :id, 'learner', 'active', 'en', 1, :name, :profile, now())"
)
PUT_CONSENT = text(
    "INSERT INTO identity_consent (tenant_id, id, learner_id, scope, granted, given_by, given_at)"
    " VALUES (:tenant, :id, :learner, 'memory', true, 'learner', now()) RETURNING number"
)


async def consent(database: Database, tenant: UUID, learner: UUID) -> int:
    async with database.open_work(tenant) as work:
        found = await work.session.execute(PUT_CONSENT, {"tenant": tenant, "id": uuid4(), "learner": learner})
        return int(found.scalar_one())


async def people(database: Database) -> int:
    """Put ten people, each with two consents, into each tenant; return the last consent's number."""
    number = 0
    for tenant in TENANTS:
        async with database.open_work(tenant) as work:
            await work.session.execute(PUT_TENANT, {"id": tenant, "slug": secrets.token_hex(4)})
            ids = [uuid4() for _ in range(10)]
            for who in ids:
                profile = secrets.token_bytes(700)
                await work.session.execute(PUT_ACCOUNT, {"tenant": tenant, "id": who, "name": secrets.token_bytes(32), "profile": profile})
        for who in ids * 2:
            number = await consent(database, tenant, who)
    return number


async def rows(url: str, admin_url: str, table: str) -> set[str]:
    """Return every row of a table as the administrator sees it."""
    address = make_url(admin_url).set(drivername="postgresql", database=make_url(url).database)
    connection = await asyncpg.connect(address.render_as_string(hide_password=False))
    try:
        return {row[0] for row in await connection.fetch(f"SELECT t::text FROM {table} t")}
    finally:
        await connection.close()


@pytest_asyncio.fixture(loop_scope="session")
async def other(admin_url: str, settings: Settings) -> AsyncIterator[Settings]:
    """Settings of two further databases, migrated and empty."""
    token = secrets.token_hex(4)
    names = ("database_url", "database_owner_url", "keys_database_url", "keys_database_owner_url")
    urls = {name: make_url(getattr(settings, name)) for name in names}
    changed = {name: url.set(database=f"{url.database}_{token}").render_as_string(hide_password=False) for name, url in urls.items()}
    own = settings.model_copy(update=changed)
    await prepare_servers(admin_url, own)
    await upgrade(own)
    yield own
    await drop_databases(admin_url, own)


async def test_what_was_dumped_is_there_again_for_every_tenant(
    database: Database, settings: Settings, other: Settings, admin_url: str, tmp_path: Path
) -> None:
    last = await people(database)
    told: list[tuple[int, int]] = []
    dump = await dump_database(settings.database_url, "main", tmp_path / "d", progress=lambda done, total: told.append((done, total)))
    assert dump.tables["identity_account"].rows == 30
    assert read_dump(tmp_path / "d") == verify_dump(tmp_path / "d") == dump
    assert told[-1][0] == told[-1][1]
    assert other.database_owner_url is not None
    await restore_database(other.database_owner_url, tmp_path / "d")
    for table in ("tenant", "identity_account", "identity_consent", "job", "memory_head"):
        assert await rows(other.database_url, admin_url, table) == await rows(settings.database_url, admin_url, table)
    restored = Database(other.database_url)
    async with restored.open_work(TENANTS[0]) as work:
        assert (await work.session.execute(text("SELECT count(*) FROM identity_account"))).scalar_one() == 10
        learner = (await work.session.execute(text("SELECT id FROM identity_account LIMIT 1"))).scalar_one()
    assert await consent(restored, TENANTS[0], learner) > last
    await restored.dispose()
    with pytest.raises(DumpRefused, match="not empty"):
        await restore_database(other.database_owner_url, tmp_path / "d")
    await restore_database(other.database_owner_url, tmp_path / "d", replace=True)
    assert len(await rows(other.database_url, admin_url, "identity_consent")) == 60


async def test_row_level_security_is_forced_again_after_a_restore(
    database: Database, settings: Settings, other: Settings, tmp_path: Path
) -> None:
    await people(database)
    await dump_database(settings.database_url, "main", tmp_path / "d")
    assert other.database_owner_url is not None
    await restore_database(other.database_owner_url, tmp_path / "d")
    owner = Database(other.database_owner_url)
    async with owner.open_work(None) as work:
        assert (await work.session.execute(text("SELECT count(*) FROM identity_account"))).scalar_one() == 0
    await owner.dispose()


async def test_a_dump_is_of_one_moment_while_others_write(database: Database, settings: Settings, tmp_path: Path) -> None:
    await people(database)
    stop = asyncio.Event()

    async def write() -> None:
        while not stop.is_set():
            await one_more(database, TENANTS[secrets.randbelow(3)])

    writer = asyncio.create_task(write())
    for turn in range(5):
        dump = await dump_database(settings.database_url, "main", tmp_path / f"{turn}")
        assert dump.tables["identity_account"].rows - 30 == dump.tables["identity_consent"].rows - 60
    stop.set()
    await writer


async def one_more(database: Database, tenant: UUID) -> None:
    """Add a person with a consent, in one commit."""
    async with database.open_work(tenant) as work:
        who = uuid4()
        await work.session.execute(PUT_ACCOUNT, {"tenant": tenant, "id": who, "name": secrets.token_bytes(32), "profile": b"p"})
        await work.session.execute(PUT_CONSENT, {"tenant": tenant, "id": uuid4(), "learner": who})


async def test_a_damaged_dump_is_refused_and_nothing_is_touched(
    database: Database, settings: Settings, other: Settings, admin_url: str, tmp_path: Path
) -> None:
    await people(database)
    path = tmp_path / "d"
    await dump_database(settings.database_url, "main", path)
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        begins = archive.getinfo("tables/identity_account").header_offset
    assert other.database_owner_url is not None
    for damaged in (
        whole[: len(whole) // 2],
        b"",
        b"nothing of the kind",
        whole[: begins + 500] + bytes([whole[begins + 500] ^ 1]) + whole[begins + 501 :],
    ):
        path.write_bytes(damaged)
        with pytest.raises(DumpRefused):
            await restore_database(other.database_owner_url, path)
    assert await rows(other.database_url, admin_url, "tenant") == set()


async def test_a_dump_of_other_migrations_is_refused(settings: Settings, other: Settings, admin_url: str, tmp_path: Path) -> None:
    await dump_database(settings.database_url, "main", tmp_path / "d")
    assert other.database_owner_url is not None
    owner = Database(other.database_owner_url)
    async with owner.open_work(None) as work:
        await work.session.execute(text("UPDATE alembic_version SET version_num = 'of_tomorrow' WHERE version_num LIKE 'memory%'"))
    await owner.dispose()
    with pytest.raises(DumpRefused, match="of_tomorrow"):
        await restore_database(other.database_owner_url, tmp_path / "d")


async def test_a_dump_cut_short_leaves_nothing_and_the_file_before_it_stays(database: Database, settings: Settings, tmp_path: Path) -> None:
    await people(database)
    before = await dump_database(settings.database_url, "main", tmp_path / "d")

    def burst(done: int, _total: int) -> None:
        if done > 5_000:
            raise KeyError

    with pytest.raises(KeyError):
        await dump_database(settings.database_url, "main", tmp_path / "d", progress=burst)
    assert os.listdir(tmp_path) == ["d"]
    assert verify_dump(tmp_path / "d") == before


async def test_restoring_is_rehearsed_beside_the_running_service(
    database: Database, keys_database: Database, settings: Settings, tmp_path: Path
) -> None:
    await people(database)
    await dump_database(settings.database_url, "main", tmp_path / "d")
    await one_more(database, TENANTS[0])
    async with rehearsed(settings.database_url, tmp_path / "d") as session:
        assert (await session.execute(text("SELECT count(*) FROM identity_account"))).scalar_one() == 30
    async with database.open_work(TENANTS[0]) as work:
        assert (await work.session.execute(text("SELECT count(*) FROM identity_account"))).scalar_one() == 11
