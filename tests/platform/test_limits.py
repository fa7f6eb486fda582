"""Rate limits on a real Redis."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis.asyncio import Redis

from services.platform import Limit, Limiter, Settings, SystemClock, TooManyRequests, Unavailable
from services.platform.limits import Window

FEW = Limit("few", "3/hour")
AWAY = "redis://127.0.0.1:9/0"


@pytest.fixture
def limiter(settings: Settings, redis_client: Redis) -> Limiter:
    return Limiter(settings.redis_url, SystemClock())


async def test_the_headers_tell_where_a_client_stands(limiter: Limiter) -> None:
    headers = (await limiter.hit(FEW, "a")).headers()
    assert headers["RateLimit-Policy"] == '"few";q=3;w=3600'
    assert headers["RateLimit"].startswith('"few";r=2;t=')


async def test_one_too_many_is_refused_with_the_time_to_wait(limiter: Limiter) -> None:
    for _ in range(3):
        await limiter.hit(FEW, "a")
    with pytest.raises(TooManyRequests) as caught:
        await limiter.hit(FEW, "a")
    assert caught.value.headers is not None
    assert int(caught.value.headers["Retry-After"]) > 0
    assert caught.value.headers["RateLimit"].startswith('"few";r=0;')


async def test_clients_and_limits_are_counted_apart(limiter: Limiter) -> None:
    for _ in range(3):
        await limiter.hit(FEW, "a")
    assert (await limiter.hit(FEW, "b")).remaining == 2
    assert (await limiter.hit(Limit("other", "3/hour"), "a")).remaining == 2


async def test_what_is_forgiven_counts_no_more(limiter: Limiter) -> None:
    for _ in range(3):
        await limiter.hit(FEW, "a")
    await limiter.forgive(FEW, "a")
    assert (await limiter.hit(FEW, "a")).remaining == 2


async def test_processes_count_together(limiter: Limiter, settings: Settings) -> None:
    other = Limiter(settings.redis_url, SystemClock())
    for each in (limiter, other, limiter):
        await each.hit(FEW, "a")
    with pytest.raises(TooManyRequests):
        await other.hit(FEW, "a")


@given(before=st.integers(0, 600), count=st.integers(0, 600), left_ms=st.integers(1, 60_000))
def test_what_is_left_and_when_more_comes_follow_from_the_window(before: int, count: int, left_ms: int) -> None:
    window = Window(before, count, left_ms, length_ms=60_000)
    assert 0 <= window.remaining(600) <= 600
    assert 0 <= window.reset_s <= 60
    later = Window(before, count, max(1, left_ms - 1_000), length_ms=60_000)
    assert later.remaining(600) >= window.remaining(600), "what was counted before counts less and less"


async def test_the_slot_before_still_counts_for_its_share(limiter: Limiter, redis_client: Redis) -> None:
    await limiter.hit(FEW, "a")
    (key,) = await redis_client.keys("meno.limit:few:*")
    kept = await redis_client.hgetall(key)
    seconds, _ = await redis_client.time()
    left = 1 - seconds % 3600 / 3600
    await redis_client.hset(key, mapping={"slot": int(kept[b"slot"]) - 1, "count": 300})
    if left * 300 > 4:  # else the slot has just ended, and all may be gone
        with pytest.raises(TooManyRequests):
            await limiter.hit(FEW, "a")
    await redis_client.hset(key, "slot", int(kept[b"slot"]) - 2)
    assert (await limiter.hit(FEW, "a")).remaining == 2


async def test_without_redis_a_lax_limit_lets_pass_and_a_strict_one_refuses() -> None:
    limiter = Limiter(AWAY, SystemClock())
    assert (await limiter.hit(FEW, "a")).remaining == 3
    with pytest.raises(Unavailable):
        await limiter.hit(Limit("sign_in", "3/hour", is_strict=True), "a")
