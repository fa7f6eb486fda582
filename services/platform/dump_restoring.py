"""Puts a dump back: into a database whose tables are empty, in one transaction; or only for a look, into tables that vanish.

COPY does not write through row-level security, and the owner is under it too. So for the length of the transaction, in which nobody else
sees the tables, the owner is let through.
"""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import pool
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from services.platform.dumps import (
    CHUNK_BYTES,
    SIGNATURE,
    TRAILER,
    Dump,
    DumpRefused,
    Progress,
    connected,
    heads_of,
    member,
    quoted,
    tables_of,
    verify_dump,
)

# Tables that others refer to come before those.
_REFERENCES: Final = """
SELECT r.relname AS of, t.relname AS to FROM pg_constraint k JOIN pg_class r ON r.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
WHERE k.contype = 'f' AND r.oid <> t.oid
"""
_NUMBERED: Final = """
SELECT c.relname AS table, a.attname AS column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) AS sequence
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attidentity <> ''
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
"""


async def restore_database(owner_url: str, path: Path, *, replace: bool = False, progress: Progress | None = None) -> Dump:
    """Put a dump into a migrated database; either all of it is there afterwards, or the database is as it was.

    Args:
        owner_url: Address of the database as its owner.
        path: The dump; read to its end before anything is touched.
        replace: Empty the tables first.
        progress: Told how far it is.

    Raises:
        DumpRefused: The dump is damaged or made at other migrations, or the tables are not empty.
    """
    dump = await asyncio.to_thread(verify_dump, path)
    connection = await connected(owner_url)
    try:
        async with connection.transaction():
            await _refuse_other_heads(connection, dump, path)
            names = [table["name"] for table in await tables_of(connection)]
            guarded = [table["name"] for table in await tables_of(connection) if table["guarded"]]
            await _each(connection, guarded, "ALTER TABLE {} NO FORCE ROW LEVEL SECURITY")
            if replace and names:
                await connection.execute(f"TRUNCATE {quoted(*names)}")
            await _refuse_rows(connection, names)
            await _load(connection, path, dump, await _in_order(connection, dump), progress)
            await _count_on(connection)
            await _each(connection, guarded, "ALTER TABLE {} FORCE ROW LEVEL SECURITY")
    finally:
        await connection.close()
    return dump


@asynccontextmanager
async def rehearsed(url: str, path: Path) -> AsyncIterator[AsyncSession]:
    """Restore a dump into temporary tables of the same names and yield a session that sees these instead; they vanish afterwards.

    Proves that a dump can be restored, beside the running service: rows of all tenants can be asked for with the usual queries.

    Args:
        url: Address of a database of the same history as the app's role, which may make temporary tables.
        path: The dump.

    Raises:
        DumpRefused: The dump is damaged, or made at other migrations.
    """
    dump = await asyncio.to_thread(verify_dump, path)
    engine = create_async_engine(url, poolclass=pool.NullPool, hide_parameters=True)
    try:
        async with engine.connect() as connected_engine, connected_engine.begin():
            raw: Any = (await connected_engine.get_raw_connection()).driver_connection
            await connected_engine.exec_driver_sql("SET LOCAL statement_timeout = 0")
            await _refuse_other_heads(raw, dump, path)
            for name in dump.tables:
                await raw.execute(f"CREATE TEMPORARY TABLE {quoted(name)} (LIKE public.{quoted(name)} INCLUDING INDEXES) ON COMMIT DROP")
            await _load(raw, path, dump, list(dump.tables), None)
            yield AsyncSession(bind=connected_engine, expire_on_commit=False)
    finally:
        await engine.dispose()


async def _refuse_other_heads(connection: Any, dump: Dump, path: Path) -> None:
    """Raise DumpRefused unless the tables are those that the dump was made of."""
    found = await heads_of(connection)
    if found != dump.heads:
        raise DumpRefused(
            f"{path} was made at migrations {', '.join(sorted(dump.heads))}, this database stands at {', '.join(sorted(found)) or 'none'};"
            " restore it with the version of Meno that made it, then upgrade"
        )


async def _refuse_rows(connection: Any, names: Sequence[str]) -> None:
    """Raise DumpRefused if any table has a row."""
    for name in names:
        if await connection.fetchval(f"SELECT EXISTS (SELECT 1 FROM {quoted(name)})"):  # noqa: S608 - names from the catalogue
            raise DumpRefused(f"the database is not empty (table {name}); restore into an empty one, or say that it shall be replaced")


async def _in_order(connection: Any, dump: Dump) -> list[str]:
    """Return the dump's tables so that each comes after those it refers to."""
    refers: dict[str, set[str]] = {name: set() for name in dump.tables}
    for row in await connection.fetch(_REFERENCES):
        refers.get(row["of"], set()).add(row["to"])
    placed: list[str] = []
    while len(placed) < len(refers):
        ready = [name for name, others in refers.items() if name not in placed and others <= set(placed)]
        if not ready:
            raise DumpRefused("the tables refer to each other in a circle; this version cannot restore them")
        placed += ready
    return placed


async def _load(connection: Any, path: Path, dump: Dump, names: Sequence[str], progress: Progress | None) -> None:
    """Copy the rows of these tables into the database."""
    done = 0
    with zipfile.ZipFile(path) as archive:
        for name in names:
            table = dump.tables[name]
            said = await connection.copy_to_table(name, source=_stream(archive, name), columns=table.columns, format="binary")
            if said != f"COPY {table.rows}":
                raise DumpRefused(f"table {name} should have {table.rows} rows, but the server took {said.removeprefix('COPY ')}")
            done += table.bytes
            if progress is not None:
                progress(done, dump.bytes)


async def _stream(archive: zipfile.ZipFile, name: str) -> AsyncIterator[bytes]:
    """Yield a table's rows as the server expects them."""
    yield SIGNATURE
    with archive.open(member(name)) as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk
    yield TRAILER


async def _count_on(connection: Any) -> None:
    """Let numbered columns go on after the highest number that was restored."""
    for row in await connection.fetch(_NUMBERED):
        highest = await connection.fetchval(f"SELECT max({quoted(row['column'])}) FROM {quoted(row['table'])}")  # noqa: S608 - as above
        await connection.execute("SELECT setval($1::text::regclass, $2::bigint, $3)", row["sequence"], highest or 1, highest is not None)


async def _each(connection: Any, names: Sequence[str], command: str) -> None:
    """Run a command for each table."""
    for name in names:
        await connection.execute(command.format(quoted(name)))
