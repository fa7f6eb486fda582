"""Redis, for what may be lost: limits, wake-ups, short-lived marks, and, sealed by whoever puts them there, sessions without memory and replies under way."""

from __future__ import annotations

from typing import Final

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

_TIMEOUT_S: Final = 2.0
_POOL: Final = 32


def open_redis(url: str) -> Redis:
    """Return a client of the Redis at `url`, connected when first used; one retry over a connection that died while idle.

    Where all connections are taken, a command waits for one, as long as for an answer: hundreds of replies may be read at once.
    """
    pool = BlockingConnectionPool.from_url(
        url,
        decode_responses=False,
        max_connections=_POOL,
        timeout=_TIMEOUT_S,
        socket_connect_timeout=_TIMEOUT_S,
        socket_timeout=_TIMEOUT_S,
        retry=Retry(ExponentialBackoff(base=0.01, cap=0.1), 1, supported_errors=(RedisConnectionError, RedisTimeoutError)),
    )
    return Redis.from_pool(pool)
