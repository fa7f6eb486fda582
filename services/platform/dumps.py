"""Dumps of one database: a consistent snapshot of all its tables in one file, taken while the service runs and without any tool of the server.

The file is a zip archive with one member a table, rows in PostgreSQL's binary COPY format, and a manifest: row counts, checksums, and the
migrations that the tables stand at. Row-level security spares nobody, so rows are read tenant by tenant, in one transaction.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import secrets
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final
from uuid import UUID

import asyncpg
from sqlalchemy.engine import make_url

from services.platform.migrate import History

FORMAT: Final = 1
SIGNATURE: Final = b"PGCOPY\n\xff\r\n\0" + bytes(8)
"""What a binary COPY stream begins with: signature, flags, and the length of an extension that nobody uses (PostgreSQL, «COPY»)."""
TRAILER: Final = b"\xff\xff"
MANIFEST: Final = "manifest.json"
CHUNK_BYTES: Final = 1 << 18
# The table that lists the tenants of a database; like `tenant` itself it lies outside row-level security.
_TENANTS: Final[Mapping[History, str]] = {"main": "tenant", "keys": "vault_tenant"}
# Left out: where the migrations stand, which the manifest says, and notes on what is being done to this very database.
_TABLES: Final = """
SELECT c.relname AS name, c.relrowsecurity AS guarded, pg_table_size(c.oid) AS bytes,
       array_agg(a.attname::text ORDER BY a.attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('alembic_version', 'platform_note')
GROUP BY c.oid, c.relname, c.relrowsecurity ORDER BY c.relname
"""
Progress = Callable[[int, int], None]
"""Told how many bytes of about how many are done."""


class DumpRefused(Exception):
    """A dump cannot be used, or must not be restored there. The message says why and what to do; nothing was changed."""


@dataclass(frozen=True, slots=True)
class TableDump:
    """One table in a dump."""

    columns: tuple[str, ...]
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Dump:
    """What a dump says about itself."""

    history: History
    taken_at: datetime
    heads: frozenset[str]
    tables: Mapping[str, TableDump]

    @property
    def rows(self) -> int:
        """Return how many rows it holds."""
        return sum(table.rows for table in self.tables.values())

    @property
    def bytes(self) -> int:
        """Return how many bytes its rows take."""
        return sum(table.bytes for table in self.tables.values())


async def dump_database(url: str, history: History, path: Path, *, progress: Progress | None = None) -> Dump:
    """Write a dump of one database and return what it holds. The file is whole and on disk when this returns, or is not there.

    Args:
        url: Address of the database as the app's role.
        history: Which of the two databases it is.
        path: The file; one that is there is replaced.
        progress: Told how far it is.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    connection = await connected(url)
    try:
        handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w+b") as file:
            dump = await _Writer(connection, history, file, progress or _silent).written()
            file.flush()
            await asyncio.to_thread(os.fsync, file.fileno())
        draft.replace(path)
        await asyncio.to_thread(sync_folder, path.parent)
    finally:
        # Not `close`, which would wait for a table that nobody reads any more; it only read, so there is nothing to end in order.
        connection.terminate()
        draft.unlink(missing_ok=True)
    return dump


def read_dump(path: Path) -> Dump:
    """Return what a dump says about itself, without looking at its rows.

    Raises:
        DumpRefused: It is no dump, or is damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            said: dict[str, Any] = json.loads(archive.read(MANIFEST))
        if said["format"] != FORMAT:
            raise DumpRefused(
                f"{path} has format {said['format']}, which this version does not know; restore it with the version that made it"
            )
        tables = {name: TableDump(**{**table, "columns": tuple(table["columns"])}) for name, table in said["tables"].items()}
        return Dump(said["history"], datetime.fromisoformat(said["taken_at"]), frozenset(said["heads"]), tables)
    except (OSError, zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
        raise DumpRefused(f"{path} is no dump, or is damaged ({type(error).__name__}); take another one") from None


def verify_dump(path: Path, *, progress: Progress | None = None) -> Dump:
    """Read a dump to its end and return what it holds.

    Raises:
        DumpRefused: A checksum is wrong.
    """
    dump, done = read_dump(path), 0
    for name, table in dump.tables.items():
        digest = hashlib.sha256()
        try:
            with zipfile.ZipFile(path) as archive, archive.open(member(name)) as file:
                while chunk := file.read(CHUNK_BYTES):
                    digest.update(chunk)
                    done += len(chunk)
                    (progress or _silent)(done, dump.bytes)
        except (OSError, KeyError, zipfile.BadZipFile) as error:
            raise DumpRefused(f"{path} is damaged in table {name} ({type(error).__name__}); take another dump") from None
        if digest.hexdigest() != table.sha256:
            raise DumpRefused(f"{path} is damaged in table {name} (wrong checksum); take another dump")
    return dump


def member(table: str) -> str:
    """Return the name of a table's member in the archive."""
    return f"tables/{table}"


def quoted(*names: str) -> str:
    """Return identifiers for SQL, joined by commas."""
    return ", ".join('"' + name.replace('"', '""') + '"' for name in names)


async def connected(url: str) -> Any:
    """Return a connection of its own, which no timeout of the pool cuts."""
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    return await asyncpg.connect(  # type: ignore[no-untyped-call]
        address, timeout=10, server_settings={"application_name": "meno_dump", "timezone": "UTC", "log_parameter_max_length_on_error": "0"}
    )


async def heads_of(connection: Any) -> frozenset[str]:
    """Return the migrations that the tables of this database stand at."""
    return frozenset(row[0] for row in await connection.fetch("SELECT version_num FROM alembic_version"))


async def tables_of(connection: Any) -> Sequence[Any]:
    """Return name, whether row-level security guards it, bytes, and columns of each table."""
    found: Sequence[Any] = await connection.fetch(_TABLES)
    return found


def sync_folder(folder: Path) -> None:
    """Make a folder's list of names durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


class _Writer:
    """Writes one dump."""

    def __init__(self, connection: Any, history: History, file: IO[bytes], progress: Progress) -> None:
        self._connection = connection
        self._history = history
        self._file = file
        self._progress = progress
        self._done = 0
        self._total = 0

    async def written(self) -> Dump:
        """Write every table as it was at one moment."""
        tables: dict[str, TableDump] = {}
        await self._connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        found = await tables_of(self._connection)
        self._total = sum(table["bytes"] for table in found)
        taken_at = await self._connection.fetchval("SELECT now()")
        tenants = [row[0] for row in await self._connection.fetch(f"SELECT id FROM {_TENANTS[self._history]} ORDER BY id")]  # noqa: S608
        heads = await heads_of(self._connection)
        with zipfile.ZipFile(self._file, "w", zipfile.ZIP_STORED) as archive:
            for table in found:
                name, columns = table["name"], tuple(table["columns"])
                tables[name] = await self._table(archive, name, columns, tenants if table["guarded"] else None)
            dump = Dump(self._history, taken_at, heads, tables)
            archive.writestr(MANIFEST, _manifest(dump))
        self._progress(self._total, self._total)
        return dump

    async def _table(self, archive: zipfile.ZipFile, name: str, columns: tuple[str, ...], tenants: Sequence[UUID] | None) -> TableDump:
        """Write one table: at once, or the rows of each tenant after the other."""
        query = f"SELECT {quoted(*columns)} FROM {quoted(name)}"  # noqa: S608 - names from the catalogue
        rows = 0
        with archive.open(zipfile.ZipInfo(member(name)), "w", force_zip64=True) as out:
            body = _Body(out, self._note)
            if tenants is None:
                rows = await self._copied(query, body)
            for tenant_id in tenants or ():
                await self._connection.execute(f"SET LOCAL meno.tenant = '{tenant_id}'")
                rows += await self._copied(f"{query} WHERE tenant_id = '{tenant_id}'", body)
        return TableDump(columns, rows, body.bytes, body.digest.hexdigest())

    async def _copied(self, query: str, body: _Body) -> int:
        """Copy the rows of one query into the table's member; return how many there were."""
        body.begin()
        said: str = await self._connection.copy_from_query(query, output=body.take, format="binary")
        body.end()
        return int(said.removeprefix("COPY "))

    def _note(self, count: int) -> None:
        self._done += count
        self._progress(min(self._done, self._total), self._total)


class _Body:
    """Joins COPY streams into one, without the beginning and the end of each."""

    def __init__(self, out: IO[bytes], note: Callable[[int], None]) -> None:
        self.digest = hashlib.sha256()
        self.bytes = 0
        self._out = out
        self._note = note
        self._skip = 0
        self._held = b""

    def begin(self) -> None:
        """Expect the beginning of a stream."""
        self._skip = len(SIGNATURE)

    async def take(self, chunk: bytes) -> None:
        """Take a piece of the stream; its last two bytes are held back, as they may be its end."""
        skipped = min(self._skip, len(chunk))
        self._skip -= skipped
        ready = self._held + chunk[skipped:]
        self._held = ready[-len(TRAILER) :]
        self._write(ready[: -len(TRAILER)])

    def end(self) -> None:
        """Leave the stream's end out."""
        if self._held != TRAILER:
            raise DumpRefused("the server ended a table before its end; take the dump again")
        self._held = b""

    def _write(self, ready: bytes) -> None:
        self._out.write(ready)
        self.digest.update(ready)
        self.bytes += len(ready)
        self._note(len(ready))


def _manifest(dump: Dump) -> str:
    """Return the manifest's text."""
    said = {
        "format": FORMAT,
        "history": dump.history,
        "taken_at": dump.taken_at.isoformat(),
        "heads": sorted(dump.heads),
        "tables": {name: asdict(table) for name, table in dump.tables.items()},
    }
    return json.dumps(said, indent=1) + "\n"
