"""Three times as many attempts a second as the API can answer: how many are still answered in time, and what the others are told."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import quantiles
from time import monotonic
from uuid import uuid4

from bench.figures import Figure, figure
from bench.loop import any_answer, jobs_end, opened_services, pupil_of
from bench.people import newcomer
from bench.running import Running, running, thrown_away
from bench.wire import Reply, Wire
from services.bootstrap import Services

LEARNERS = 160  # more than find a place or a seat to wait in, so that somebody always comes
CLIENTS = (8, 16, 32)  # at which the peak is looked for
TIMES = 3.0
TOO_LATE_S = 2.0
TOLD = (429, 503)


def figures(*, quick: bool) -> list[Figure]:
    """Return what was measured on an installation of its own."""
    with thrown_away() as (folder, port), running(folder, port) as meno:
        return asyncio.run(_on(meno, *(3.0, 5.0) if quick else (8.0, 20.0)))


@dataclass(slots=True)
class Learner:
    """Somebody at work: a connection, and the open offer."""

    wire: Wire
    offer: dict[str, object]

    async def answer(self) -> Reply:
        """Send an answer to the open step; when it is taken, go on to the next one."""
        step = next(step for step in self.offer["item"]["steps"] if step["id"] == self.offer["step"])  # type: ignore[index]
        body = {"id": str(uuid4()), "step": self.offer["step"], "answer": any_answer(step), "seconds": 9}
        reply = await self.wire.ask("POST", f"/v1/offers/{self.offer['id']}/attempts", body)
        if reply.status == 200:
            self.offer = reply.json()["next"]["offer"]
        return reply


@dataclass(slots=True)
class Flood:
    """What became of the attempts of a flood: seconds until each was answered, until it was told to come back, and how many were neither."""

    answered: list[float] = field(default_factory=list)
    told: list[float] = field(default_factory=list)
    lost: int = 0

    async def send(self, learner: Learner, idle: deque[Learner]) -> None:
        """Send one attempt and note what becomes of it; the learner is free again."""
        began = monotonic()
        try:
            reply = await learner.answer()
        except (OSError, EOFError, ValueError):
            self.lost += 1
            await learner.wire.close()
        else:
            self._note(reply, reply.at - began)
        idle.append(learner)

    def _note(self, reply: Reply, seconds: float) -> None:
        if reply.status == 200 and seconds <= TOO_LATE_S:
            self.answered.append(seconds)
        elif reply.status in TOLD and reply.headers.get("retry-after", "").isdigit():
            self.told.append(seconds)
        else:
            self.lost += 1


async def _on(meno: Running, peak_s: float, flood_s: float) -> list[Figure]:
    async with opened_services(meno) as services:
        learners = [await _learner(meno, services, number) for number in range(LEARNERS)]
        await jobs_end(services)
        peak = max([await _closed(learners, clients, peak_s) for clients in CLIENTS])
        flood = await _open(learners, TIMES * peak, flood_s)
    return list(_told(flood, peak, flood_s))


def _told(flood: Flood, peak: float, seconds: float) -> Iterator[Figure]:
    sent = len(flood.answered) + len(flood.told) + flood.lost
    yield figure("overload_goodput", len(flood.answered) / seconds / peak, "", reference="peak, attempts/s", reference_value=peak)
    yield figure("overload_lost", float(flood.lost), "attempts", reference="sent, attempts/s", reference_value=sent / seconds)
    yield figure("overload_answered_p95_ms", quantiles(flood.answered, n=20)[-1] * 1e3, "ms")
    if len(flood.told) > 1:
        yield figure("overload_told_p95_ms", quantiles(flood.told, n=20)[-1] * 1e3, "ms")


async def _learner(meno: Running, services: Services, number: int) -> Learner:
    pupil = await pupil_of(meno, services, await newcomer(meno, services, f"flood{number}"))
    wire = Wire(meno.url, pupil.client.headers["Authorization"].removeprefix("Bearer "))
    pupil.client.close()
    return Learner(wire, pupil.offer)


async def _closed(learners: list[Learner], clients: int, seconds: float) -> float:
    """Return attempts a second where so many are under way at a time, each by whoever has waited longest."""
    idle, until = deque(learners), monotonic() + seconds
    counts = await asyncio.gather(*(_answers_until(idle, until) for _ in range(clients)))
    return sum(counts) / seconds


async def _answers_until(idle: deque[Learner], until: float) -> int:
    count = 0
    while monotonic() < until:
        learner = idle.popleft()
        reply = await learner.answer()
        if reply.status != 200:
            raise RuntimeError(f"an attempt was answered {reply.status} without a flood")
        idle.append(learner)
        count += 1
    return count


async def _open(learners: list[Learner], rate: float, seconds: float) -> Flood:
    """Send attempts at a rate that waits for nobody, each by a learner who waits for nothing."""
    flood, idle, tasks, began, sent = Flood(), deque(learners), set[asyncio.Task[None]](), monotonic(), 0
    while (elapsed := monotonic() - began) < seconds:
        while sent < elapsed * rate:
            sent += 1
            if not idle:
                flood.lost += 1
                continue
            task = asyncio.create_task(flood.send(idle.popleft(), idle))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        await asyncio.sleep(0.001)
    await asyncio.gather(*tasks)
    return flood
