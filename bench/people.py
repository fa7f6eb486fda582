"""More learners for a benchmark: remembered, enrolled in the sample course, signed in."""

from __future__ import annotations

from uuid import UUID, uuid4

import httpx2

from bench.running import Running
from schemas.identity import EnrollmentIn
from services.bootstrap import Services
from services.identity import Newcomer, Principal, Profile, class_store

PASSWORD = "bench-" + uuid4().hex
CLASS = 27  # others in a learner's class


async def newcomer(meno: Running, services: Services, name: str, course: str = "algebra") -> httpx2.Client:
    """Make a learner and return a client signed in as them."""
    identity = services.identity
    tenant_id = (await identity.tenants.at_the_machine("demo")).tenant_id
    person = await identity.tenants.add(tenant_id, "learner", Profile(name=name, user_name=name), PASSWORD, "adult")
    principal = Principal(tenant_id, person.account.id, "learner", uuid4(), "adult", "en")
    await identity.consents.give(principal, principal.account_id, "memory", granted=True)
    async with services.database.open_work(tenant_id) as work:
        version_id = await services.curriculum.latest(work, course)
    assert version_id is not None
    await identity.enrollments.create(principal, EnrollmentIn(version_id=version_id, zone="Europe/Stockholm"))
    client = httpx2.Client(base_url=meno.url, timeout=30)
    reply = client.post("/v1/sessions", json={"tenant": "demo", "name": name, "password": PASSWORD}).raise_for_status()
    client.headers["Authorization"] = f"Bearer {reply.json()['token']}"
    return client


async def schoolclass(services: Services, size: int = CLASS) -> UUID:
    """Make a class with so many learners in it, all with names to hide, and return its id."""
    tenant_id, class_id, now = (await services.identity.tenants.at_the_machine("demo")).tenant_id, uuid4(), services.clock.now()
    async with services.database.open_work(tenant_id) as work:
        await class_store.add_class(work.session, tenant_id, class_id, "7b", now)
    for number in range(size):
        named = Profile(name=f"Mate{number} Quist-Berg{number}", user_name=f"mate-{class_id.hex[:6]}-{number}")
        await services.identity.accounts.add(Newcomer(tenant_id, "learner", named, "adult", class_id=class_id))
    return class_id


async def join(services: Services, tenant_id: UUID, class_id: UUID, learner_id: UUID) -> None:
    """Put a learner into a class."""
    async with services.database.open_work(tenant_id) as work:
        await class_store.put_member(work.session, tenant_id, class_id, learner_id, "learner", services.clock.now())
