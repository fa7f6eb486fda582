"""The real services on real engines, with a clock that is set by hand, and a learner in a small course."""

from __future__ import annotations

import pytest

from services.bootstrap import Services
from tests.tutor.lessons import Pupil, new_pupil


@pytest.fixture
async def pupil(services: Services) -> Pupil:
    return await new_pupil(services)
