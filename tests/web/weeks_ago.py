"""Somebody who worked weeks ago and has not been there since: what they learnt is due now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from bench.oracle import right_answer
from bench.people import PASSWORD
from bench.running import Running
from schemas.identity import EnrollmentIn
from schemas.tutor import AttemptIn
from services.bootstrap import Services, build_services
from services.identity import Principal, Profile

COURSE = "algebra"


@dataclass(frozen=True)
class Then:
    """A clock that stands in the past."""

    at: datetime

    def now(self) -> datetime:
        """Return then."""
        return self.at


@dataclass(frozen=True)
class Returning:
    """Who they are, and where they work."""

    name: str
    enrollment_id: UUID


async def weeks_ago(meno: Running, inside: Services, *, weeks: int = 3, answers: int = 14) -> Returning:
    """Let a new learner answer rightly so often, so long ago."""
    then = await build_services(meno.settings, Then(inside.clock.now() - timedelta(weeks=weeks)))
    try:
        identity, name = then.identity, f"back-{uuid4().hex[:8]}"
        tenant_id = (await identity.tenants.at_the_machine("demo")).tenant_id
        person = await identity.tenants.add(tenant_id, "learner", Profile(name="Rut Berg", user_name=name), PASSWORD, "adult")
        principal = Principal(tenant_id, person.account.id, "learner", uuid4(), "adult", "en")
        await identity.consents.give(principal, principal.account_id, "memory", granted=True)
        async with then.database.open_work(tenant_id) as work:
            version_id = await then.curriculum.latest(work, COURSE)
        assert version_id is not None
        enrollment = await identity.enrollments.create(principal, EnrollmentIn(version_id=version_id, zone="Europe/Stockholm"))
        for _ in range(answers):
            await _answered(then, principal, enrollment.id)
        return Returning(name, enrollment.id)
    finally:
        await then.close()


async def _answered(then: Services, principal: Principal, enrollment_id: UUID) -> None:
    offer = (await then.tutor.next(principal, enrollment_id)).offer
    assert offer is not None
    if offer.step is None:
        await then.tutor.lesson_viewed(principal, offer.id, uuid4())
        return
    answer = await right_answer(then, principal.tenant_id, principal.account_id, COURSE)
    await then.tutor.submit(principal, offer.id, AttemptIn(id=uuid4(), step=offer.step, answer=answer))
