"""A learner pauses memory in the middle of a lesson: what was kept stays, what comes then leaves nothing, and it goes on where it stood."""

from __future__ import annotations

import pytest

from services.tutor.errors import ConsentChanged, OfferUnknown
from tests.privacy.conftest import House
from tests.tutor.lessons import WRONG, Pupil


async def test_what_is_done_in_a_pause_leaves_nothing_and_the_lesson_goes_on_afterwards(
    pupil: Pupil, client, house: House, running, brooms
):
    await pupil.next()
    await pupil.attempt(WRONG)
    before, offer = await pupil.entries(), pupil.offer.id
    me = pupil.principal
    assert (await running.rights.pause.pause(me)).state == "paused"
    with pytest.raises(OfferUnknown):
        await pupil.attempt(WRONG)
    shown = await pupil.next()
    assert (shown.remembered, shown.offer is not None) == (False, True)
    for _ in range(3):
        await pupil.attempt(WRONG)
        await pupil.hint()
    paused_offer = pupil.offer.id
    await running.privacy.facts(me)
    assert await pupil.entries() == before
    assert await brooms[1].fetchval("SELECT count(*) FROM vault_session_key") == 1
    assert (await running.rights.pause.resume(me)).state == "remembering"
    assert await brooms[1].fetchval("SELECT count(*) FROM vault_session_key") == 0
    assert await running.redis.keys("meno:session:*") == []
    again = await pupil.next()
    assert (again.remembered, pupil.offer.id) == (True, offer)
    with pytest.raises(OfferUnknown):
        await running.tutor.offer(me, paused_offer)
    await pupil.attempt()
    assert [entry.id for entry in await pupil.entries()][: len(before)] == [entry.id for entry in before]
    assert await house.holds(pupil)


async def test_a_pause_ends_with_its_session_and_leaves_no_key(pupil: Pupil, running, brooms):
    await running.rights.pause.pause(pupil.principal)
    await pupil.next()
    await running.identity.sessions.sign_out(pupil.principal)
    assert await brooms[1].fetchval("SELECT count(*) FROM vault_session_key") == 0
    assert {entry.kind for entry in await pupil.entries()} == {"consent", "enrollment"}


async def test_an_answer_on_its_way_when_the_pause_begins_is_not_kept(pupil: Pupil, running):
    await pupil.next()
    before = await pupil.entries()
    rooms, me = running.tutor.rooms, pupil.principal
    async with running.database.open_work(me.tenant_id) as work:
        visit = await rooms.enter(work, me, pupil.enrollment.id)
    await running.rights.pause.pause(me)
    with pytest.raises(ConsentChanged):
        async with running.database.open_work(me.tenant_id) as work:
            await rooms.desk(work, visit)
    assert await pupil.entries() == before


async def test_a_pause_is_of_one_session_and_is_seen_there(client, pupil: Pupil, running):
    assert (await client.get("/v1/memory/pause")).json() == {"state": "remembering", "since": None}
    assert (await client.get("/v1/me")).json()["memory_paused_at"] is None
    first, again = [(await client.post("/v1/memory/pause")).json() for _ in range(2)]
    assert (first["state"], again) == ("paused", first), "paused twice, since the first time"
    assert (await client.get("/v1/me")).json()["memory_paused_at"] == first["since"]
    assert (await running.rights.pause.state(pupil.principal)).state == "remembering", "the pupil's other session"
    assert (await client.delete("/v1/memory/pause")).json()["state"] == "remembering"
    await pupil.consent(granted=False)
    assert (await client.get("/v1/memory/pause")).json()["state"] == "no_consent"


async def test_without_consent_the_end_of_a_pause_takes_nothing_away(pupil: Pupil, running):
    await pupil.consent(granted=False)
    await pupil.next()
    offer, me = pupil.offer.id, pupil.principal
    await running.rights.pause.pause(me)
    await running.rights.pause.resume(me)
    assert (await pupil.next()).offer is not None
    assert pupil.offer.id == offer
