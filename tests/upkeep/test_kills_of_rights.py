"""`kill -9` of a worker at random points of forgetting and of an export: another ends it, once, and what it leaves is whole."""

from __future__ import annotations

import os
from random import Random
from uuid import UUID

import asyncpg
import pytest

from schemas.exports import ExportIn
from schemas.journal import Forgotten
from schemas.memory import ForgetIn
from services.bootstrap import Services
from services.memory.forgetting.wishes import KEPT
from tests.privacy.conftest import House
from tests.privacy.test_exports import lines
from tests.privacy.test_forgetting import practise
from tests.tutor.lessons import Pupil, new_pupil
from tests.upkeep.conftest import Mortal
from tests.upkeep.test_kills import LEASES_END

SEED = int(os.environ.get("MENO_TORTURE_SEED", "0"))


async def killed_and_ended(mortal: Mortal, eyes: list[asyncpg.Connection], job_id: UUID, after_s: float) -> bool:
    """Let a worker begin a job, kill it, and let another end it; return whether the first was in the midst of it."""
    await mortal.do("work", after_s, job=str(job_id), from_built=True)
    was_cut = await eyes[0].fetchval("SELECT state = 'running' FROM job WHERE id = $1::text::uuid", str(job_id))
    await eyes[0].execute(LEASES_END)
    assert (await mortal.do("work", None, job=str(job_id)))["code"] == 0
    assert await eyes[0].fetchval("SELECT state FROM job WHERE id = $1::text::uuid", str(job_id)) == "done"
    return bool(was_cut)


async def forget_all(pupil: Pupil, mortal: Mortal, eyes: list[asyncpg.Connection], part: float) -> bool:
    """Work a little, have everything forgotten by a job whose worker is killed, and see that it is; return whether it was cut short."""
    await practise(pupil, 2)
    house, who = House(pupil.services), pupil.principal
    before = {entry.id for entry in await pupil.entries() if entry.kind not in KEPT}
    promised = await house.forgetting_by_job().rights.forget.forget(who, ForgetIn(what="everything"))
    assert promised.job_id is not None
    was_cut = await killed_and_ended(mortal, eyes, promised.job_id, part)
    left = await pupil.entries()
    assert not before & {entry.id for entry in left}
    records = [entry.evidence for entry in left if isinstance(entry.evidence, Forgotten)]
    assert records[-1].entries == len(before), "each is counted once, however often the job was begun"
    assert await house.holds(pupil)
    assert (await pupil.next()).offer is not None, "the memory is open again"
    return was_cut


async def export_all(pupil: Pupil, mortal: Mortal, eyes: list[asyncpg.Connection], part: float) -> bool:
    """Ask for an export whose worker is killed, and see that the archive holds the journal; return whether it was cut short."""
    await practise(pupil, 1)
    exports, who = pupil.services.rights.exports, pupil.principal
    asked = await exports.ask(who, ExportIn())
    was_cut = await killed_and_ended(mortal, eyes, asked.job_id, part)
    assert (await exports.one(who, asked.id)).state == "ready"
    archive = b"".join([chunk async for chunk in exports.content(who, asked.id)])
    held = {line["id"] for line in lines(archive) if not line.get("cleared")}
    assert held == {str(entry.id) for entry in await pupil.entries()}
    return was_cut


async def rights(times: int, mortal: Mortal, services: Services, eyes: list[asyncpg.Connection]) -> None:
    """Kill so many workers in each of both deeds."""
    chance, pupil = Random(SEED), await new_pupil(services)
    asked = await services.rights.exports.ask(pupil.principal, ExportIn())
    took_s = (await mortal.do("work", None, job=str(asked.job_id), from_built=True))["took_s"]
    cut = dict.fromkeys((export_all, forget_all), 0)
    for _ in range(times):
        for deed in cut:
            cut[deed] += await deed(pupil, mortal, eyes, chance.uniform(0, took_s))
    print({deed.__name__: f"{number} of {times} cut short" for deed, number in cut.items()}, f"a whole one takes {took_s:.2f} s")
    assert sum(cut.values())


async def test_a_worker_that_is_killed_while_it_forgets_or_exports_is_followed_by_one_that_ends_it(
    mortal: Mortal,
    services: Services,
    eyes,
) -> None:
    await rights(3, mortal, services, eyes)


@pytest.mark.torture
@pytest.mark.timeout(3600)
async def test_sixty_workers_killed_while_they_forget_or_export(mortal: Mortal, services: Services, eyes) -> None:
    await rights(60, mortal, services, eyes)
