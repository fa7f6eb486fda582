"""The real services on real engines, with a clock that is set by hand, and a class in a small course."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from services.bootstrap import Services
from tests.tutor.teaching import Classroom, classroom


@pytest.fixture
async def room(services: Services) -> AsyncIterator[Classroom]:
    async with classroom(services) as found:
        yield found
