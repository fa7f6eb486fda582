"""A school on the whole of Meno's services: a child with memories, the people beside them, and strangers; over HTTP in this process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest
from fastapi import FastAPI

from schemas.identity import AccountIn, Role, TenantPolicy
from schemas.journal import Attempted, AttemptWords, Fact, FactOp, SkillEvidence, Spoken, Words
from services.api import create_app
from services.bootstrap import Services, build_services
from services.client import AsyncMeno
from services.identity import Passwords, Person, Principal, Profile
from services.memory import Draft

PASSWORD = "correct horse battery"
CHEAP = Passwords(memory_kib=64, passes=1)
SAID = "I would rather hear about trains"


@dataclass
class House:
    """A tenant, its operator, and whoever a test asks for."""

    services: Services
    app: FastAPI
    http: httpx2.AsyncClient
    slug: str
    operator: Principal

    async def add(self, role: Role, name: str, **fields: Any) -> Principal:
        """Make a person who can sign in."""
        identity = self.services.identity
        wanted = AccountIn.model_validate({"role": role, "name": f"Name of {name}", "user_name": name, **fields})
        person = await identity.accounts.create(self.operator, wanted)
        hashed = await CHEAP.hash(PASSWORD)
        await identity.sessions.set_password(self.operator.tenant_id, person.account.id, hashed)
        return as_principal(person)

    async def teach(self, educator: Principal, *learners: Principal) -> UUID:
        """Make a class of the educator with these learners."""
        made = await self.services.identity.classes.create(educator, "Class 7b")
        for learner in learners:
            await self.services.identity.classes.add_member(self.operator, made.id, learner.account_id, "learner")
        return made.id

    async def agree(self, who: Principal, learner: Principal, *, granted: bool = True) -> None:
        """Say yes or no to memory."""
        await self.services.identity.consents.give(who, learner.account_id, "memory", granted=granted)

    async def call(self, who: Principal, method: str, path: str, body: object = None, **headers: str) -> httpx2.Response:
        """Send a request as somebody."""
        named = {"Authorization": f"Bearer {await self.token(who)}", **{name.replace("_", "-"): value for name, value in headers.items()}}
        return await self.http.request(method, path, json=body, headers=named)

    async def meno(self, who: Principal) -> AsyncMeno:
        """Return the Python client, signed in as somebody."""
        return AsyncMeno("http://meno.test", await self.token(who), transport=httpx2.ASGITransport(self.app))

    async def token(self, who: Principal) -> str:
        """Return a session token, made at the first asking."""
        tokens: dict[UUID, str] = self.__dict__.setdefault("tokens", {})
        if who.account_id not in tokens:
            identity = self.services.identity
            person = await identity.accounts.get(who, who.account_id)
            signed = await identity.sessions.sign_in(self.slug, person.profile.user_name, PASSWORD, "token", "192.0.2.1")
            tokens[who.account_id] = signed.token
        return tokens[who.account_id]

    async def remember(self, learner: Principal) -> dict[str, UUID]:
        """Give a learner a memory: an attempt and a message, and a fact of each category that rests on them. Return the facts' ids by kind."""
        services = self.services
        keys = await services.vault.keys(learner.tenant_id, learner.account_id)
        attempt, message, facts = uuid4(), uuid4(), {}
        async with services.database.open_work(learner.tenant_id) as work:
            drafts = [
                Draft(attempt, "attempt", _attempted(), AttemptWords(answer="x = 7")),
                Draft(message, "message", _spoken(), Words(text=SAID)),
            ]
            for kind in ("goal", "misconception", "context", "episode_summary"):
                fact = _fact(kind, (attempt, message))
                facts[kind] = fact.id
                drafts.append(Draft(uuid4(), "fact_op", FactOp(op="add", fact=fact)))
            desk = await services.memory.open(work, keys, learner.account_id, drafts=drafts)
            for draft in drafts:
                desk.add(draft)
            await desk.save()
        return facts

    async def stand(self, learner: Principal) -> tuple[Any, ...]:
        """Return where a learner's journal stands: what a refused request must leave as it was."""
        async with self.services.database.open_work(learner.tenant_id) as work:
            keys = await self.services.vault.keys(learner.tenant_id, learner.account_id)
            entries = await self.services.memory.entries(work, keys, learner.account_id, limit=1_000)
        return tuple(entry.id for entry in entries)


def as_principal(person: Person) -> Principal:
    account = person.account
    return Principal(account.tenant_id, account.id, account.role, uuid4(), account.age_band, account.locale)


def _attempted() -> Attempted:
    return Attempted(
        offer_id=uuid4(), course="algebra", activity="exercise", item="i1", step="a", verdict="incorrect", score=0.0,
        skills=(SkillEvidence(skill="one-step", score=0.0),), completes=True,
    )  # fmt: skip


def _spoken() -> Spoken:
    return Spoken(conversation_id=uuid4(), turn_id=uuid4())


def _fact(kind: Any, evidence: tuple[UUID, ...]) -> Fact:
    at = datetime.now(UTC)
    return Fact(
        id=uuid4(), kind=kind, subject="", value=f"value of {kind.replace('_', ' ')}", confidence=0.9, evidence=evidence, quote=SAID[:20], source="learner",
        valid_from=at, recorded_at=at,
    )  # fmt: skip


@pytest.fixture
async def services(settings, database, keys_database, redis_client) -> AsyncIterator[Services]:
    found = await build_services(settings)
    yield found
    await found.close()


@pytest.fixture
async def new_house(services: Services) -> AsyncIterator[Any]:
    """Found tenants that share one app."""
    app = create_app(services)
    app.state.services = services  # nothing is graded here: no checker need be started
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://meno.test") as client:

        async def found(slug: str) -> House:
            founded = await services.identity.tenants.found(slug, slug, Profile(name="Olga", user_name="olga"), TenantPolicy())
            return House(services, app, client, slug, as_principal(founded.operator))

        yield found


@pytest.fixture
async def house(new_house) -> House:
    return await new_house("north")


@dataclass
class Family:
    """A child with a memory, and everybody who might want to look."""

    house: House
    child: Principal
    guardian: Principal
    educator: Principal
    other_educator: Principal
    stranger: Principal
    facts: dict[str, UUID]


@pytest.fixture
async def family(house: House) -> Family:
    child, guardian = await house.add("learner", "lea", age_band="under_13"), await house.add("guardian", "gus")
    educator, other_educator = await house.add("educator", "edu"), await house.add("educator", "eve")
    stranger = await house.add("learner", "mat", age_band="adult")
    await house.teach(educator, child)
    await house.services.identity.guardians.link(house.operator, child.account_id, guardian.account_id)
    await house.agree(guardian, child)
    return Family(house, child, guardian, educator, other_educator, stranger, await house.remember(child))
