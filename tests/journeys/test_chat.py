"""A tutor turn over HTTP: streamed, cut, resumed with every byte once; repeated, it is the same turn; it is nobody else's."""

from __future__ import annotations

from contextlib import aclosing
from uuid import UUID, uuid4

import pytest
import pytest_asyncio

from tests.journeys.events import Event, events_of, text_of
from tests.journeys.learner import Pupil, enrolled
from tests.journeys.model_server import FAIL, PIECES

STREAM = {"Accept": "text/event-stream"}
SAID = "".join(PIECES)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def pupil(meno, inside) -> Pupil:
    found = await enrolled(meno, inside, f"chat-{uuid4().hex[:8]}")
    (await found.client.post("/v1/consents", json={"scope": "model_provider", "granted": True})).raise_for_status()
    return found


async def chat_of(pupil: Pupil) -> str:
    wanted = {"enrollment_id": pupil.enrollment_id, "offer_id": pupil.offer["id"]}
    return (await pupil.client.post("/v1/conversations", json=wanted)).raise_for_status().json()["id"]


def turn(text: str = "What do I do first?", turn_id: UUID | None = None) -> dict[str, str]:
    return {"id": str(turn_id or uuid4()), "text": text}


async def read(pupil: Pupil, method: str, path: str, after: str = "0-0", until: int = 1000, **body: object) -> list[Event]:
    """Read a stream of events, or its beginning only; then the connection is cut."""
    found: list[Event] = []
    async with pupil.client.stream(method, path, headers={**STREAM, "Last-Event-ID": after}, **body) as response:
        assert response.status_code == 200
        async with aclosing(events_of(response)) as events:
            async for event in events:
                found.append(event)
                if len(found) == until:
                    return found
    return found


async def test_a_turn_that_is_cut_off_is_read_on_with_every_byte_once(pupil):
    chat, said = await chat_of(pupil), turn()
    turns = f"/v1/conversations/{chat}/turns"
    begun = await read(pupil, "POST", turns, until=1, json=said)
    assert 0 < len(text_of(begun)) < len(SAID), "it streams"
    more = await read(pupil, "GET", f"{turns}/{said['id']}", after=begun[-1].id, until=1)
    rest = await read(pupil, "POST", turns, after=more[-1].id, json=said)
    assert text_of([*begun, *more, *rest]) == SAID
    assert rest[-1].kind == "done"
    again = await read(pupil, "GET", f"{turns}/{said['id']}")
    assert text_of(again) == SAID
    kept = (await pupil.client.get(f"/v1/conversations/{chat}")).json()["turns"][-1]
    assert (kept["text"], kept["reply"], kept["complete"], kept["authored"]) == (said["text"], SAID, True, False)


async def test_a_turn_whose_model_fails_is_answered_by_the_author(pupil):
    chat, said = await chat_of(pupil), turn(f"{FAIL} now")
    found = await read(pupil, "POST", f"/v1/conversations/{chat}/turns", json=said)
    assert found[-1].body == {"authored": True}
    assert text_of(found)


async def test_a_turn_sent_twice_as_json_is_one_turn(pupil):
    chat, said = await chat_of(pupil), turn("Why is that so?")
    replies = [await pupil.client.post(f"/v1/conversations/{chat}/turns", json=said) for _ in range(2)]
    assert replies[0].content == replies[1].content
    listed = (await pupil.client.get(f"/v1/conversations/{chat}")).json()["turns"]
    assert [one["id"] for one in listed].count(said["id"]) == 1


async def test_the_same_turn_id_with_other_words_is_refused(pupil):
    chat, said = await chat_of(pupil), turn("These words.")
    (await pupil.client.post(f"/v1/conversations/{chat}/turns", json=said)).raise_for_status()
    found = await pupil.client.post(f"/v1/conversations/{chat}/turns", json={**said, "text": "Other words."})
    assert found.status_code == 422


@pytest.mark.parametrize("after", ["99999999999999999999-0", "18446744073709551615-18446744073709551615", "0-99999999999999999999"])
async def test_a_last_event_id_from_nowhere_ends_in_order(pupil, after):
    chat, said = await chat_of(pupil), turn()
    (await pupil.client.post(f"/v1/conversations/{chat}/turns", json=said)).raise_for_status()
    found = await pupil.client.get(f"/v1/conversations/{chat}/turns/{said['id']}", headers={"Last-Event-ID": after})
    assert found.status_code == 422
    assert found.headers["content-type"] == "application/problem+json"


async def test_another_learner_finds_neither_chat_nor_turn(pupil, meno, inside):
    other = await enrolled(meno, inside, f"other-{uuid4().hex[:8]}")
    chat, said = await chat_of(pupil), turn()
    (await pupil.client.post(f"/v1/conversations/{chat}/turns", json=said)).raise_for_status()
    for path in (f"/v1/conversations/{chat}", f"/v1/conversations/{chat}/turns/{said['id']}"):
        found, absent = await other.client.get(path), await other.client.get(path.replace(chat, str(uuid4())))
        assert found.status_code == absent.status_code == 404
        assert {**found.json(), "request_id": ""} == {**absent.json(), "request_id": ""}
    spoken = await other.client.post(f"/v1/conversations/{chat}/turns", json=said)
    assert spoken.status_code == 404
    own = await chat_of(other)
    assert (await other.client.get(f"/v1/conversations/{own}/turns/{said['id']}")).status_code == 404
