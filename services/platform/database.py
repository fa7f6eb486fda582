"""The unit of work: one transaction, one tenant, committed once at its end. The only place that commits or rolls back.

The transaction is begun by hand, on a connection that the driver sees in autocommit mode: `BEGIN` and the tenant travel in one message,
so a unit of work costs two round trips beside its own statements. A connection that died while idle is noticed there and replaced.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from contextvars import ContextVar
from typing import Final, NamedTuple, TypeAlias
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as AllTaken
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession, create_async_engine

from services.platform.errors import Unavailable
from services.platform.line import Line, discard, line_of
from services.platform.logs import get_logger
from services.platform.statements import LINE

log = get_logger(__name__)

_SERVER_SETTINGS: Final = {
    "application_name": "meno",
    "timezone": "UTC",
    "jit": "off",
    "statement_timeout": "30s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
    # A failed statement must not write its values into the server's log.
    "log_parameter_max_length_on_error": "0",
}
_CONNECT_TIMEOUT_S: Final = 5.0
_CHECKOUT_TIMEOUT_S: Final = 10.0
_RELAXED: Final = text("SET LOCAL synchronous_commit TO off")
_PASSES: Final = frozenset({"55P03", "57014", "40P01", "40001"})
"""SQLSTATEs of failures that the same unit of work may not meet again: a lock or a statement timed out, a deadlock, a serialization."""


class Nudge(NamedTuple):
    """A job that is due. Kind and urgency only choose the queue."""

    job_id: UUID
    kind: str
    is_urgent: bool = False


Wake: TypeAlias = Callable[[Sequence[Nudge]], None]


class WorkOpen(Exception):
    """Something slow was asked for, or a second unit of work was begun, while a unit of work is open: a bug in the caller."""


class Work:
    """An open unit of work: hand it to whatever must happen together."""

    __slots__ = ("_after", "_failed", "_outer", "database", "is_open", "jobs", "session", "task", "tenant_id")

    def __init__(self, session: AsyncSession, tenant_id: UUID | None, database: Database, outer: Work | None) -> None:
        """Hold the session of the transaction; `outer` is the unit of work of another database that this one is begun in."""
        self.session = session
        self.tenant_id = tenant_id
        self.database = database
        self.is_open = True
        self.jobs: list[Nudge] = []
        # A task that is begun inside inherits the context, not the unit of work: it may open its own.
        self.task = asyncio.current_task()
        self._outer = outer
        self._after: list[Callable[[], Awaitable[None]]] = []
        self._failed: list[Callable[[], Awaitable[None]]] = []

    def on_commit(self, act: Callable[[], Awaitable[None]]) -> None:
        """Call `act` once the commit has succeeded. Its failure is logged and changes nothing: what must happen is a job."""
        self._after.append(act)

    def on_failure(self, act: Callable[[], Awaitable[None]]) -> None:
        """Call `act` once this unit of work has been rolled back by an error: it may open its own, to promise what mends the cause."""
        self._failed.append(act)

    async def may_be_lost(self) -> None:
        """Let the end of this unit of work not wait for the disk, so that others wait less: for what is found undone and done again.

        A crash of the database undoes it whole, or not at all, and never what is committed later while keeping this.
        """
        await self.session.execute(_RELAXED)

    def open_works(self) -> list[Work]:
        """Return this unit of work and those around it that are still open."""
        found: list[Work] = []
        work: Work | None = self
        while work is not None:
            if work.is_open:
                found.append(work)
            work = work._outer
        return found

    async def _announce(self) -> None:
        """Send the wake-ups of new jobs and call what waits for the commit."""
        if self.jobs and self.database.wake is not None:
            self.database.wake(self.jobs)
        await self._call(self._after)

    async def _call(self, acts: Sequence[Callable[[], Awaitable[None]]]) -> None:
        """Call what waited for the end of the unit of work."""
        for act in acts:
            try:
                await act()
            except Exception as error:
                log.warning("after_work_failed", error_class=type(error).__name__)


OpenWork: TypeAlias = Callable[[UUID | None], AbstractAsyncContextManager[Work]]

_current: ContextVar[Work | None] = ContextVar("meno_work", default=None)
_joined: ContextVar[Work | None] = ContextVar("meno_joined_work", default=None)


@contextmanager
def joined(work: Work) -> Iterator[None]:
    """Let units of work of the same database and tenant that are opened within the block be this one: committed with it, or not at all.

    For the edge only, which stores a reply in the commit of the effect; a use case passes its unit of work on.
    """
    token = _joined.set(work)
    try:
        yield
    finally:
        _joined.reset(token)


def no_work_open(what: str) -> None:
    """Return if no unit of work is open in this task.

    Raises:
        WorkOpen: One is open, and `what` is too slow to hold locks and a connection for.
    """
    work = _current.get()
    if work is not None and work.open_works():
        raise WorkOpen(f"{what} must not run inside a unit of work; close it first")


class Database:
    """A pool of connections to one database, as the application's role."""

    def __init__(self, url: str, *, pool_size: int = 8, wake: Wake | None = None) -> None:
        """Connect lazily.

        Args:
            url: `postgresql+asyncpg://role:password@host/database`.
            pool_size: Most connections that this process opens.
            wake: Told the jobs of a commit; must return at once.
        """
        self.wake = wake
        self._pool_size = pool_size
        self._engine = create_async_engine(
            url,
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=_CHECKOUT_TIMEOUT_S,
            isolation_level="AUTOCOMMIT",
            hide_parameters=True,
            connect_args={"server_settings": _SERVER_SETTINGS, "timeout": _CONNECT_TIMEOUT_S},
        )

    @asynccontextmanager
    async def open_work(self, tenant_id: UUID | None = None) -> AsyncIterator[Work]:
        """Open a unit of work: committed at a clean exit, rolled back at an error.

        Args:
            tenant_id: Whose rows are seen and written. None sees no row of any table under row-level security.

        Raises:
            Unavailable: The database cannot be reached.
            WorkOpen: This task has a unit of work of this database open already; a second could wait for the first for ever.
        """
        shared = _joined.get()
        if shared is not None and shared.is_open and (shared.database, shared.tenant_id) == (self, tenant_id):
            yield shared
            return
        outer, task = _current.get(), asyncio.current_task()
        if outer is not None and any(work.database is self and work.task is task for work in outer.open_works()):
            raise WorkOpen("a unit of work of this database is open in this task; pass it on instead of opening another")
        connection, line = await self._begun(tenant_id)
        session = AsyncSession(bind=connection, expire_on_commit=False, info={LINE: line})
        work = Work(session, tenant_id, self, outer)
        _current.set(work)
        try:
            yield work
            if session.new or session.in_transaction():
                await session.flush()
            await line.tell("COMMIT", "COMMIT")
        except BaseException as error:
            await asyncio.shield(_abandon(connection, session, line))
            work.is_open = False
            if isinstance(error, Exception):
                await work._call(work._failed)
            if _will_pass(error):
                raise Unavailable from error
            raise
        else:
            await asyncio.shield(_release(connection, session))
        finally:
            work.is_open = False
            _current.set(outer)
        await work._announce()

    async def dispose(self) -> None:
        """Close every connection."""
        await self._engine.dispose()

    async def _begun(self, tenant_id: UUID | None) -> tuple[AsyncConnection, Line]:
        """Return a connection with a transaction begun for the tenant, and its line, past any that died while idle."""
        begin = "BEGIN" if tenant_id is None else f"BEGIN; SET LOCAL meno.tenant = '{UUID(int=tenant_id.int)}'"
        for _ in range(self._pool_size):
            connection = await self._connection()
            line = line_of(connection)
            try:
                await line.tell(begin)
            except Unavailable:
                continue
            return connection, line
        connection = await self._connection()
        line = line_of(connection)
        await line.tell(begin)
        return connection, line

    async def _connection(self) -> AsyncConnection:
        """Return a connection of the pool."""
        try:
            return await self._engine.connect()
        except (OSError, DBAPIError, TimeoutError, AllTaken) as error:
            raise Unavailable from error


def _will_pass(error: BaseException) -> bool:
    """Return whether the database, not the caller, stood in the way, and the same request may be sent again."""
    is_gone = isinstance(error, DBAPIError) and error.connection_invalidated
    return is_gone or getattr(getattr(error, "orig", error), "sqlstate", None) in _PASSES


async def _release(connection: AsyncConnection, session: AsyncSession) -> None:
    """Give the connection back to the pool. A session that nobody has used holds nothing."""
    if session.in_transaction():
        await session.close()
    await connection.close()


async def _abandon(connection: AsyncConnection, session: AsyncSession, line: Line) -> None:
    """Roll back and give the connection back, or throw it away if it cannot be told so."""
    try:
        if not connection.closed:
            await line.tell("ROLLBACK")
            await _release(connection, session)
    except Exception:
        await discard(connection)
