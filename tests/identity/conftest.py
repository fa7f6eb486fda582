"""Identity on real databases, with a clock that is set by hand, and a school with people in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID, uuid4

import httpx2
import pytest
from fastapi import FastAPI

from schemas.identity import AccountIn, Role, TenantPolicy
from services.api import problems
from services.api.edge import Edge
from services.api.routers import classes, consents, enrollments, sessions, users
from services.identity import Enrollment, Identity, Passwords, Person, Principal, Profile, build_identity
from services.platform import Database, Limiter, Settings, Work
from services.vault import EpochStore, FileRoot, Keyring, Vault

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PASSWORD = "correct horse battery"


class SetClock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at

    def pass_(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass
class KnownCourses:
    """Course versions that may be pinned."""

    courses: dict[UUID, UUID] = field(default_factory=dict)

    async def course_of(self, work: Work, version_id: UUID) -> UUID | None:
        return self.courses.get(version_id)

    def add(self, course_id: UUID | None = None) -> UUID:
        version_id = uuid4()
        self.courses[version_id] = course_id or uuid4()
        return version_id


@dataclass
class Told:
    """What was written into learners' journals."""

    enrollments: list[Enrollment] = field(default_factory=list)
    consents: list[tuple[UUID, str, bool, str]] = field(default_factory=list)

    async def enrolled(self, work: Work, enrollment: Enrollment) -> None:
        self.enrollments.append(enrollment)

    async def consented(self, work: Work, learner_id: UUID, scope: str, granted: bool, by: str) -> None:
        self.consents.append((learner_id, scope, granted, by))


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def courses() -> KnownCourses:
    return KnownCourses()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
async def vault(database: Database, keys_database: Database, tmp_path: Path, clock: SetClock) -> Vault:
    places = [tmp_path / "keys", tmp_path / "escrow"]
    epochs = EpochStore(places, FileRoot(places), clock)
    vault = Vault(Keyring(epochs, keys_database.open_work, database.open_work, clock))
    await vault.start()
    return vault


class Another:
    """Makes further identities on the same databases, like further processes."""

    def __init__(self, settings: Settings, database: Database, vault: Vault, clock: SetClock, courses: KnownCourses, told: Told) -> None:
        self._parts = (settings, database, vault, clock, courses, told)

    def __call__(self, passwords: Passwords | None = None, **changed: object) -> Identity:
        settings, database, vault, clock, courses, told = self._parts
        limiter = Limiter(settings.redis_url, clock)
        settings = settings.model_copy(update=changed)
        cheap = passwords or Passwords(memory_kib=64, passes=1)
        return build_identity(settings, database.open_work, vault, clock, limiter, courses, told, cheap)


@pytest.fixture
def another(settings, database, vault, clock, courses, told, redis_client) -> Another:
    return Another(settings, database, vault, clock, courses, told)


@pytest.fixture
async def identity(another: Another) -> AsyncIterator[Identity]:
    identity = another()
    yield identity
    identity.close()


@dataclass
class School:
    """A tenant with its operator, and people as tests ask for them."""

    identity: Identity
    tenant_id: UUID
    slug: str
    operator: Principal

    async def add(self, role: Role, user_name: str | None = None, *, password: str = PASSWORD, **fields: object) -> Principal:
        """Make a person who can sign in."""
        name = user_name or f"{role}-{uuid4().hex[:8]}"
        wanted = AccountIn.model_validate({"role": role, "name": f"Name of {name}", "user_name": name, **fields})
        person = await self.identity.accounts.create(self.operator, wanted)
        hashed = await self.identity.sessions.passwords.hash(password)
        await self.identity.sessions.set_password(self.tenant_id, person.account.id, hashed)
        return as_principal(person)

    async def sign_in(self, name: str, password: str = PASSWORD, kind: str = "token"):
        return await self.identity.sessions.sign_in(self.slug, name, password, kind, "192.0.2.1")

    async def teach(self, educator: Principal, *learners: Principal) -> UUID:
        """Make a class of the educator with these learners."""
        made = await self.identity.classes.create(educator, "Class 7b")
        for learner in learners:
            await self.identity.classes.add_member(self.operator, made.id, learner.account_id, "learner")
        return made.id


def as_principal(person: Person) -> Principal:
    account = person.account
    return Principal(account.tenant_id, account.id, account.role, uuid4(), account.age_band, account.locale)


async def found_school(identity: Identity, slug: str, **policy: object) -> School:
    founded = await identity.tenants.found(slug, f"The {slug} school", Profile(name="Olga Operator", user_name="olga"), TenantPolicy(**policy))
    return School(identity, founded.tenant.id, slug, as_principal(founded.operator))


@pytest.fixture
async def school(identity: Identity) -> School:
    return await found_school(identity, "north")


@pytest.fixture
async def other_school(identity: Identity) -> School:
    return await found_school(identity, "south")


def app_of(identity: Identity, settings: Settings, clock: SetClock) -> FastAPI:
    """The API as far as it concerns people."""
    app = FastAPI()
    problems.install(app)
    for router in (sessions.router, users.router, classes.router, consents.router, enrollments.router):
        app.include_router(router)
    app.add_middleware(Edge, max_body_bytes=settings.max_body_bytes)
    app.state.services = SimpleNamespace(identity=identity, settings=settings, limiter=Limiter(settings.redis_url, clock))
    return app


class Client:
    """Speaks to the API in this process."""

    def __init__(self, app: FastAPI) -> None:
        self.http = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://meno.test")

    async def as_(self, school: School, user_name: str, password: str = PASSWORD) -> Client:
        """Sign in and go on as that person."""
        reply = await self.http.post("/v1/sessions", json={"tenant": school.slug, "name": user_name, "password": password})
        assert reply.status_code == 201, reply.text
        self.http.headers["Authorization"] = f"Bearer {reply.json()['token']}"
        return self

    async def call(self, method: str, path: str, body: object = None, **headers: str) -> httpx2.Response:
        return await self.http.request(method, path, json=body, headers=headers)


@pytest.fixture
async def new_client(identity: Identity, settings: Settings, clock: SetClock) -> AsyncIterator[Callable[[], Client]]:
    app, made = app_of(identity, settings, clock), []

    def make() -> Client:
        made.append(Client(app))
        return made[-1]

    yield make
    for client in made:
        await client.http.aclose()
