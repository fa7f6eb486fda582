<<<<<<< HEAD
"""A learner at work in a small course, over the real services and over HTTP."""
=======
"""A school on real engines, with people to erase, and the API in this process."""
>>>>>>> 78b9963 (Erasure: tombstone, block, closing, removal, settling and a signed receipt; over HTTP and by a job; the ledger is obeyed before anything is served)

from __future__ import annotations

from collections.abc import AsyncIterator
<<<<<<< HEAD
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import text

from services.api.app import create_app
from services.bootstrap import Services, build_services
from services.identity import Principal, Profile
from services.memory import Replay
from services.platform import Job, run_job
=======
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import asyncpg
import httpx2
import pytest

from schemas.erasure import ErasureOut
from services.api.app import create_app
from services.bootstrap import Services, build_services
from services.identity import Principal
from services.platform import Settings, run_job
>>>>>>> 78b9963 (Erasure: tombstone, block, closing, removal, settling and a signed receipt; over HTTP and by a job; the ledger is obeyed before anything is served)
from tests.tutor.lessons import Pupil, SetClock, new_pupil
from workers.app import load_handlers

PASSWORD = "correct horse battery"


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
<<<<<<< HEAD
async def running(settings, database, keys_database, redis_client, clock: SetClock) -> AsyncIterator[Services]:
    found = await build_services(settings, clock)
=======
def own(settings: Settings, tmp_path: Path) -> Settings:
    """The test's databases, with a ledger of this test's own."""
    return settings.model_copy(update={"ledger_dir": tmp_path / "ledger", "ledger_copy_dir": tmp_path / "ledger-copy"})


@pytest.fixture
async def services(own: Settings, database, keys_database, redis_client, clock: SetClock) -> AsyncIterator[Services]:
    found = await build_services(own, clock)
>>>>>>> 78b9963 (Erasure: tombstone, block, closing, removal, settling and a signed receipt; over HTTP and by a job; the ledger is obeyed before anything is served)
    yield found
    await found.close()


@pytest.fixture
<<<<<<< HEAD
async def pupil(running: Services) -> Pupil:
    return await new_pupil(running)


@dataclass
class House:
    """The whole installation, and what a test does to it as its worker or its operator."""

    services: Services

    async def work_off(self, kind: str) -> list[Job]:
        """Run every waiting job of a kind, as a worker does; return how they stand then."""
        waiting = await self.services.jobs.find(state="waiting", kind=kind)
        for job in waiting:
            await run_job(self.services.jobs, job.id, load_handlers().get, self.services)
        return [await self.services.jobs.show(job.id) for job in waiting]

    async def holds(self, pupil: Pupil) -> bool:
        """Return whether a learner's journal and image hold together."""
        keys = await self.services.vault.keys(pupil.principal.tenant_id, pupil.principal.account_id)
        async with self.services.database.open_work(pupil.principal.tenant_id) as work:
            return (await Replay(self.services.memory.folds).verify(work, keys, pupil.principal.account_id)).holds

    def forgetting_by_job(self) -> Services:
        """Return the services with every journal taken for a long one."""
        right = self.services.right_to_forget
        return replace(self.services, right_to_forget=replace(right, forgetting=replace(right.forgetting, at_once=0, slice=5)))

    async def somebody(self, tenant_id: UUID, role: Any, name: str, band: Any = None) -> Principal:
        person = await self.services.identity.tenants.add(tenant_id, role, Profile(name=name, user_name=name.lower()), PASSWORD, band)
        return Principal(tenant_id, person.account.id, role, UUID(int=1), band, "en")


@pytest.fixture
def house(running: Services) -> House:
    return House(running)


@pytest.fixture
async def client(running: Services, pupil: Pupil) -> AsyncIterator[httpx2.AsyncClient]:
    """The pupil over HTTP."""
    async with signed_in(running, pupil.principal.tenant_id, "lea") as client:
        yield client


@asynccontextmanager
async def signed_in(services: Services, tenant_id: UUID, name: str) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody's client, signed in."""
    async with services.database.open_work(None) as work:
        slug = await work.session.scalar(text("SELECT slug FROM tenant WHERE id = :id"), {"id": tenant_id})
    app = create_app(services)
    app.state.services = services
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://meno.test") as client:
        signed = await client.post("/v1/sessions", json={"tenant": slug, "name": name, "password": PASSWORD})
        client.headers["Authorization"] = f"Bearer {signed.raise_for_status().json()['token']}"
        yield client
=======
async def http(services: Services) -> AsyncIterator[httpx2.AsyncClient]:
    """The API, with nobody signed in."""
    app = create_app(services)
    app.state.services = services
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://meno.test") as client:
        yield client


@pytest.fixture
async def pupil(services: Services) -> Pupil:
    """A learner with some history."""
    return await working(await new_pupil(services))


async def working(pupil: Pupil) -> Pupil:
    """Let a learner answer twice."""
    for _ in range(2):
        await pupil.next()
        await pupil.attempt()
    return pupil


async def token_of(http: httpx2.AsyncClient, pupil: Pupil, name: str = "lea") -> str:
    """Sign in and return the token."""
    tenant = await pupil.services.identity.sessions.tenant(pupil.principal)
    reply = await http.post("/v1/sessions", json={"tenant": tenant.slug, "name": name, "password": PASSWORD})
    assert reply.status_code == 201, reply.text
    return str(reply.json()["token"])


async def machine(pupil: Pupil) -> Principal:
    """Return whoever is at the machine, as an operator of the learner's school."""
    tenant = await pupil.services.identity.sessions.tenant(pupil.principal)
    return await pupil.services.identity.tenants.at_the_machine(tenant.slug)


async def erase(pupil: Pupil) -> ErasureOut:
    """Have a learner erased, and let the job run."""
    out = await pupil.services.erasures.begin(await machine(pupil), pupil.principal.account_id, uuid4())
    await run_jobs(pupil.services, "privacy.erase")
    return out


async def run_jobs(services: Services, kind: str) -> None:
    """Run what waits of a kind, as a worker does."""
    handlers = load_handlers()
    for job in await services.jobs.find(state="waiting", kind=kind, limit=100):
        assert await run_job(services.jobs, job.id, handlers.get, services)


@dataclass
class Traces:
    """Looks for an id everywhere in both databases, as their administrator."""

    connections: list[asyncpg.Connection]

    async def of(self, account_id: UUID, but: frozenset[str] = frozenset()) -> list[str]:
        """Return the tables in which any row mentions the id."""
        found = []
        for connection in self.connections:
            for (name,) in await connection.fetch(
                "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
            ):
                asked = f"SELECT EXISTS (SELECT 1 FROM {name} t WHERE t::text LIKE '%' || $1 || '%')"
                if name not in but and await connection.fetchval(asked, str(account_id)):
                    found.append(name)
        return found


@pytest.fixture
def traces(brooms: list[asyncpg.Connection]) -> Traces:
    return Traces(brooms)
>>>>>>> 78b9963 (Erasure: tombstone, block, closing, removal, settling and a signed receipt; over HTTP and by a job; the ledger is obeyed before anything is served)
