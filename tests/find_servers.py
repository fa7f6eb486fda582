"""Print shell assignments of MENO_TEST_* for the PostgreSQL, Redis and RabbitMQ that answer on the usual ports of this machine."""

from __future__ import annotations

import asyncio
import shlex

import asyncpg
import redis.asyncio
from kombu import Connection

_ADMINS = ("postgres", "root")
_REDIS = "redis://127.0.0.1:6379/15"
_RABBIT = "amqp://guest:guest@127.0.0.1:5672//"


async def _postgres() -> str:
    """Return the address of a PostgreSQL that trusts us as a superuser, empty if there is none."""
    for user in _ADMINS:
        url = f"postgresql://{user}@127.0.0.1:5432/postgres"
        try:
            connection = await asyncpg.connect(url, timeout=3)
        except (OSError, TimeoutError, asyncpg.PostgresError):
            continue
        try:
            if await connection.fetchval("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"):
                return url.replace("postgresql://", "postgresql+asyncpg://")
        finally:
            await connection.close()
    return ""


async def _redis() -> str:
    client = redis.asyncio.from_url(_REDIS, socket_connect_timeout=3)
    try:
        return _REDIS if await client.ping() and not await client.dbsize() else ""
    except (OSError, redis.RedisError):
        return ""
    finally:
        await client.aclose()


def _rabbit() -> str:
    connection = Connection(_RABBIT, connect_timeout=3)
    try:
        connection.connect()
    except (OSError, *connection.connection_errors):
        return ""
    connection.release()
    return _RABBIT


def main() -> None:
    """Print nothing unless both PostgreSQL and Redis are there."""
    database, cache, broker = asyncio.run(_postgres()), asyncio.run(_redis()), _rabbit()
    if database and cache:
        found = {"MENO_TEST_DATABASE_URL": database, "MENO_TEST_REDIS_URL": cache, "MENO_TEST_BROKER_URL": broker}
        print("\n".join(f"{name}={shlex.quote(value)}" for name, value in found.items()))


if __name__ == "__main__":
    main()
