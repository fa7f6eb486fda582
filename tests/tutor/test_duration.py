"""About how long what is open takes: what was observed of an item, else what the plan counts; and a lesson as long as it is."""

from __future__ import annotations

from math import log

import pytest

from schemas.tutor import NextOut
from services.mastery import ItemParameters, item_key
from services.pathway import PlannerConstants
from services.tutor.duration import about_minutes

pytestmark = pytest.mark.engines


async def test_an_observed_item_takes_as_long_as_observed_and_others_what_the_plan_counts(pupil):
    found: NextOut = await pupil.next()
    offer = (await pupil.plan()).offer
    async with pupil.services.database.open_work(pupil.principal.tenant_id) as work:
        version = await pupil.services.curriculum.version(work, offer.version_id)
    question, skill = pupil.services.tutor.rooms.questions.of(version, offer.item, offer.seed), version.skill(offer.skill)
    c = PlannerConstants()
    plain = about_minutes(skill, offer, question, {}, c)
    assert found.about_minutes == pytest.approx(plain, abs=0.1)
    assert plain >= c.attempt_minutes * len(question.steps)
    slow = {item_key(offer.item, step.id): ItemParameters(0.0, 1.0, log(180.0)) for step in question.steps}
    observed = about_minutes(skill, offer, question, slow, c)
    assert observed - plain == pytest.approx((3.0 - c.attempt_minutes) * len(question.steps))
