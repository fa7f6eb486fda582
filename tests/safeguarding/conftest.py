"""A class at a school, with a model that must not be asked."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from services.bootstrap import Services
from services.platform import Settings
from tests.fixtures import with_model
from tests.tutor.teaching import Classroom, classroom


@pytest.fixture
async def services(settings: Settings, database, keys_database, redis_client, clock, model) -> AsyncIterator[Services]:
    async with with_model(settings, clock, model) as found:
        yield found


@pytest.fixture
async def room(services: Services) -> AsyncIterator[Classroom]:
    async with classroom(services) as found:
        yield found
