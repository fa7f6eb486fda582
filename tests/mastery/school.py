"""A school of simulated learners, whose journals are written as the service writes them: seeded, with easy and hard items."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from uuid import UUID, uuid4

from schemas.identity import TenantPolicy
from schemas.journal import Attempted, SkillEvidence
from services.bootstrap import Services
from services.identity import Principal, Profile
from services.mastery.filter import logistic
from services.memory import Draft
from tests.tutor.lessons import NOW, SetClock

WEEKS, A_WEEK = 5, 24
HARDNESS = (-2.5, 2.5, -1.5, 2.0, -2.0, 1.5)


@dataclass
class School:
    services: Services
    operator: Principal
    learners: list[Principal]
    slug: str

    @property
    def tenant_id(self) -> UUID:
        return self.operator.tenant_id

    async def consent(self, learner: Principal, *scopes: str, granted: bool = True) -> None:
        for scope in scopes:
            await self.services.identity.consents.give(learner, learner.account_id, scope, granted=granted)


async def founded(services: Services, clock: SetClock, learners: int) -> School:
    """Return a school whose learners have consented to everything and have worked for some weeks."""
    identity = services.identity
    slug = f"south-{uuid4().hex[:6]}"
    made = await identity.tenants.found(slug, "South", Profile(name="Olga", user_name="olga"), TenantPolicy())
    tenant_id = made.tenant.id
    school = School(services, Principal(tenant_id, made.operator.account.id, "operator", uuid4(), None, "en"), [], slug)
    for number in range(learners):
        profile = Profile(name=f"Pupil {number}", user_name=f"pupil{number}")
        person = await identity.tenants.add(tenant_id, "learner", profile, "correct horse battery", "adult")
        learner = Principal(tenant_id, person.account.id, "learner", uuid4(), "adult", "en")
        school.learners.append(learner)
        await school.consent(learner, "memory", "improve_course")
        await worked(services, clock, learner, Random(number))
    return school


async def worked(services: Services, clock: SetClock, learner: Principal, rng: Random) -> None:
    """Write a learner's answers into their journal, week by week."""
    ability = rng.gauss(0.3, 0.8)
    keys = await services.vault.keys(learner.tenant_id, learner.account_id)
    for week in range(WEEKS):
        clock.at = NOW + timedelta(weeks=week, hours=rng.random())
        async with services.database.open_work(learner.tenant_id) as work:
            drafts = [_draft(rng, ability) for _ in range(A_WEEK)]
            desk = await services.memory.open(work, keys, learner.account_id, drafts=drafts)
            for draft in drafts:
                clock.at += timedelta(hours=2)
                desk.add(draft)
            await desk.save()


def _draft(rng: Random, ability: float) -> Draft:
    item = rng.randrange(len(HARDNESS))
    right = rng.random() < logistic(ability - HARDNESS[item])
    evidence = Attempted(
        offer_id=uuid4(), course="sums", activity="exercise", item=f"item-{item}", step="a", verdict="correct" if right else "incorrect",
        score=float(right), skills=(SkillEvidence(skill="ab"[item % 2] + "dd", score=float(right)),), completes=True,
    )  # fmt: skip
    return Draft(uuid4(), "attempt", evidence)
