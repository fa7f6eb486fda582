"""2,000 learners' keys rotated while others learn over HTTP: new data keys, every record sealed anew, the epoch turned. Nobody is to notice.

Requests are sent at a steady rate, as people do, and their times compared: before, and while the rotation works. The minutes in which it only
waits for all processes to forget what they have opened are left out, as they would flatter.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from dataclasses import dataclass, field
from random import Random
from statistics import quantiles
from time import perf_counter
from typing import Any
from uuid import UUID, uuid4

import httpx2

from bench.figures import Figure, figure
from bench.people import newcomer
from bench.running import Running, running, thrown_away
from schemas.identity import EnrollmentIn
from services.bootstrap import Services, build_services
from services.identity import Newcomer, Principal, Profile

LEARNERS, QUICK_LEARNERS = 2_000, 100
CLIENTS = 6
EACH_S = 0.25
COURSE = "algebra"
AT_ONCE = 4


@dataclass
class Load:
    """Learners at work, and how each of their requests went."""

    sent: list[tuple[float, float]] = field(default_factory=list)
    failed: int = 0

    def p99_ms(self, spans: list[tuple[float, float]]) -> float:
        """Return the 99th percentile of the requests that began within these spans of time."""
        times = [took for at, took in self.sent if any(begin <= at < end for begin, end in spans)]
        return quantiles(times, n=100)[98] * 1000


def figures(*, quick: bool) -> list[Figure]:
    """Rotate everybody's keys on a running installation."""
    with thrown_away() as (folder, port), running(folder, port, MENO_EPOCH_HOURS="0") as meno:
        return asyncio.run(_on(meno, QUICK_LEARNERS if quick else LEARNERS, 20.0 if quick else 90.0))


async def _on(meno: Running, learners: int, before_s: float) -> list[Figure]:
    services = await build_services(meno.settings)
    try:
        tenant_id = (await services.identity.tenants.at_the_machine("demo")).tenant_id
        await _people(services, tenant_id, learners - CLIENTS)
        clients = [await newcomer(meno, services, f"busy{number}") for number in range(CLIENTS)]
        load, ended = Load(), asyncio.Event()
        async with asyncio.TaskGroup() as working:
            for number, client in enumerate(clients):
                working.create_task(_learn(meno, client, load, ended, number))
            await asyncio.sleep(before_s / 3)
            begun = perf_counter()
            await asyncio.sleep(before_s)
            before = [(begun, perf_counter())]
            during = await _rotate(meno, services)
            ended.set()
        return await _told(services, load, before, during, learners)
    finally:
        await services.close()


async def _rotate(meno: Running, services: Services) -> list[tuple[float, float]]:
    """Rotate as an operator does, and return when the rotation was at work."""
    spans = []
    began = perf_counter()
    await _command(meno, "data", "--all", "--no-wait")
    spans.append((began, perf_counter()))
    for begins, ends in (("old", "next"), ("retired", "old")):
        while not (await services.rotation.states()).data_keys.get(begins):  # noqa: ASYNC110 - what is awaited is in another process
            await asyncio.sleep(0.5)
        began = perf_counter()
        while (await services.rotation.states()).data_keys.get(ends):  # noqa: ASYNC110 - likewise
            await asyncio.sleep(0.5)
        spans.append((began, perf_counter()))
    began = perf_counter()
    await _command(meno, "epoch")
    spans.append((began, perf_counter()))
    return spans


async def _command(meno: Running, level: str, *more: str) -> None:
    """Run `meno keys rotate` in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "services.cli", "keys", "rotate", "--level", level, *more, "--json",
        env={**os.environ, "MENO_DATA_DIR": str(meno.data_dir)}, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, _ = await process.communicate()
    assert process.returncode == 0, json.loads(out or b"{}")


async def _people(services: Services, tenant_id: UUID, count: int) -> None:
    """Make learners who have a journal and an image, some at a time."""
    async with services.database.open_work(tenant_id) as work:
        version_id = await services.curriculum.latest(work, COURSE)
    assert version_id is not None
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> None:
        async with gate:
            profile = Profile(name=f"Learner {number}", user_name=f"quiet{number}")
            person = await services.identity.accounts.add(Newcomer(tenant_id, "learner", profile, "adult"))
            principal = Principal(tenant_id, person.account.id, "learner", uuid4(), "adult", "en")
            await services.identity.consents.give(principal, principal.account_id, "memory", granted=True)
            await services.identity.enrollments.create(principal, EnrollmentIn(version_id=version_id, zone="Europe/Stockholm"))

    await asyncio.gather(*(one(number) for number in range(count)))


async def _learn(meno: Running, signed: httpx2.Client, load: Load, ended: asyncio.Event, number: int) -> None:
    """Answer, ask for the map and for what comes next, at a steady rate."""
    rng = Random(number)
    headers = {"Authorization": signed.headers["Authorization"]}
    async with httpx2.AsyncClient(base_url=meno.url, timeout=30, headers=headers) as client:
        enrollment = (await client.get("/v1/enrollments")).raise_for_status().json()["items"][0]["id"]
        paths = (f"/v1/enrollments/{enrollment}/next", f"/v1/enrollments/{enrollment}/progress", "/v1/me")
        while not ended.is_set():
            reply = await _timed(load, client, "GET", paths[0])
            offer = reply.json()["offer"] if reply is not None else None
            if offer is not None:
                body = {"id": str(uuid4()), "step": offer["step"], "answer": _answer(offer), "seconds": 9}
                await _timed(load, client, "POST", f"/v1/offers/{offer['id']}/attempts", body)
            await _timed(load, client, "GET", rng.choice(paths[1:]))


async def _timed(
    load: Load, client: httpx2.AsyncClient, method: str, path: str, body: dict[str, Any] | None = None
) -> httpx2.Response | None:
    """Send one request, note how it went, and wait for the next one's turn."""
    began = perf_counter()
    try:
        reply = await client.request(method, path, json=body)
    except httpx2.TransportError:
        reply = None
    took = perf_counter() - began
    if reply is None or reply.status_code != 200:
        load.failed += 1
        reply = None
    load.sent.append((began, took))
    await asyncio.sleep(max(0.0, EACH_S - took))
    return reply


def _answer(offer: dict[str, Any]) -> object:
    """Return an answer of the right shape, mostly wrong."""
    step = next(step for step in offer["item"]["steps"] if step["id"] == offer["step"])
    choices = [choice["id"] for choice in step["choices"]]
    if step["answer_type"] in ("multi_choice", "ordering"):
        return choices
    return choices[0] if choices else "7"


async def _told(
    services: Services, load: Load, before: list[tuple[float, float]], during: list[tuple[float, float]], learners: int
) -> list[Figure]:
    """Return the figures, once every key and the states of all have been looked at."""
    assert not (await services.rotation.check()).faults
    states = await services.rotation.states()
    assert states.data_keys["retired"] >= learners
    slow, usual = load.p99_ms(during), load.p99_ms(before)
    named = ("new data keys", "their activation", "records sealed anew", "epoch turned")
    told = ", ".join(
        f"{name} {end - begin:.1f} s (p99 {load.p99_ms([(begin, end)]):.0f} ms)" for name, (begin, end) in zip(named, during, strict=True)
    )
    return [
        figure(
            "rotation_failed_requests",
            load.failed,
            "requests",
            reference=f"of all sent; {learners} learners",
            reference_value=len(load.sent),
        ),
        figure("rotation_p99_rise", slow / usual, "1", reference="p99 before, ms", reference_value=usual),
        figure("rotation_s", sum(end - begin for begin, end in during), "s", reference=told),
    ]
