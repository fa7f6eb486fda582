"""Everything that an installation has written down, as bytes: rows of every table, the files of the engines, logs and keys."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg

from bench.running import Running
from services.engines.files import engine_home, engine_user

DATABASES = ("meno", "meno_keys")
_TABLES = "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = 'public'"


async def rows_of(meno: Running) -> AsyncIterator[tuple[str, str]]:
    """Yield every row of every table of ours with the table's name, as PostgreSQL writes it as text."""
    for database in DATABASES:
        connection = await admin(meno, database)
        try:
            for (table,) in await connection.fetch(_TABLES):
                for (row,) in await connection.fetch(f"SELECT t::text FROM {table} t"):
                    yield table, row
        finally:
            await connection.close()


async def admin(meno: Running, database: str) -> asyncpg.Connection:
    """Return a connection as the administrator, whom no policy binds."""
    kept = json.loads(_state_of(meno))
    user, password = "meno_admin", kept["passwords"]["postgres"]
    return await asyncpg.connect(host="127.0.0.1", port=kept["ports"]["postgres"], user=user, password=password, database=database)


def _state_of(meno: Running) -> str:
    return (meno.data_dir / "engines.json").read_text("utf-8")


def files_of(meno: Running) -> Iterator[Path]:
    """Yield every file of the installation: PostgreSQL's heap, WAL and statistics, Valkey's log of commands, logs, keys, notes."""
    roots = {meno.data_dir.resolve(), engine_home(meno.data_dir, engine_user()).resolve()}
    for root in roots:
        yield from (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink())
