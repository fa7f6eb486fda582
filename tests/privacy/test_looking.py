"""A learner looks at their memory: noted while consent to memory holds, and not before."""

from __future__ import annotations

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest

from schemas.identity import TenantPolicy
from services.bootstrap import Services, build_services
from services.identity import Principal, Profile


@pytest.fixture
async def services(settings, database, keys_database, redis_client) -> AsyncIterator[Services]:
    found = await build_services(settings)
    yield found
    await found.close()


@pytest.fixture
async def learner(services: Services) -> Principal:
    tenants = services.identity.tenants
    founded = await tenants.found("north", "North", Profile(name="Olga", user_name="olga"), TenantPolicy())
    person = await tenants.add(founded.tenant.id, "learner", Profile(name="Ada", user_name="ada"), "correct horse battery", "adult")
    return Principal(founded.tenant.id, person.account.id, "learner", uuid4(), "adult", "en")


async def test_before_consent_looking_leaves_nothing_behind(services: Services, learner: Principal, brooms) -> None:
    assert (await services.privacy.facts(learner)).facts == ()
    assert await brooms[0].fetchval("SELECT count(*) FROM memory_journal") == 0
    assert (await services.privacy.access_log(learner, None)).items == ()


async def test_with_consent_the_learner_finds_their_own_look_in_the_log(services: Services, learner: Principal) -> None:
    await services.identity.consents.give(learner, learner.account_id, "memory", granted=True)
    for _ in range(2):
        await services.privacy.facts(learner)
    page = await services.privacy.access_log(learner, None)
    assert [(line.kind, line.purpose) for line in page.items] == [("access", "learner_view"), ("consent", None)]
    assert page.before is None
