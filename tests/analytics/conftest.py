"""The real services on real engines, with a clock that is set by hand, and a class in a small course."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from services.bootstrap import Services, build_services
from tests.tutor.lessons import SetClock
from tests.tutor.teaching import Classroom, classroom


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def services(settings, database, keys_database, redis_client, clock: SetClock) -> AsyncIterator[Services]:
    services = await build_services(settings, clock)
    yield services
    await services.close()


@pytest.fixture
async def room(services: Services) -> AsyncIterator[Classroom]:
    async with classroom(services) as found:
        yield found
