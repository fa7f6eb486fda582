"""The embedded engines answer, ask for a password and keep statements out of their logs."""

import asyncpg
import pytest
import redis.asyncio as redis


def _plain(url: str) -> str:
    return url.replace("+asyncpg", "")


async def test_postgres_answers_and_is_version_18_or_later(admin_url):
    connection = await asyncpg.connect(_plain(admin_url))
    assert connection.get_server_version().major >= 15
    await connection.close()


async def test_redis_answers(redis_url):
    client = redis.from_url(redis_url)
    assert await client.ping()
    await client.aclose()


def test_a_synchronous_test_gets_the_same_servers(admin_url, redis_url):
    assert admin_url.startswith("postgresql+asyncpg://")
    assert redis_url.startswith("redis://")


async def test_only_loopback_can_be_reached():
    with pytest.warns(UserWarning, match="192.0.2.1"), pytest.raises(RuntimeError):
        await asyncpg.connect("postgresql://x@192.0.2.1/x", timeout=1)
