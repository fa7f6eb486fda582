"""The real services on real engines, with a clock that is set by hand, and a learner in a small course."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from services.bootstrap import Services, build_services
from services.platform import Database, Settings
from tests.tutor.lessons import Pupil, SetClock, new_pupil


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
async def pupil(services: Services) -> Pupil:
    return await new_pupil(services)
