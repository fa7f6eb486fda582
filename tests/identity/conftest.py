"""Identity on real databases, with a clock that is set by hand, and a school with people in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from schemas.identity import AccountIn, EnrollmentIn, Role, TenantPolicy
from services.curriculum import Pin
from services.identity import Enrollment, Identity, Passwords, Person, Principal, Profile, build_identity
from services.platform import Database, Limiter, NotFound, Settings, Work
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
    pins: list[Pin] = field(default_factory=list)

    async def pin(self, work: Work, class_id: UUID, version_id: UUID, by: UUID) -> Pin:
        course_id = await self.course_of(work, version_id)
        if course_id is None:
            raise NotFound
        self.pins = [each for each in self.pins if (each.class_id, each.course_id) != (class_id, course_id)]
        self.pins.append(Pin(class_id, course_id, version_id, by, NOW))
        return self.pins[-1]

    async def pins_of(self, work: Work, class_ids: Collection[UUID]) -> list[Pin]:
        return [each for each in self.pins if each.class_id in class_ids]

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
    cuts: list[tuple[UUID, UUID]] = field(default_factory=list)

    async def enrolled(self, work: Work, enrollment: Enrollment, before: UUID | None) -> None:
        self.enrollments.append(enrollment)

    async def consented(self, work: Work, learner_id: UUID, scope: str, granted: bool, by: str) -> None:
        self.consents.append((learner_id, scope, granted, by))

    async def unlinked(self, work: Work, learner_id: UUID, guardian_id: UUID) -> None:
        self.cuts.append((learner_id, guardian_id))


@dataclass
class Ended:
    """Which sessions have ended; their keys go as in the product."""

    vault: Vault
    sessions: list[UUID] = field(default_factory=list)
    cut_short: bool = False

    async def ended(self, work: Work, tenant_id: UUID, session_ids: Iterable[UUID]) -> None:
        for session_id in session_ids:
            await self.vault.drop_session(tenant_id, session_id)
            self.sessions.append(session_id)
        if self.cut_short:
            raise CutShort


class CutShort(Exception):
    """The light goes out."""


@pytest.fixture
def ended(vault: Vault) -> Ended:
    return Ended(vault)


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

    def __init__(
        self, settings: Settings, database: Database, vault: Vault, clock: SetClock, courses: KnownCourses, told: Told, ended: Ended
    ) -> None:
        self._parts = (settings, database, vault, clock, courses, told, ended)

    def __call__(self, passwords: Passwords | None = None, **changed: object) -> Identity:
        settings, database, vault, clock, courses, told, ended = self._parts
        limiter = Limiter(settings.redis_url, clock)
        settings = settings.model_copy(update=changed)
        cheap = passwords or Passwords(memory_kib=64, passes=1)
        return build_identity(settings, database.open_work, vault, clock, limiter, courses, told, ended, cheap)


@pytest.fixture
def another(settings, database, vault, clock, courses, told, ended, redis_client) -> Another:
    return Another(settings, database, vault, clock, courses, told, ended)


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
    founded = await identity.tenants.found(
        slug, f"The {slug} school", Profile(name="Olga Operator", user_name="olga"), TenantPolicy(**policy)
    )
    return School(identity, founded.tenant.id, slug, as_principal(founded.operator))


@pytest.fixture
async def school(identity: Identity) -> School:
    return await found_school(identity, "north")


@pytest.fixture
async def other_school(identity: Identity) -> School:
    return await found_school(identity, "south")


@pytest.fixture
async def peopled(school, other_school, courses):
    """Two schools, each with an educator, a class, two learners, a guardian and an enrollment: a row in every table."""
    people = {}
    for each in (school, other_school):
        educator, learner, mate, guardian = (
            await each.add("educator", "edu"), await each.add("learner", "lea", age_band="13_15"),
            await each.add("learner", "mat", age_band="adult"), await each.add("guardian", "gus"),
        )  # fmt: skip
        identity = each.identity
        class_id = await each.teach(educator, learner)
        link = await identity.guardians.link(each.operator, learner.account_id, guardian.account_id)
        await identity.consents.give(guardian, learner.account_id, "memory", granted=True)
        await identity.codes.make(educator, learner.account_id)
        enrollment = await identity.enrollments.create(learner, EnrollmentIn(version_id=courses.add(), zone="Europe/Stockholm"))
        people[each.slug] = {
            "school": each, "learner": learner, "mate": mate, "educator": educator, "guardian": guardian, "class": class_id,
            "link": link.id, "enrollment": enrollment.id,
        }  # fmt: skip
    return people
