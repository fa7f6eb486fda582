"""The servers of the tests: started once per test process, and swept between tests."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import asyncpg
import redis.asyncio
from kombu import Connection

from services.engines.embedded import prepare_engines
from services.engines.process import Part, end, spawn, until_ready
from services.platform import JOBS_QUEUE, TICKS_QUEUE

# As superuser with `replica`, row-level security, foreign keys and append-only triggers do not stand in the way.
_SWEEP = """
DO $$
DECLARE found record;
BEGIN
    SET LOCAL session_replication_role = replica;
    SET LOCAL lock_timeout = '5s';
    FOR found IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'alembic_version'
    LOOP
        EXECUTE format('DELETE FROM %I', found.relname);
    END LOOP;
END $$
"""


@dataclass(frozen=True)
class Servers:
    """Where the test's PostgreSQL (as its administrator), Redis and Celery broker are."""

    admin_url: str
    redis_url: str
    broker_url: str
    embedded: bool


@asynccontextmanager
async def running_servers() -> AsyncIterator[Servers]:
    """Yield the servers named by MENO_TEST_DATABASE_URL, _REDIS_URL and _BROKER_URL, or embedded ones that end with this block."""
    database, cache = os.environ.get("MENO_TEST_DATABASE_URL"), os.environ.get("MENO_TEST_REDIS_URL")
    if database and cache:
        yield Servers(database, cache, os.environ.get("MENO_TEST_BROKER_URL") or cache, embedded=False)
        return
    folder = Path(tempfile.mkdtemp(prefix="meno-test-"))
    engines = await prepare_engines(folder)
    postgres = replace(engines.postgres, stop_signal=signal.SIGQUIT)  # at once, without a checkpoint: nothing is kept
    try:
        async with AsyncExitStack() as stack:
            for part in (postgres, engines.valkey):
                await stack.enter_async_context(running(part))
            yield Servers(engines.admin_url, engines.redis_url, engines.redis_url, embedded=True)
    finally:
        shutil.rmtree(engines.home, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)


@asynccontextmanager
async def running(part: Part) -> AsyncIterator[int]:
    """Run one part for as long as the block lasts; yields its process id."""
    process = await spawn(part)
    try:
        await until_ready(part, process)
        yield process.pid
    finally:
        await end(part, process)


async def swept_tables(connection: asyncpg.Connection) -> None:
    """Delete every row of every table of the connection's database."""
    await connection.execute(_SWEEP)


def swept_queues(url: str) -> None:
    """Take every wake-up out of a RabbitMQ."""
    with Connection(url) as connection:
        for name in (JOBS_QUEUE, TICKS_QUEUE):
            try:
                connection.channel().queue_purge(name)
            except connection.channel_errors:  # nobody has used it yet
                continue


async def swept_redis(url: str) -> None:
    """Delete every key."""
    client = redis.asyncio.from_url(url)
    await client.flushdb()
    await client.aclose()
