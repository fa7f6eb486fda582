"""Rate limits in Redis, by a sliding window, with the header values that tell a client where it stands."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from limits import RateLimitItem, parse
from limits.aio.storage import RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.errors import StorageError

from services.platform.clock import Clock
from services.platform.errors import TooManyRequests, Unavailable
from services.platform.logs import get_logger

log = get_logger(__name__)

_TIMEOUT_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Limit:
    """A named allowance.

    Attributes:
        name: Stands in the headers and in the key.
        rate: As in the settings: `600/minute`, `10/5minute`.
        is_strict: Refuse everything while Redis is away (sign-in) instead of letting it pass.
    """

    name: str
    rate: str
    is_strict: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a client stands with a limit."""

    limit: Limit
    amount: int
    window_s: int
    remaining: int
    reset_s: int

    def headers(self) -> dict[str, str]:
        """Return the RateLimit fields of draft-ietf-httpapi-ratelimit-headers."""
        return {
            "RateLimit-Policy": f'"{self.limit.name}";q={self.amount};w={self.window_s}',
            "RateLimit": f'"{self.limit.name}";r={self.remaining};t={self.reset_s}',
        }


class Limiter:
    """Counts what clients do, in Redis, so that all processes count together."""

    def __init__(self, redis_url: str, clock: Clock) -> None:
        """Connect lazily to the Redis at `redis_url`."""
        address = redis_url.replace("unix://", "redis+unix://", 1) if redis_url.startswith("unix://") else redis_url
        options = {"implementation": "redispy", "wrap_exceptions": True, "socket_timeout": _TIMEOUT_S, "socket_connect_timeout": _TIMEOUT_S}
        storage = RedisStorage(f"async+{address}", key_prefix="meno.limit", **options)  # type: ignore[arg-type]
        self._window = SlidingWindowCounterRateLimiter(storage)
        self._clock = clock
        self._items: dict[str, RateLimitItem] = {}

    async def hit(self, limit: Limit, who: str) -> Standing:
        """Count one request and return where the client stands.

        Args:
            limit: The allowance.
            who: An opaque id or a keyed hash; never a name or an address in the clear.

        Raises:
            TooManyRequests: The allowance is used up; it carries the headers and Retry-After.
            Unavailable: Redis is away and the limit is strict.
        """
        item = self._item(limit.rate)
        try:
            is_allowed = await self._window.hit(item, limit.name, who)
            stats = await self._window.get_window_stats(item, limit.name, who)
        except StorageError as error:
            log.warning("limits_unavailable", error_class=type(error).__name__)
            if limit.is_strict:
                raise Unavailable from None
            return Standing(limit, item.amount, item.get_expiry(), item.amount, 0)
        reset_s = max(0, math.ceil(stats.reset_time - self._clock.now().timestamp()))
        standing = Standing(limit, item.amount, item.get_expiry(), stats.remaining, reset_s)
        if not is_allowed:
            raise TooManyRequests(headers={**standing.headers(), "Retry-After": str(max(1, reset_s))})
        return standing

    async def forgive(self, limit: Limit, who: str) -> None:
        """Forget what was counted: after a sign-in that succeeded, say."""
        try:
            await self._window.clear(self._item(limit.rate), limit.name, who)
        except StorageError as error:
            log.warning("limits_unavailable", error_class=type(error).__name__)

    def _item(self, rate: str) -> RateLimitItem:
        """Return the parsed rate."""
        if rate not in self._items:
            self._items[rate] = parse(rate)
        return self._items[rate]
