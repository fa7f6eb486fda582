"""The one place where the parts are put together, for API, workers and command line alike."""

from __future__ import annotations

from dataclasses import dataclass

from redis.asyncio import Redis

from services.platform import CeleryWaker, Database, Jobs, Settings, open_redis


@dataclass(frozen=True)
class Services:
    """Every service of a process."""

    settings: Settings
    database: Database
    redis: Redis
    broker: Redis
    waker: CeleryWaker
    jobs: Jobs

    async def close(self) -> None:
        """Close connections and send what is waiting."""
        self.waker.close()
        await self.redis.aclose()
        await self.broker.aclose()
        await self.database.dispose()


async def build_services(settings: Settings) -> Services:
    """Return the services of this process; connections are made when they are needed."""
    waker = CeleryWaker(settings.wake_up_url)
    database = Database(settings.database_url, pool_size=settings.database_pool_size, wake=waker.wake)
    return Services(
        settings=settings,
        database=database,
        redis=open_redis(settings.redis_url),
        broker=open_redis(settings.wake_up_url),
        waker=waker,
        jobs=Jobs(database),
    )
