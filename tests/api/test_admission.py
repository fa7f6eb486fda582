"""Admission: so many at once, so many waiting, first come first served, and a clear word to everybody else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from types import SimpleNamespace

import httpx2
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from hypothesis import given
from hypothesis import strategies as st

from services.api import problems
from services.api.admission import Admission, Door
from services.platform import Metrics

moves = st.lists(st.sampled_from(["come", "leave", "give up"]), max_size=60)


@given(st.integers(1, 4), st.integers(0, 4), moves)
def test_the_door_never_lets_in_too_many_and_nobody_waits_beside_a_free_place(most, most_waiting, moves):
    door: Door[int] = Door(most, most_waiting)
    inside, waiting, came = set(), [], 0
    for move in moves:
        if move == "come":
            welcome = door.come(came, now=0.0)
            assert welcome == ("in" if len(inside) < most else "wait" if len(waiting) < most_waiting else "away")
            inside |= {came} if welcome == "in" else set()
            waiting += [came] if welcome == "wait" else []
            came += 1
        elif move == "leave" and inside:
            inside.pop()
            follower = door.leave(now=0.0)
            assert follower == (waiting[0] if waiting else None), "first come, first served"
            inside |= {waiting.pop(0)} if waiting else set()
        elif move == "give up" and waiting:
            assert door.give_up(waiting.pop())
        assert door.at_work == len(inside) <= most
        assert not waiting or len(inside) == most
    assert not door.give_up(came)


def test_who_would_wait_in_vain_is_told_at_once_and_a_slow_time_is_seen_to_be_over():
    door: Door[int] = Door(1, 100)
    assert door.come(0, now=0.0) == "in"
    now = 0.0
    for guest in range(1, 100):  # a place every 100 ms: four may wait, for those after them it would be more than half a second
        assert door.come(guest, now) == "wait"
        now += 0.1
        assert door.leave(now) == guest
    assert 0.09 < door.gap_s < 0.1001
    welcomes = [door.come(guest, now) for guest in range(200, 210)]
    assert welcomes == ["wait"] * 5 + ["away"] * 5
    for _ in range(5):
        assert door.leave(now) is not None
    slow, now = door.gap_s, 1e6
    for guest in range(300, 400):  # a long pause counts for nothing; now it goes fast
        assert door.come(guest, now) == "wait"
        now += 0.001
        door.leave(now)
    assert door.gap_s < 0.002 < slow


def test_however_slow_it_is_one_may_wait_unless_there_are_no_seats():
    assert Door[int](0, 1, gap_s=60.0).come(1, now=0.0) == "wait"
    assert Door[int](0, 0).come(1, now=0.0) == "away"


@dataclass
class Place:
    """An app behind a door, in which requests stay until they may end."""

    client: httpx2.AsyncClient
    metrics: Metrics
    may_end: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: asyncio.Queue[str] = field(default_factory=asyncio.Queue)


def place(most: int, most_waiting: int, hold_s: float = 60.0) -> Place:
    app = FastAPI()
    problems.install(app)
    metrics = Metrics()
    app.state.services = SimpleNamespace(settings=SimpleNamespace(max_at_work=most, max_waiting=most_waiting), metrics=metrics)
    found = Place(httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://test"), metrics)

    @app.get("/slow/{name}")
    async def slow(name: str) -> str:
        found.arrived.put_nowait(name)
        await found.may_end.wait()
        return name

    @app.get("/stream")
    async def stream() -> StreamingResponse:
        async def pieces() -> AsyncIterator[bytes]:
            yield b"begun"
            found.arrived.put_nowait("stream")
            await found.may_end.wait()
            yield b"ended"

        return StreamingResponse(pieces())

    @app.get("/healthz")
    async def healthz() -> str:
        return "ok"

    app.add_middleware(Admission, hold_s=hold_s)
    return found


async def test_who_finds_no_place_and_no_room_to_wait_is_told_to_come_back():
    at = place(most=1, most_waiting=1)
    first = asyncio.create_task(at.client.get("/slow/first"))
    assert await at.arrived.get() == "first"
    second = asyncio.create_task(at.client.get("/slow/second"))
    await asyncio.sleep(0)
    third = await at.client.get("/slow/third")
    assert (third.status_code, third.json()["code"], third.headers["retry-after"]) == (503, "overloaded", "1")
    assert (await at.client.get("/healthz")).status_code == 200
    at.may_end.set()
    assert [(await task).json() for task in (first, second)] == ["first", "second"]
    assert at.arrived.get_nowait() == "second"
    assert at.arrived.empty(), "nothing of what was sent away was begun"
    assert (await at.client.get("/slow/fourth")).status_code == 200
    assert b"meno_http_refused_total 1.0" in at.metrics.page()


async def test_a_stream_holds_its_place_until_it_begins():
    at = place(most=1, most_waiting=0)
    stream = asyncio.create_task(at.client.get("/stream"))
    assert await at.arrived.get() == "stream"
    other = asyncio.create_task(at.client.get("/slow/other"))
    assert await at.arrived.get() == "other"
    at.may_end.set()
    assert (await stream).content == b"begunended"
    assert (await other).status_code == 200


async def test_who_takes_long_gives_the_place_to_others():
    at = place(most=1, most_waiting=1, hold_s=0.0)
    first = asyncio.create_task(at.client.get("/slow/first"))
    assert await at.arrived.get() == "first"
    second = asyncio.create_task(at.client.get("/slow/second"))
    assert await at.arrived.get() == "second"
    at.may_end.set()
    assert [(await task).status_code for task in (first, second)] == [200, 200]


async def test_who_waits_and_leaves_takes_no_place_along():
    at = place(most=1, most_waiting=1)
    first = asyncio.create_task(at.client.get("/slow/first"))
    await at.arrived.get()
    second = asyncio.create_task(at.client.get("/slow/second"))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.wait((second,))
    at.may_end.set()
    assert (await first).status_code == 200
    assert (await at.client.get("/slow/third")).status_code == 200
