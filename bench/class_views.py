"""An educator's views of a class of 30 and of 200 learners at work: the first look of a day, which is logged for each of them, and later ones."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from random import Random
from statistics import median, quantiles
from time import perf_counter
from uuid import UUID, uuid4

from bench.figures import Figure, figure
from bench.running import Running, running, thrown_away
from schemas.identity import EnrollmentIn
from schemas.journal import Attempted, AttemptWords, SkillEvidence
from services.bootstrap import Services, build_services
from services.curriculum import CourseVersion
from services.identity import Principal, Profile
from services.memory import Draft

COURSE, ATTEMPTS = "algebra", 60
SIZES = (30, 200)


@dataclass(frozen=True)
class BenchClass:
    """A class at work, and its educator."""

    educator: Principal
    class_id: UUID
    course_id: UUID


def figures(*, quick: bool) -> list[Figure]:
    """Start an installation and measure on it."""
    with thrown_away() as (folder, port), running(folder, port) as meno:
        return asyncio.run(_on(meno, 5 if quick else 20))


async def _on(meno: Running, rounds: int) -> list[Figure]:
    services = await build_services(meno.settings)
    try:
        found: list[Figure] = []
        for size in SIZES:
            found += await _measured(services, await _class_of(services, size), size, rounds)
        return found
    finally:
        await services.close()


async def _measured(services: Services, room: BenchClass, size: int, rounds: int) -> list[Figure]:
    services.vault.forget_all()
    first = await _overview_ms(services, room)
    later = [await _overview_ms(services, room) for _ in range(rounds)]
    began = perf_counter()
    lines = await services.teaching.views.progress_csv(room.educator, room.class_id, room.course_id)
    _ = [line async for line in lines]
    table_ms = (perf_counter() - began) * 1_000
    return [
        figure(f"class_overview_{size}_first_ms", first, "ms"),
        figure(f"class_overview_{size}_median_ms", median(later), "ms"),
        figure(f"class_overview_{size}_p95_ms", quantiles(later, n=20)[18], "ms"),
        figure(f"class_progress_csv_{size}_first_ms", table_ms, "ms"),
    ]


async def _overview_ms(services: Services, room: BenchClass) -> float:
    began = perf_counter()
    await services.teaching.views.overview(room.educator, room.class_id, room.course_id)
    return (perf_counter() - began) * 1_000


async def _class_of(services: Services, size: int) -> BenchClass:
    """Make a class of learners who have tried things, all of whom have agreed."""
    identity, slug = services.identity, f"bench-{uuid4().hex[:8]}"
    tenant_id = (await identity.tenants.at_the_machine("demo")).tenant_id
    async with services.database.open_work(tenant_id) as work:
        version_id = await services.curriculum.latest(work, COURSE)
        assert version_id is not None
        version = await services.curriculum.version(work, version_id)
    person = await identity.tenants.add(tenant_id, "educator", Profile(name=slug, user_name=slug), "bench-" + uuid4().hex, None)
    educator = Principal(tenant_id, person.account.id, "educator", uuid4(), None, "en")
    operator = Principal(tenant_id, person.account.id, "operator", uuid4(), None, "en")
    class_id = (await identity.classes.create(educator, slug)).id
    await identity.classes.pin(educator, class_id, version_id)
    for number in range(size):
        await _learner(services, operator, class_id, version, Random(number), f"{slug}-{number}")
    return BenchClass(educator, class_id, version.course_id)


async def _learner(services: Services, operator: Principal, class_id: UUID, version: CourseVersion, rng: Random, name: str) -> None:
    identity, tenant_id = services.identity, operator.tenant_id
    person = await identity.tenants.add(tenant_id, "learner", Profile(name=name, user_name=name), "bench-" + uuid4().hex, "adult")
    learner = Principal(tenant_id, person.account.id, "learner", uuid4(), "adult", "en")
    await identity.classes.add_member(operator, class_id, learner.account_id, "learner")
    await identity.consents.give(learner, learner.account_id, "memory", granted=True)
    await identity.consents.give(learner, learner.account_id, "improve_course", granted=True)
    await identity.enrollments.create(learner, EnrollmentIn(version_id=version.id, zone="Europe/Stockholm"))
    keys = await services.vault.keys(tenant_id, learner.account_id)
    drafts = [_attempt(version, rng) for _ in range(ATTEMPTS)]
    async with services.database.open_work(tenant_id) as work:
        desk = await services.memory.open(work, keys, learner.account_id, drafts=drafts)
        for draft in drafts:
            desk.add(draft)
        await desk.save(is_promising=False)


def _attempt(version: CourseVersion, rng: Random) -> Draft:
    item = rng.choice(version.course.items)
    skill, right = item.skills[0], rng.random() < 0.6
    attempted = Attempted(
        offer_id=uuid4(), course=version.slug, activity="exercise", item=item.id, step="a", verdict="correct" if right else "incorrect",
        score=float(right), skills=(SkillEvidence(skill=skill, score=float(right)),), completes=True, closes_step=True,
    )  # fmt: skip
    return Draft(uuid4(), "attempt", attempted, AttemptWords(answer="7"))
