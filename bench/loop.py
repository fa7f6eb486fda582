"""The whole loop over HTTP on a running installation: latency, CPU, statements, throughput, memory, growth, replay, start."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import Random
from statistics import median, quantiles
from time import perf_counter
from uuid import UUID, uuid4

import httpx2
from sqlalchemy import text

from bench.figures import Figure, figure
from bench.oracle import right_answer, write_journal
from bench.reference import transactions_per_s
from bench.running import Running, running, thrown_away
from services.bootstrap import Services, build_services
from services.memory import Replay, consolidate_now

COURSE = "algebra"
CLIENTS = 8
WRONG_SHARE = 0.3


@dataclass
class Pupil:
    """A learner at work: a client, and where they stand."""

    client: httpx2.Client
    tenant_id: UUID
    learner_id: UUID
    enrollment_id: str
    offer: dict[str, object]


def figures(*, quick: bool) -> list[Figure]:
    """Start an installation twice and measure everything on it."""
    with thrown_away() as (folder, port):
        with running(folder, port):
            pass
        with running(folder, port) as meno:
            found = [figure("up_second_start_s", meno.start_s, "s")]
            idle = meno.pss_mib()
            return [*found, figure("stack_rss_mb", idle, "MiB"), *asyncio.run(_on(meno, quick))]


async def _on(meno: Running, quick: bool) -> list[Figure]:
    async with opened_services(meno) as services:
        ada = await pupil_of(meno, services)
        rounds = 60 if quick else 400
        await _attempts(services, ada, 20)
        before = meno.api().cpu_times()
        times = await _attempts(services, ada, rounds)
        after = meno.api().cpu_times()
        cpu_ms = (after.user + after.system - before.user - before.system) * 1000 / rounds
        _one_turn(ada)
        async with services.database.open_work(ada.tenant_id) as work:
            await consolidate_now(work, ada.learner_id)
        await jobs_end(services)
        active = meno.pss_mib()
        throughput, reference, name = await _throughput(meno, services, 3.0 if quick else 10.0)
        growth, replay = await _growth(meno, services, 2_000 if quick else 100_000)
        return [
            figure("attempt_p50_ms", median(times), "ms"),
            figure("attempt_p99_ms", quantiles(times, n=100)[98], "ms"),
            figure("attempt_cpu_ms", cpu_ms, "ms"),
            figure("attempt_queries", await _statements(services, meno), "statements"),
            figure("attempt_share_of_pgbench", throughput / reference, "1", reference=name, reference_value=reference),
            figure("attempts_per_s", throughput, "1/s", better="more"),
            figure("attempt_bytes_stored", await _bytes_stored(services, ada), "B"),
            figure("stack_rss_active_mb", active, "MiB"),
            growth, replay,
        ]  # fmt: skip


@asynccontextmanager
async def opened_services(meno: Running) -> AsyncIterator[Services]:
    """Open the services of an installation, to look inside."""
    services = await build_services(meno.settings)
    try:
        yield services
    finally:
        await services.close()


async def pupil_of(meno: Running, services: Services, client: httpx2.Client | None = None) -> Pupil:
    """Return where a learner of the algebra course stands: whoever the client is signed in as, else the demo learner."""
    client = client or meno.sign_in("ada")
    account = client.get("/v1/me").json()["account"]
    tenant_id = (await services.identity.tenants.at_the_machine("demo")).tenant_id
    for enrollment in client.get("/v1/enrollments").json()["items"]:
        if client.get(f"/v1/courses/{enrollment['course_id']}").json()["slug"] == COURSE:
            offer = client.get(f"/v1/enrollments/{enrollment['id']}/next").json()["offer"]
            return Pupil(client, tenant_id, UUID(account["id"]), enrollment["id"], offer)
    raise RuntimeError("the demo learner is not in the algebra course")


async def _attempts(services: Services, pupil: Pupil, rounds: int) -> list[float]:
    """Answer, right or wrong; return the milliseconds of each round trip."""
    rng, times = Random(1), []
    for _ in range(rounds):
        answer = await right_answer(services, pupil.tenant_id, pupil.learner_id, COURSE)
        if rng.random() < WRONG_SHARE and isinstance(answer, str):
            answer = "12345"
        body = {"id": str(uuid4()), "step": pupil.offer["step"], "answer": answer, "seconds": 20}
        began = perf_counter()
        reply = pupil.client.post(f"/v1/offers/{pupil.offer['id']}/attempts", json=body)
        times.append((perf_counter() - began) * 1000)
        pupil.offer = reply.raise_for_status().json()["next"]["offer"]
    return times


def _one_turn(pupil: Pupil) -> None:
    chat = pupil.client.post("/v1/conversations", json={"enrollment_id": pupil.enrollment_id}).raise_for_status().json()
    pupil.client.post(
        f"/v1/conversations/{chat['id']}/turns", json={"id": str(uuid4()), "text": "Explain this", "mode": "explain"}
    ).raise_for_status()


async def _throughput(meno: Running, services: Services, seconds: float) -> tuple[float, float, str]:
    """Return attempts a second at eight clients, and what the database reaches with the same statements alone."""
    pupils = [await _newcomer(meno, services, number) for number in range(CLIENTS)]
    async with httpx2.AsyncClient(base_url=meno.url, timeout=30) as client:
        began = perf_counter()
        counts = await asyncio.gather(*(_answer_until(client, pupil, began + seconds) for pupil in pupils))
        throughput = sum(counts) / (perf_counter() - began)
    reference, name = await transactions_per_s(services, CLIENTS, seconds)
    return throughput, reference, name


async def _answer_until(client: httpx2.AsyncClient, pupil: Pupil, until: float) -> int:
    count, offer, headers = 0, pupil.offer, {"Authorization": pupil.client.headers["Authorization"]}
    while perf_counter() < until:
        item = offer["item"]
        step = next(step for step in item["steps"] if step["id"] == offer["step"])  # type: ignore[index]
        body = {"id": str(uuid4()), "step": offer["step"], "answer": any_answer(step), "seconds": 9}
        reply = await client.post(f"/v1/offers/{offer['id']}/attempts", json=body, headers=headers)
        offer = reply.raise_for_status().json()["next"]["offer"]
        count += 1
    return count


def any_answer(step: dict[str, object]) -> object:
    """Return an answer of the right shape, mostly wrong."""
    choices = [choice["id"] for choice in step["choices"]]  # type: ignore[attr-defined]
    if step["answer_type"] in ("multi_choice", "ordering"):
        return choices
    return choices[0] if choices else "7"


async def _newcomer(meno: Running, services: Services, number: int) -> Pupil:
    """Make a learner who is remembered and enrolled, and sign in."""
    from bench.people import newcomer

    client = await newcomer(meno, services, f"bench{number}")
    return await pupil_of(meno, services, client)


async def _statements(services: Services, meno: Running) -> float:
    from bench.statements import statements_of_an_attempt

    return await statements_of_an_attempt(meno, services)


async def _bytes_stored(services: Services, pupil: Pupil) -> float:
    """Return the bytes that the journal holds per entry of attempt and offer together."""
    query = text(
        "SELECT sum(pg_column_size(j.*)) FILTER (WHERE true), count(*) FROM memory_journal j WHERE learner_id = :learner"
    )  # fmt: skip
    async with services.database.open_work(pupil.tenant_id) as work:
        size, count = (await work.session.execute(query, {"learner": pupil.learner_id})).one()
    return float(size) / float(count) * 2


async def jobs_end(services: Services) -> None:
    """Wait until no job is running or due, three minutes at most."""
    for _ in range(360):
        health = await services.jobs.health()
        if not health.due and not health.running:
            return
        await asyncio.sleep(0.5)


async def _growth(meno: Running, services: Services, entries: int) -> tuple[Figure, Figure]:
    """Return the latency with a long journal over that with a short one, and the replay rate of the long one."""
    short, long = await _newcomer(meno, services, 100), await _newcomer(meno, services, 101)
    await write_journal(services, short.tenant_id, short.learner_id, COURSE, 100, 100)
    await write_journal(services, long.tenant_id, long.learner_id, COURSE, entries, 5_000)
    await jobs_end(services)  # consolidating a hundred thousand entries is another figure's matter
    pairs = [(median(await _attempts(services, short, 30)), median(await _attempts(services, long, 30))) for _ in range(4)]
    ratio = median(after / before for before, after in pairs)
    keys = await services.vault.keys(long.tenant_id, long.learner_id)
    async with services.database.open_work(long.tenant_id) as work:
        began = perf_counter()
        found = await Replay(services.memory.folds).verify(work, keys, long.learner_id)
        rate = found.entries / (perf_counter() - began)
    assert found.holds, found.faults
    return (
        figure("attempt_growth_100k", ratio, "1", reference=f"p50 at {entries} entries over p50 at 100"),
        figure("replay_entries_per_s", rate, "1/s"),
    )
