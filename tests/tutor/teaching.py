"""A class at work on the whole of Meno's services: an educator, learners in a course, and strangers; over HTTP in this process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import httpx2

from schemas.identity import AccountIn, Role, TenantPolicy
from services.api import create_app
from services.bootstrap import Services
from services.identity import Passwords, Person, Principal, Profile
from tests.tutor.lessons import Pupil, lesson_files

PASSWORD = "correct horse battery"
CHEAP = Passwords(memory_kib=64, passes=1)


@dataclass
class Classroom:
    """A school with one class in one course."""

    services: Services
    http: httpx2.AsyncClient
    slug: str
    operator: Principal
    educator: Principal
    class_id: UUID
    version_id: UUID
    course_id: UUID
    pupils: list[Pupil] = field(default_factory=list)
    tokens: dict[UUID, str] = field(default_factory=dict)

    async def add(self, role: Role, name: str, **fields: Any) -> Principal:
        """Make a person."""
        wanted = AccountIn.model_validate({"role": role, "name": f"Name of {name}", "user_name": name, **fields})
        return as_principal(await self.services.identity.accounts.create(self.operator, wanted))

    async def join(self, count: int = 1, *, memory: bool = True, improve: bool = True, class_id: UUID | None = None) -> list[Pupil]:
        """Put grown learners into the class, enrolled in its course, with what they agree to."""
        joined, identity = [], self.services.identity
        for _ in range(count):
            learner = await self.add("learner", f"pupil{uuid4().hex[:10]}", age_band="adult")
            await identity.classes.add_member(self.operator, class_id or self.class_id, learner.account_id, "learner")
            for scope, granted in (("memory", memory), ("improve_course", improve)):
                if granted:
                    await identity.consents.give(learner, learner.account_id, scope, granted=True)
            pupil = Pupil(self.services, learner, None)  # type: ignore[arg-type]  # enrolled in the next line
            await pupil.enroll(self.version_id)
            joined.append(pupil)
        self.pupils += joined
        return joined

    async def call(self, who: Principal, method: str, path: str, body: object = None, **headers: str) -> httpx2.Response:
        """Send a request as somebody."""
        named = {"Authorization": f"Bearer {await self.token(who)}", **{name.replace("_", "-"): value for name, value in headers.items()}}
        return await self.http.request(method, path, json=body, headers=named)

    async def get(self, who: Principal, path: str) -> Any:
        """Return what a call that must succeed returns."""
        reply = await self.call(who, "GET", path)
        assert reply.status_code == 200, reply.text
        return reply.json()

    async def token(self, who: Principal) -> str:
        """Return a session token, made at the first asking."""
        if who.account_id not in self.tokens:
            identity = self.services.identity
            await identity.sessions.set_password(who.tenant_id, who.account_id, await CHEAP.hash(PASSWORD))
            person = await identity.accounts.get(who, who.account_id)
            signed = await identity.sessions.sign_in(self.slug, person.profile.user_name, PASSWORD, "token", "192.0.2.1")
            self.tokens[who.account_id] = signed.token
        return self.tokens[who.account_id]

    async def log_of(self, who: Principal) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return who looked at a learner's memory, as the learner reads it, newest first."""
        lines = (await self.get(who, "/v1/access-log"))["items"]
        return [(line["role"], line["purpose"], tuple(line["categories"])) for line in lines if line["kind"] == "access"]

    async def elsewhere(self) -> Principal:
        """Return an educator of another class of the same school."""
        other = await self.add("educator", f"other{uuid4().hex[:8]}")
        await self.services.identity.classes.create(other, "Another class")
        return other


def as_principal(person: Person) -> Principal:
    account = person.account
    return Principal(account.tenant_id, account.id, account.role, uuid4(), account.age_band, account.locale)


@asynccontextmanager
async def classroom(services: Services, files: dict[str, bytes] | None = None) -> AsyncIterator[Classroom]:
    """Found a school whose class works with a course."""
    slug, identity = f"school-{uuid4().hex[:8]}", services.identity
    founded = await identity.tenants.found(slug, slug, Profile(name="Olga", user_name="olga"), TenantPolicy())
    operator = as_principal(founded.operator)
    app = create_app(services)
    app.state.services = services  # everything here is graded in process: no checker need be started
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://meno.test") as client:
        version = await services.curriculum.publish_files(operator.tenant_id, files or lesson_files(), seeds=5)
        room = Classroom(services, client, slug, operator, operator, uuid4(), version.id, version.course_id)
        room.educator = await room.add("educator", "grace")
        room.class_id = (await identity.classes.create(room.educator, "Class 7b")).id
        await identity.classes.pin(room.educator, room.class_id, version.id)
        yield room
