"""A school on real engines, with people to erase, and the API in this process."""

from __future__ import annotations

from collections.abc import AsyncIterator
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
from tests.tutor.lessons import Pupil, SetClock, new_pupil
from workers.app import load_handlers

PASSWORD = "correct horse battery"


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def own(settings: Settings, tmp_path: Path) -> Settings:
    """The test's databases, with a ledger of this test's own."""
    return settings.model_copy(update={"ledger_dir": tmp_path / "ledger", "ledger_copy_dir": tmp_path / "ledger-copy"})


@pytest.fixture
async def services(own: Settings, database, keys_database, redis_client, clock: SetClock) -> AsyncIterator[Services]:
    found = await build_services(own, clock)
    yield found
    await found.close()


@pytest.fixture
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
