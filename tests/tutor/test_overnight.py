"""What lies open overnight: an offer that nobody touched is chosen anew, anything else waits."""

from __future__ import annotations

import pytest

from schemas.tutor import ChoiceIn
from tests.tutor.lessons import WRONG, Pupil, lesson_files, new_pupil

pytestmark = pytest.mark.engines


async def test_an_offer_that_nobody_touched_is_chosen_anew_on_another_day_so_that_one_skill_comes_to_its_check(services, clock) -> None:
    alone = {path: text for path, text in lesson_files().items() if "twice" not in path}
    pupil = await new_pupil(services, alone)
    await pupil.next()
    seen = []
    for _ in range(40):
        opened = pupil.offer.id
        assert (await pupil.next()).offer is not None
        assert pupil.offer.id == opened, "the same day it stands"
        seen.append(pupil.offer.activity)
        await pupil.attempt()
        if "check" in seen:
            break
        yesterdays = pupil.offer.id
        clock.pass_(days=2)
        await pupil.next()
        assert pupil.offer.id != yesterdays
    assert "check" in seen
    found = (await services.progress.progress(pupil.principal, pupil.enrollment.id)).skills
    assert [row.confirmed for row in found] == [True]


async def test_an_offer_that_was_begun_or_that_a_person_chose_stands_overnight(pupil: Pupil, clock) -> None:
    await pupil.next()
    await pupil.attempt(WRONG)
    begun = pupil.offer.id
    clock.pass_(days=1)
    assert (await pupil.next()).offer is not None
    assert pupil.offer.id == begun
    await pupil.attempt()
    pupil.now = await pupil.services.tutor.move(pupil.principal, pupil.enrollment.id, ChoiceIn(move="test_out", skill="twice"))
    chosen = pupil.offer.id
    clock.pass_(days=1)
    await pupil.next()
    assert pupil.offer.id == chosen


async def test_yesterdays_offer_is_answered_where_it_still_lies_open(pupil: Pupil, clock) -> None:
    await pupil.next()
    clock.pass_(days=1)
    assert (await pupil.attempt()).completed
