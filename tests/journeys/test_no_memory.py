"""Before consent a learner works as always, nothing of it is in any table, and with the session it is gone."""

from __future__ import annotations

from random import Random

import pytest

from tests.journeys.everything import rows_of
from tests.journeys.learner import Pupil, at_work, right_answer, wrong_answer
from tests.journeys.stack import client_of

ANSWERS = 15

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]


async def rows_with(meno, *words: str) -> list[str]:
    """Return the tables with a row that holds one of the words."""
    return [table async for table, row in rows_of(meno) if any(word in row for word in words)]


async def journal_of(pupil: Pupil) -> list[str]:
    """Return the kinds of the entries of a learner's journal in SQL."""
    keys = await pupil.inside.vault.keys(pupil.tenant_id, pupil.id)
    async with pupil.inside.database.open_work(pupil.tenant_id) as work:
        return [entry.kind for entry in await pupil.inside.memory.entries(work, keys, pupil.id)]


async def test_a_learner_without_consent_works_and_leaves_nothing(meno, inside):
    ben, rng = await at_work(inside, client_of(meno, "ben"), "algebra"), Random(5)
    assert ben.now["remembered"] is False
    before, ids = await journal_of(ben), [ben.offer["id"]]
    for number in range(ANSWERS):
        if ben.offer["lesson"]:
            await ben.read_lesson()
        step = await ben.step()
        body = ben.body(wrong_answer(step, rng) if number % 3 == 0 else right_answer(step))
        path = f"/v1/offers/{ben.offer['id']}/attempts"
        replies = [await ben.client.post(path, json=body) for _ in range(2)]
        assert replies[0].status_code == 200
        assert replies[0].content == replies[1].content, "sent twice, answered once"
        ben.now = replies[0].json()["next"]
        ids += [body["id"], ben.offer["id"]]
    await ben.hint()
    assert any(skill["attempts"] for skill in (await ben.progress())["skills"]), "it counts while the session lasts"
    said = {"id": ids[1], "text": "What now?"}
    chat = (await ben.client.post("/v1/conversations", json={"enrollment_id": ben.enrollment_id})).raise_for_status().json()["id"]
    said["id"] = chat[:-4] + "beef"
    (await ben.client.post(f"/v1/conversations/{chat}/turns", json=said)).raise_for_status()
    assert await journal_of(ben) == before
    assert set(before) <= {"enrollment", "consent"}
    assert await rows_with(meno, *ids, said["id"]) == []
    await gone_after_sign_out(ben, meno)


async def gone_after_sign_out(ben: Pupil, meno) -> None:
    """Sign out and in again: what was there is there no more."""
    assert ben.session_id is not None
    assert await rows_with(meno, str(ben.session_id)), "its key"
    old = ben.offer["id"]
    (await ben.client.delete("/v1/sessions/current")).raise_for_status()
    assert await rows_with(meno, str(ben.session_id)) == [], "without the key nothing opens what Redis still holds for a day"
    again = await at_work(ben.inside, client_of(meno, "ben"), "algebra")
    assert again.offer["id"] != old
    assert (await again.client.get(f"/v1/offers/{old}")).status_code == 404
    assert not any(skill["attempts"] for skill in (await again.progress())["skills"])
    await again.client.delete("/v1/sessions/current")
