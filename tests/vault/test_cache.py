"""Opened keys: few, young, loaded once at a time, gone when dropped."""

from __future__ import annotations

import asyncio

from services.vault.cache import KeyCache


class Loads:
    """Counts loads and lets them wait for a gate."""

    def __init__(self) -> None:
        self.count = 0
        self.gate = asyncio.Event()

    async def __call__(self) -> int:
        self.count += 1
        mine = self.count
        await self.gate.wait()
        return mine


async def test_a_hundred_callers_at_once_make_one_load(ticks):
    cache, load = KeyCache(ticks), Loads()
    callers = [asyncio.ensure_future(cache.get("a", load)) for _ in range(100)]
    await asyncio.sleep(0)
    load.gate.set()
    assert await asyncio.gather(*callers) == [1] * 100
    assert load.count == 1


async def test_a_cancelled_caller_takes_nobody_elses_key_away(ticks):
    cache, load = KeyCache(ticks), Loads()
    first, second = (asyncio.ensure_future(cache.get("a", load)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.sleep(0)
    load.gate.set()
    assert await second == 1


async def test_what_is_dropped_while_it_loads_is_not_kept(ticks):
    cache, load = KeyCache(ticks), Loads()
    caller = asyncio.ensure_future(cache.get("a", load))
    await asyncio.sleep(0)
    cache.drop("a")
    load.gate.set()
    assert await caller == 1
    assert cache.peek("a") is None
    assert await cache.get("a", load) == 2


async def test_a_minute_later_it_is_loaded_anew(ticks):
    cache, load = KeyCache(ticks), Loads()
    load.gate.set()
    assert await cache.get("a", load) == 1
    ticks.seconds = 59.9
    assert await cache.get("a", load) == 1
    ticks.seconds = 60
    assert await cache.get("a", load) == 2


async def test_it_never_keeps_more_than_it_may(ticks):
    cache, load = KeyCache(ticks, entries=10), Loads()
    load.gate.set()
    for key in range(50):
        await cache.get(key, load)
    assert len(cache) == 10
    assert cache.peek(49) == 50
    assert cache.peek(39) is None


async def test_a_failed_load_is_told_to_all_and_tried_again_by_the_next(ticks):
    cache = KeyCache(ticks)

    async def fail() -> int:
        await asyncio.sleep(0)
        raise LookupError

    answers = await asyncio.gather(*(cache.get("a", fail) for _ in range(3)), return_exceptions=True)
    assert [type(answer) for answer in answers] == [LookupError] * 3
    load = Loads()
    load.gate.set()
    assert await cache.get("a", load) == 1
