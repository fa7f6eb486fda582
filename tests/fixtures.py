"""What tests of several domains are given: a clock that is set by hand, the real services on real engines, and a model that says what it is told to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from services.bootstrap import Services, build_services
from services.platform import Clock, Database, Settings
from tests.llm.scripted_server import ScriptedServer, serve_scripted
from tests.tutor.lessons import SetClock


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def services(
    settings: Settings, database: Database, keys_database: Database, redis_client, clock: SetClock
) -> AsyncIterator[Services]:
    services = await build_services(settings, clock)
    yield services
    await services.close()


@pytest.fixture
async def model() -> AsyncIterator[ScriptedServer]:
    async with serve_scripted() as server:
        yield server


@asynccontextmanager
async def with_model(settings: Settings, clock: Clock | None, model: ScriptedServer, **more: object) -> AsyncIterator[Services]:
    """Give the services with a model to ask, and more settings changed; a reply under way is ended before they close."""
    services = await build_services(settings.model_copy(update={"llm_base_url": model.url, "llm_model": "scripted", **more}), clock)
    yield services
    await services.dialogue.stop()
    await services.close()
