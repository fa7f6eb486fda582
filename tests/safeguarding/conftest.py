"""A class at a school, with a model that must not be asked."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from services.bootstrap import Services, build_services
from services.platform import Settings
from tests.llm.scripted_server import ScriptedServer, serve_scripted
from tests.tutor.lessons import SetClock
from tests.tutor.teaching import Classroom, classroom


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def model() -> AsyncIterator[ScriptedServer]:
    async with serve_scripted() as server:
        yield server


@pytest.fixture
async def services(settings: Settings, database, keys_database, redis_client, clock, model) -> AsyncIterator[Services]:
    with_model = settings.model_copy(update={"llm_base_url": model.url, "llm_model": "scripted"})
    services = await build_services(with_model, clock)
    yield services
    await services.dialogue.stop()
    await services.close()


@pytest.fixture
async def room(services: Services) -> AsyncIterator[Classroom]:
    async with classroom(services) as found:
        yield found
