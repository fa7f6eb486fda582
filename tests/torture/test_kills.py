"""`kill -9` of any process at random points while learners work: what was acknowledged is there, once, and everything goes on."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID, uuid4

import httpx2
import psutil
import pytest
from sqlalchemy import text

from bench.running import Running
from schemas.journal import Spoken
from services.bootstrap import Services, build_services
from services.memory import Entry, Replay
from services.platform import Unavailable
from tests.engines.waiting import until
from tests.journeys.learner import LISTS, Pupil, enrolled

LEARNERS = 3
SHORT, SEED = 10, int(os.environ.get("MENO_TORTURE_SEED", "0"))
PAUSE_S = 0.1
AGAIN, TOO_MANY = frozenset({502, 503}), 429
JOBS_S = 150.0
BACK_S = 60.0
SENT_AGAIN = 25
ASKS_EVERY = 15
CLOSED_S = 110.0
"""A turn whose writer has died is closed by its job a minute and a half after it was said."""
_OPEN_JOBS = text("SELECT *, now() AS seen_at FROM job WHERE state IN ('running', 'dead') OR (state = 'waiting' AND run_after < now())")


@dataclass
class Acknowledged:
    """What was answered with 200: where it was sent, what, and the reply's bytes."""

    path: str
    body: dict[str, Any]
    reply: bytes


@dataclass
class Ledger:
    """What the learners have been told, and what else the server said."""

    acknowledged: dict[UUID, dict[str, Acknowledged]] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    broken: int = 0

    def __len__(self) -> int:
        return sum(len(mine) for mine in self.acknowledged.values())


async def insist(ledger: Ledger, client: httpx2.AsyncClient, method: str, path: str, body: dict[str, Any] | None = None) -> httpx2.Response:
    """Send the same request until it is answered."""
    while True:
        try:
            reply = await client.request(method, path, json=body)
        except httpx2.TransportError:
            ledger.broken += 1
        else:
            ledger.statuses[reply.status_code] += 1
            if reply.status_code not in AGAIN:
                return reply
        await asyncio.sleep(PAUSE_S)


async def keep_answering(pupil: Pupil, ledger: Ledger, ended: asyncio.Event) -> None:
    """Answer one offer after the other, each attempt until it is acknowledged, and ask the tutor now and then."""
    mine, asked = ledger.acknowledged.setdefault(pupil.id, {}), set[asyncio.Task[None]]()
    while not ended.is_set():
        if len(mine) % ASKS_EVERY == 1:
            asked.add(asyncio.create_task(ask(pupil, ledger)))
        following = await insist(ledger, pupil.client, "GET", f"/v1/enrollments/{pupil.enrollment_id}/next")
        assert following.status_code == 200, following.text
        pupil.now = following.json()
        body, path = pupil.body(any_answer(pupil.offer)), f"/v1/offers/{pupil.offer['id']}/attempts"
        reply = await insist(ledger, pupil.client, "POST", path, body)
        assert reply.status_code == 200, reply.text
        mine[body["id"]] = Acknowledged(path, body, reply.content)
    await asyncio.gather(*asked)


async def ask(pupil: Pupil, ledger: Ledger) -> None:
    """Say something to the tutor once; whether the reply arrives is left to chance."""
    turn = {"id": str(uuid4()), "text": "What shall I do?"}
    try:
        reply = await pupil.client.post(f"/v1/conversations/{pupil.enrollment_id}/turns", json=turn, timeout=BACK_S)
        ledger.statuses[reply.status_code] += 1
    except httpx2.TransportError:
        ledger.broken += 1


def any_answer(offer: dict[str, Any]) -> str | list[str]:
    """Return an answer of the right shape."""
    step = next(step for step in offer["item"]["steps"] if step["id"] == offer["step"])
    choices = [choice["id"] for choice in step["choices"]]
    return choices if step["answer_type"] in LISTS else choices[0] if choices else "7"


def victims(meno: Running) -> dict[str, list[psutil.Process]]:
    """Return who may be killed, by kind: the four parts, and the processes below them."""
    found: dict[str, list[psutil.Process]] = {}
    for part in psutil.Process(meno.process.pid).children():
        with_arguments = " ".join(part.cmdline())
        kind = next((kind for kind, mark in _MARKS.items() if mark in with_arguments), None)
        if kind and part.status() != psutil.STATUS_ZOMBIE:
            found[kind] = [part]
            found[f"below {kind}"] = part.children()
    return {kind: processes for kind, processes in found.items() if processes}


_MARKS = {"api": "-m services.api", "worker": "-m workers", "valkey": "valkey", "postgres": "postgres"}
KINDS = ("api", "worker", "valkey", "postgres", "below api", "below worker", "below postgres")
WHEN_NEEDED = "below api"
"""Checkers, which come back with the next answer that needs one."""


async def kill_one(meno: Running, kind: str, rng: Random) -> None:
    """Kill one process of a kind, once there is one."""

    async def chosen() -> psutil.Process | None:
        try:
            return rng.choice(victims(meno)[kind])
        except (KeyError, psutil.NoSuchProcess):
            return None

    try:
        victim = await until(chosen, seconds=BACK_S)
    except TimeoutError:
        raise AssertionError(f"nothing {kind} has come back; there is {victims(meno)}") from None
    os.kill(victim.pid, signal.SIGKILL)


async def kill_in_turn(meno: Running, ledger: Ledger, kills: int, rng: Random) -> Counter[str]:
    """Kill, each time after some more attempts have been acknowledged, so that every kill meets work."""
    killed, kinds = Counter[str](), list[str]()
    for _ in range(kills):
        kinds = kinds or rng.sample(KINDS, len(KINDS))
        wanted = len(ledger) + rng.randint(1, 8)
        await until(lambda wanted=wanted: len(ledger) >= wanted, seconds=BACK_S)
        await asyncio.sleep(rng.uniform(0, 0.03))
        kind = kinds.pop()
        if kind == WHEN_NEEDED and kind not in victims(meno):
            kind = kind.removeprefix("below ")
        killed[kind] += 1
        await kill_one(meno, kind, rng)
    wanted = len(ledger) + LEARNERS * 2
    await until(lambda: len(ledger) >= wanted, seconds=BACK_S)
    return killed


async def holds_exactly(services: Services, pupil: Pupil, acknowledged: dict[str, Acknowledged]) -> None:
    """Check that a learner's journal holds each acknowledged attempt once and nothing else, and folds to the stored image."""
    keys = await services.vault.keys(pupil.tenant_id, pupil.id)
    async with services.database.open_work(pupil.tenant_id) as work:
        found = await Replay(services.memory.folds).verify(work, keys, pupil.id)
        assert found.holds, found.faults
    attempts = [str(entry.id) for entry in await journal_of(services, pupil) if entry.kind == "attempt"]
    assert sorted(attempts) == sorted(acknowledged)


async def journal_of(services: Services, pupil: Pupil) -> list[Entry]:
    """Return a learner's whole journal."""
    keys, found = await services.vault.keys(pupil.tenant_id, pupil.id), list[Entry]()
    async with services.database.open_work(pupil.tenant_id) as work:
        while more := await services.memory.entries(work, keys, pupil.id, after_seq=found[-1].seq if found else 0, limit=2000):
            found += more
    return found


async def turns_end(services: Services, pupil: Pupil) -> None:
    """Wait until every turn that was journaled has its reply; nobody is answered twice."""

    async def all_answered() -> bool:
        spoken = [entry.evidence for entry in await journal_of(services, pupil) if isinstance(entry.evidence, Spoken)]
        counts = Counter(one.turn_id for one in spoken)
        assert max(counts.values(), default=2) == 2, "a message and one reply"
        return all(count == 2 for count in counts.values())

    await until(all_answered, seconds=CLOSED_S)


async def same_bytes_again(pupil: Pupil, ledger: Ledger, rng: Random) -> None:
    """Check that acknowledged attempts, sent again, get the bytes that they got."""
    mine = list(ledger.acknowledged[pupil.id].values())
    for kept in rng.sample(mine, min(SENT_AGAIN, len(mine))):
        assert (await insist(ledger, pupil.client, "POST", kept.path, kept.body)).content == kept.reply


async def jobs_end(services: Services) -> None:
    """Wait until no job is running or due; none may be dead."""
    left: list[str] = []

    async def all_done() -> bool:
        try:
            async with services.database.open_work() as work:
                left[:] = map(str, (await work.session.execute(_OPEN_JOBS)).mappings())
        except Unavailable:
            return False
        assert not [row for row in left if "'dead'" in row], left
        return not left

    try:
        await until(all_done, seconds=JOBS_S)
    except TimeoutError:
        raise AssertionError(f"still to be done: {left}") from None


@pytest.mark.slow
@pytest.mark.parametrize(
    "kills",
    [pytest.param(SHORT, marks=pytest.mark.timeout(280)), pytest.param(120, marks=[pytest.mark.torture, pytest.mark.timeout(5400)])],
)
async def test_what_was_acknowledged_survives_the_death_of_every_process(meno, inside, kills):
    rng, ledger, ended = Random(SEED + kills), Ledger(), asyncio.Event()
    pupils = [await enrolled(meno, inside, f"torture-{uuid4().hex[:8]}") for _ in range(LEARNERS)]
    async with asyncio.TaskGroup() as working:
        for pupil in pupils:
            working.create_task(keep_answering(pupil, ledger, ended))
        killed = await kill_in_turn(meno, ledger, kills, rng)
        ended.set()
    print(f"{len(ledger)} acknowledged, {ledger.broken} connections broken, {dict(ledger.statuses)}, killed {dict(killed)}")
    assert set(ledger.statuses) <= {200, TOO_MANY, *AGAIN}
    services = await build_services(meno.settings)
    try:
        await jobs_end(services)
        for pupil in pupils:
            await holds_exactly(services, pupil, ledger.acknowledged[pupil.id])
            await same_bytes_again(pupil, ledger, rng)
            if kills > SHORT:
                await turns_end(services, pupil)
    finally:
        await services.close()
        await inside.database.dispose()
        await inside.keys_database.dispose()
