"""The line to the database: one connection of the pool, spoken to past SQLAlchemy where that is only in the way."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, TypeVar

from asyncpg.exceptions import InvalidCachedStatementError, PostgresError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from services.platform.errors import Unavailable

_PREPARED: Final = "meno.prepared"
Said = TypeVar("Said")


class WorkLost(Exception):
    """The transaction could not be committed, as a statement in it had failed: a bug in the caller."""


class Line:
    """The driver under one connection, for as long as a unit of work has it."""

    __slots__ = ("_connection", "_prepared", "_raw")

    def __init__(self, connection: AsyncConnection, raw: Any) -> None:
        """Hold a connection and the driver's own under it; `line_of` finds that."""
        self._connection, self._raw = connection, raw
        # What has been prepared on a connection stays with it as long as it lives.
        assert connection.sync_connection is not None  # noqa: S101 - it is connected
        self._prepared: dict[str, Any] = connection.sync_connection.info.setdefault(_PREPARED, {})

    async def tell(self, command: str, answer: str | None = None) -> None:
        """Send a command that bears no values; a dead connection is closed and answered by `Unavailable`.

        Args:
            command: SQL without values.
            answer: What the server must say; it answers COMMIT with ROLLBACK if an earlier error of the transaction was swallowed.
        """
        said = await self._driven(self._raw.execute, command)
        if answer is not None and said != answer:
            raise WorkLost("a statement failed in this unit of work and the error was swallowed; nothing was kept")

    async def fetch(self, query: str, values: Sequence[Any]) -> list[Any]:
        """Return the rows of a query in the driver's own words, `$1` and on; it is prepared once a connection. A dead one is closed, as by `tell`.

        Raises:
            DBAPIError: The database refuses it: as by a session, so that nobody needs to know which way a statement goes.
        """
        for hear in self._connection.sync_engine.dispatch.before_cursor_execute:  # whoever counts statements counts these, too
            hear(self._connection.sync_connection, None, query, values, None, False)
        try:
            prepared = self._prepared.get(query)
            if prepared is None:
                prepared = self._prepared[query] = await self._driven(self._raw.prepare, query)
            return await self._driven(prepared.fetch, *values)
        except PostgresError as error:
            if isinstance(error, InvalidCachedStatementError):
                self._prepared.clear()  # the tables were changed meanwhile
            raise DBAPIError(query, None, error, hide_parameters=True) from error

    def columns(self, query: str) -> list[tuple[str, int]]:
        """Return name and type, by its number in the database, of each column of a query that was asked on this connection."""
        return [(column.name, column.type.oid) for column in self._prepared[query].get_attributes()]

    async def _driven(self, ask: Callable[..., Awaitable[Said]], *what: Any) -> Said:
        """Return what the driver answers."""
        try:
            return await ask(*what)
        except BaseException as error:
            if not self._raw.is_closed() and not isinstance(error, (asyncio.CancelledError, OSError)):
                raise
            await asyncio.shield(discard(self._connection))
            if isinstance(error, Exception):
                raise Unavailable from error
            raise


def line_of(connection: AsyncConnection) -> Line:
    """Return the line under a connection that was just taken from the pool."""
    assert connection.sync_connection is not None  # noqa: S101 - it is connected
    return Line(connection, connection.sync_connection.connection.driver_connection)


async def discard(connection: AsyncConnection) -> None:
    """Take the connection out of the pool, unless that is done: its state is not known."""
    if not connection.closed:
        await connection.invalidate()
        await connection.close()
