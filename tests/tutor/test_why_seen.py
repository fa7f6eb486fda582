"""Why a learner has this open now, as their educator and guardian are told: masked by policy, on record, and never to strangers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest

from services.tutor.reasons import Sight
from services.tutor.why import why_out
from tests.tutor.lessons import WRONG, Pupil
from tests.tutor.teaching import Classroom, classroom

pytestmark = pytest.mark.engines
LOOKED = ("educator", "educator_view", ("attempts", "knowledge", "plan"))


@pytest.fixture
async def room(services) -> AsyncIterator[Classroom]:
    async with classroom(services) as found:
        await found.join()
        yield found


@pytest.fixture
def pupil(room: Classroom) -> Pupil:
    return room.pupils[0]


def path(pupil: Pupil) -> str:
    return f"/v1/enrollments/{pupil.enrollment.id}/why"


async def test_an_educator_is_told_the_reasons_without_what_came_of_answers_and_the_learner_sees_the_look(room, pupil):
    await pupil.next()
    await pupil.attempt(WRONG)
    await pupil.attempt()
    await pupil.next()
    before = len(await pupil.entries())
    found, own = await room.get(room.educator, path(pupil)), await pupil.services.why.offer(pupil.principal, pupil.offer.id)
    assert (found["offer_id"], found["skill"]["id"]) == (str(pupil.offer.id), pupil.offer.skill.id)
    assert [one["code"] for one in found["reasons"]] == [one.code for one in own.reasons]
    assert found["rederived"]["same"]
    assert all(one["evidence"] == [] for one in found["reasons"])
    assert all(one["verdict"] is None for one in found["practised"])
    assert found["prediction"]["chance"] == own.prediction.chance, "knowledge is theirs to see"
    assert await room.log_of(pupil.principal) == [LOOKED]
    assert len(await pupil.entries()) == before + 1, "the look, and nothing else"


async def test_where_knowledge_may_not_be_seen_no_chance_and_no_mastery_is_told(pupil):
    await pupil.next()
    rooms = pupil.services.tutor.rooms
    async with pupil.services.database.open_work(pupil.principal.tenant_id) as work:
        visit, entry, offered = await rooms.offered(work, pupil.principal, pupil.offer.id)
        then = await rooms.back_then(work, visit, entry.seq, offered.decision.parameters)
    found = why_out(
        visit.version, entry, offered, then, visit.paced(pupil.services.why.constants), rooms.predictor(then, visit),
        Sight(answers=False, knowledge=False),
    )  # fmt: skip
    assert found.prediction is None
    assert all(one.known in (0.0, 1.0) for one in found.needed)
    assert not {"foreseen", "due_since", "not_due"} & {one.code for one in found.reasons}
    assert all("mastery" not in one.values for one in found.reasons)


async def test_nothing_is_chosen_for_the_sake_of_a_look(room, pupil):
    before = await pupil.entries()
    reply = await room.call(room.educator, "GET", path(pupil))
    assert (reply.status_code, reply.json()["code"]) == (409, "nothing_open")
    assert await pupil.entries() == before


async def test_strangers_learn_nothing_and_without_consent_nothing_is_opened(room, pupil):
    await pupil.next()
    other, mate = await room.elsewhere(), (await room.join())[0].principal
    for who in (other, mate):
        theirs = await room.call(who, "GET", path(pupil))
        nobodys = await room.call(who, "GET", f"/v1/enrollments/{uuid4()}/why")
        assert (theirs.status_code, theirs.json()["code"]) == (404, "not_found")
        assert {**theirs.json(), "request_id": None, "instance": None} == {**nobodys.json(), "request_id": None, "instance": None}
    assert (await room.call(pupil.principal, "GET", path(pupil))).status_code == 403
    assert await room.log_of(pupil.principal) == []
    await pupil.consent(granted=False)
    refused = await room.call(room.educator, "GET", path(pupil))
    assert (refused.status_code, refused.json()["code"]) == (403, "consent_needed")
