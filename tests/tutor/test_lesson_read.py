"""A lesson that was read: every device is told so."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.tutor.lessons import Pupil

pytestmark = pytest.mark.engines


async def test_a_lesson_that_was_read_is_said_to_be_read_wherever_it_is_asked_for(pupil: Pupil) -> None:
    offer = (await pupil.next()).offer
    assert offer is not None
    assert offer.lesson is not None
    assert not offer.lesson.read
    await pupil.services.tutor.lesson_viewed(pupil.principal, offer.id, uuid4())
    again = (await pupil.next()).offer
    assert again is not None
    assert again.lesson is not None
    assert again.lesson.read
