"""The API as far as it concerns people, in this process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from types import SimpleNamespace

import httpx2
import pytest
from fastapi import FastAPI

from services.api import problems
from services.api.edge import Edge
from services.api.routers import classes, consents, enrollments, sessions, users
from services.identity import Identity
from services.platform import Limiter, Settings
from tests.identity.conftest import PASSWORD, School, SetClock


class NothingLeft:
    """Stands where memory would look at what a session has left."""

    async def session_ended(self, principal: object) -> None:
        """Do nothing: there is no memory here."""


class NobodyErased:
    """Stands where privacy would know the tokens of those who were erased."""

    async def refuse_gone(self, _token: str) -> None:
        """Refuse nobody."""


def app_of(identity: Identity, settings: Settings, clock: SetClock) -> FastAPI:
    """The API as far as it concerns people."""
    app, settings = FastAPI(), settings.model_copy(update={"rate_limit": "100000/minute"})
    problems.install(app)
    for router in (sessions.router, users.router, classes.router, consents.router, enrollments.router):
        app.include_router(router)
    app.add_middleware(Edge, max_body_bytes=settings.max_body_bytes)
    app.state.services = SimpleNamespace(
        privacy=NothingLeft(), erasures=NobodyErased(), identity=identity, settings=settings, limiter=Limiter(settings.redis_url, clock)
    )
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
