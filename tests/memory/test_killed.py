"""`kill -9` at random moments of consolidation: no entry is lost, no fact doubled, the watermark is right, and it comes out as if nothing had been."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import secrets
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest

from schemas.journal import GoalSet, Words
from services.memory import Draft, Replay
from services.memory.facts import ALL, FACTS
from services.memory.heard import HEARD
from services.vault import AccountKeys
from tests.memory.conftest import Learner
from tests.memory.test_listening import Heard
from tests.memory.toys import attempt, message

LATEST_S = 0.35
"""A whole consolidation of a round takes about that long."""


@asynccontextmanager
async def nursery() -> AsyncIterator[Process]:
    """A process that forks victims."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "tests.memory.victim", stdin=PIPE, stdout=PIPE)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def killed(process: Process, told: dict[str, Any], after_s: float) -> None:
    """Let a victim consolidate, and kill it after a while, if it still lives."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(told).encode() + b"\n")
    victim = int(await process.stdout.readline())
    ended = asyncio.ensure_future(process.stdout.readline())
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(asyncio.shield(ended), after_s)
    with contextlib.suppress(ProcessLookupError):
        os.kill(victim, signal.SIGKILL)
    assert await ended == b"ended\n"


def some_work(rng: Random) -> list[Draft]:
    """Entries of a session: answers right and wrong, words, a wish."""
    drafts = [
        attempt(f"i{rng.randrange(3)}", score=float(rng.random() < 0.4), skill=f"s{rng.randrange(3)}", hints=rng.randrange(3), seconds=rng.uniform(5, 90))
        for _ in range(rng.randrange(10, 30))
    ]  # fmt: skip
    wish = Draft(
        uuid4(),
        "preference",
        GoalSet(course="algebra"),
        Words(text=rng.choice(["explain in French", "no sports examples", "short answers"])),
    )
    return [*drafts, message(), wish]


def found(book: Any) -> list[Any]:
    return [book.facts[fact_id].model_dump() for fact_id in sorted(book.facts)]


async def kill_and_compare(memory: Any, database: Any, settings: Any, kills: int, seed: int) -> None:
    """Kill as often as asked, with new work in between; then compare with a learner who was left in peace."""
    rng, secret, names, tenant_id = Random(seed), secrets.token_bytes(32), secrets.token_bytes(32), uuid4()

    def born(learner_id: UUID) -> Learner:
        return Learner(memory, database, AccountKeys(tenant_id, learner_id, {1: secret}, names), learner_id)

    hunted, spared = born(uuid4()), born(uuid4())
    async with nursery() as process:
        for round_number in range(kills):
            if round_number % 3 == 0:
                drafts = some_work(rng)
                await hunted.append(*drafts)
                await spared.append(*drafts)
            told = {
                "url": settings.database_url, "tenant": str(tenant_id), "learner": str(hunted.id), "key": secret.hex(), "names": names.hex(),
                "at": memory.clock.now().isoformat(), "batch": 7,
            }  # fmt: skip
            await killed(process, told, rng.uniform(0, LATEST_S))
            async with database.open_work(tenant_id) as work:
                assert (await Replay(memory.folds).verify(work, hunted.keys, hunted.id)).holds
            if round_number % 3 == 2:
                await Heard(hunted, batch=7).consolidate()
                await Heard(spared).consolidate()
    await Heard(hunted).consolidate()
    await Heard(spared).consolidate()
    assert found(await hunted.state(ALL, FACTS)) == found(await spared.state(ALL, FACTS))
    ops = [entry.id for entry in await hunted.entries(limit=2_000) if entry.kind == "fact_op"]
    assert len(ops) == len(set(ops)) > 0
    async with database.open_work(tenant_id) as work:
        desk = await memory.open(work, hunted.keys, hunted.id)
        assert desk.consolidated_seq == desk.seq == desk.reached(HEARD)


async def test_ten_kills_leave_what_peace_would_have_left(memory, database, settings) -> None:
    await kill_and_compare(memory, database, settings, 10, seed=11)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(5))
async def test_more_kills_leave_what_peace_would_have_left(memory, database, settings, seed) -> None:
    await kill_and_compare(memory, database, settings, 30, seed=seed)
