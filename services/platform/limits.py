"""Rate limits in Redis, by a sliding window, with the header values that tell a client where it stands."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from limits import RateLimitItem, parse
from redis.asyncio import Redis
from redis.exceptions import RedisError

from services.platform.clock import Clock
from services.platform.errors import TooManyRequests, Unavailable
from services.platform.logs import get_logger

log = get_logger(__name__)

_TIMEOUT_S: Final = 1.0
# Counts and tells in one round trip, as every request waits for it. By Redis' own clock: processes need not agree on the time.
_COUNT: Final = """
local time = redis.call('TIME')
local now_ms, length_ms = time[1] * 1000 + math.floor(time[2] / 1000), tonumber(ARGV[2])
local slot, left_ms = math.floor(now_ms / length_ms), length_ms - now_ms % length_ms
local kept = redis.call('HMGET', KEYS[1], 'slot', 'count', 'before')
local count, before = 0, 0
if tonumber(kept[1]) == slot then
    count, before = tonumber(kept[2]), tonumber(kept[3])
elseif tonumber(kept[1]) == slot - 1 then
    before = tonumber(kept[2])
end
local is_allowed = math.floor(before * left_ms / length_ms) + count < tonumber(ARGV[1])
if is_allowed then
    count = count + 1
    redis.call('HSET', KEYS[1], 'slot', slot, 'count', count, 'before', before)
    redis.call('PEXPIRE', KEYS[1], 2 * length_ms)
end
return {is_allowed and 1 or 0, before, count, left_ms}
"""


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
        self._redis = Redis.from_url(redis_url, socket_timeout=_TIMEOUT_S, socket_connect_timeout=_TIMEOUT_S)
        self._count = self._redis.register_script(_COUNT)
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
            counted = await self._count(keys=[_key(limit, item, who)], args=[item.amount, item.get_expiry() * 1000])
        except (RedisError, OSError) as error:
            log.warning("limits_unavailable", error_class=type(error).__name__)
            if limit.is_strict:
                raise Unavailable from None
            return Standing(limit, item.amount, item.get_expiry(), item.amount, 0)
        before, count, left_ms = map(int, counted[1:])
        window = Window(before, count, left_ms, item.get_expiry() * 1000)
        standing = Standing(limit, item.amount, item.get_expiry(), window.remaining(item.amount), window.reset_s)
        if not counted[0]:
            raise TooManyRequests(headers={**standing.headers(), "Retry-After": str(max(1, standing.reset_s))})
        return standing

    async def forgive(self, limit: Limit, who: str) -> None:
        """Forget what was counted: after a sign-in that succeeded, say."""
        try:
            await self._redis.delete(_key(limit, self._item(limit.rate), who))
        except (RedisError, OSError) as error:
            log.warning("limits_unavailable", error_class=type(error).__name__)

    def _item(self, rate: str) -> RateLimitItem:
        """Return the parsed rate."""
        if rate not in self._items:
            self._items[rate] = parse(rate)
        return self._items[rate]


@dataclass(frozen=True, slots=True)
class Window:
    """A client's sliding window: what was counted in the slot before and in this one, and how much of this one is left (pure)."""

    before: int
    count: int
    left_ms: int
    length_ms: int

    def remaining(self, amount: int) -> int:
        """Return how much of an allowance is left."""
        return max(0, amount - self.count - self.before * self.left_ms // self.length_ms)

    @property
    def reset_s(self) -> int:
        """Return the seconds until the next request of those counted no longer counts."""
        waits_ms = [self.left_ms % (self.length_ms / self.before)] if self.before else []
        waits_ms += [self.left_ms] if self.count else []
        return math.ceil(min(waits_ms, default=0) / 1000)


def _key(limit: Limit, item: RateLimitItem, who: str) -> str:
    return f"meno.limit:{limit.name}:{item.amount}/{item.get_expiry()}:{who}"
