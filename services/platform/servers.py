"""Makes roles and databases on a PostgreSQL server, idempotently: for the embedded engine, for compose and for the tests."""

from __future__ import annotations

from typing import Any, Final

import asyncpg
from sqlalchemy.engine import URL, make_url

from services.platform.settings import Settings, WrongSettings

_LOCK: Final = 0x6D656E6F


async def prepare_servers(admin_url: str, settings: Settings) -> None:
    """Create the four roles and two databases that the settings name, or set them right.

    Args:
        admin_url: A superuser's address of the server, any database of it: `postgresql://postgres@127.0.0.1/postgres`.
        settings: All four database addresses, with the passwords that the roles shall have.
    """
    if settings.database_owner_url is None or settings.keys_database_owner_url is None:
        raise WrongSettings("MENO_DATABASE_OWNER_URL and MENO_KEYS_DATABASE_OWNER_URL are needed to prepare a server")
    pairs = [
        (make_url(settings.database_owner_url), make_url(settings.database_url)),
        (make_url(settings.keys_database_owner_url), make_url(settings.keys_database_url)),
    ]
    admin = make_url(admin_url).set(drivername="postgresql")
    connection = await _connect(admin)
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", _LOCK)
        for owner, app in pairs:
            await _role(connection, owner)
            await _role(connection, app)
            await _database(connection, owner)
        for owner, app in pairs:
            await _rights(admin, owner, app)
    finally:
        await connection.close()


async def drop_databases(admin_url: str, settings: Settings) -> None:
    """Drop both databases of the settings, with whoever is connected. The tests clean up with it."""
    connection = await _connect(make_url(admin_url).set(drivername="postgresql"))
    try:
        for url in (settings.database_url, settings.keys_database_url):
            await connection.execute(f"DROP DATABASE IF EXISTS {_name(make_url(url).database)} WITH (FORCE)")
    finally:
        await connection.close()


async def _connect(url: URL) -> Any:
    return await asyncpg.connect(  # type: ignore[no-untyped-call]
        url.render_as_string(hide_password=False), timeout=10
    )


def _name(name: str | None) -> str:
    """Return a quoted identifier."""
    return '"' + (name or "").replace('"', '""') + '"'


async def _role(connection: Any, url: URL) -> None:
    """Create the role or set it right: it may sign in, and nothing more."""
    role = _name(url.username)
    if not await connection.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", url.username):
        await connection.execute(f"CREATE ROLE {role}")
    password = ""
    if url.password:
        # Quoted by the server; ALTER ROLE takes no bound values.
        password = "PASSWORD " + await connection.fetchval("SELECT quote_literal($1::text)", str(url.password))
    await connection.execute("SET log_min_error_statement = 'panic'")
    await connection.execute(f"ALTER ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION {password}")


async def _database(connection: Any, owner: URL) -> None:
    """Create the owner's database if it is not there."""
    if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", owner.database):
        await connection.execute(
            f"CREATE DATABASE {_name(owner.database)} OWNER {_name(owner.username)} ENCODING 'UTF8' TEMPLATE template0"
        )


async def _rights(admin: URL, owner: URL, app: URL) -> None:
    """Let only the two roles connect, and only the owner make tables."""
    connection = await _connect(admin.set(database=owner.database))
    try:
        database = _name(owner.database)
        await connection.execute(f"REVOKE ALL ON DATABASE {database} FROM PUBLIC")
        await connection.execute(f"GRANT CONNECT ON DATABASE {database} TO {_name(owner.username)}, {_name(app.username)}")
        # For rehearsing the restoring of a dump beside the running service.
        await connection.execute(f"GRANT TEMPORARY ON DATABASE {database} TO {_name(app.username)}")
        await connection.execute(f"ALTER SCHEMA public OWNER TO {_name(owner.username)}")
        await connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        await connection.execute(f"GRANT USAGE ON SCHEMA public TO {_name(app.username)}")
    finally:
        await connection.close()
