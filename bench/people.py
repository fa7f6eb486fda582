"""More learners for a benchmark: remembered, enrolled in the sample course, signed in."""

from __future__ import annotations

from uuid import uuid4

import httpx2

from bench.running import Running
from schemas.identity import EnrollmentIn
from services.bootstrap import Services
from services.identity import Principal, Profile

PASSWORD = "bench-" + uuid4().hex


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
