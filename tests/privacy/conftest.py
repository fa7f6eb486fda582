"""A learner at work in a small course, over the real services and over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
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
from tests.tutor.lessons import Pupil, SetClock, new_pupil
from workers.app import load_handlers

PASSWORD = "correct horse battery"


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def running(settings, database, keys_database, redis_client, clock: SetClock) -> AsyncIterator[Services]:
    found = await build_services(settings, clock)
    yield found
    await found.close()


@pytest.fixture
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
        rights = self.services.rights
        forgetting = replace(rights.forget.forgetting, at_once=0, slice=5)
        return replace(self.services, rights=replace(rights, forget=replace(rights.forget, forgetting=forgetting)))

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
