"""What a learner in need writes: a fixed reply and no model, nothing kept with the memory, and an inbox that those named alone can read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from schemas.identity import TenantPolicy
from schemas.journal import Spoken
from schemas.safeguarding import SafeguardingPolicy
from services.bootstrap import Services
from services.identity import Principal
from services.platform import run_job
from services.safeguarding import TELL, SafeguardingHolding, store
from services.safeguarding.sealing import NOTE, Content, opened, place, seal
from services.vault import AccountKeys
from tests.llm.scripted_server import ScriptedServer
from tests.safeguarding.letters import LetterBox, letter_box
from tests.tutor.lessons import Pupil, SetClock
from tests.tutor.teaching import Classroom
from workers.app import load_handlers

ONE, TWO = bytes(range(32)), bytes(range(32, 64))
NEED = "my dad hits me when he drinks, please zebra-canary help"
CANARY = "zebra-canary"


async def child(room: Classroom, band: str = "13_15") -> Pupil:
    """Return a young learner of the class, with a guardian's consent to memory and model."""
    learner = await room.add("learner", f"kid{uuid4().hex[:8]}", age_band=band)
    guardian = await room.add("guardian", f"guard{uuid4().hex[:8]}")
    identity = room.services.identity
    await identity.classes.add_member(room.operator, room.class_id, learner.account_id, "learner")
    await identity.guardians.link(room.operator, learner.account_id, guardian.account_id)
    giver = learner if band == "adult" else guardian
    for scope in ("memory", "model_provider"):
        await identity.consents.give(giver, learner.account_id, scope, granted=True)
    pupil = Pupil(room.services, learner, None)  # type: ignore[arg-type]  # enrolled in the next line
    await pupil.enroll(room.version_id)
    await pupil.next()
    return pupil


async def say(room: Classroom, pupil: Pupil, words: str, turn_id: str | None = None) -> Any:
    opened = {"enrollment_id": str(pupil.enrollment.id), "offer_id": str(pupil.offer.id)}
    conversation = (await room.call(pupil.principal, "POST", "/v1/conversations", opened)).json()
    body = {"id": turn_id or str(uuid4()), "text": words}
    return await room.call(pupil.principal, "POST", f"/v1/conversations/{conversation['id']}/turns", body)


async def named(room: Classroom) -> Principal:
    """Name an educator of no class for safeguarding, and return them."""
    adult = await room.add("educator", f"dsl{uuid4().hex[:8]}", email=f"dsl{uuid4().hex[:6]}@school.example")
    reply = await room.call(room.operator, "PUT", f"/v1/safeguarding/named/{adult.account_id}")
    assert reply.status_code == 200, reply.text
    return adult


async def concerns(room: Classroom, who: Principal) -> list[Any]:
    return (await room.get(who, "/v1/safeguarding/concerns"))["items"]


async def test_the_reply_is_fixed_and_no_model_is_asked(room: Classroom, model: ScriptedServer) -> None:
    pupil, adult = await child(room), await named(room)
    turn = (await say(room, pupil, NEED)).json()
    assert "not your fault" in turn["reply"]
    assert "will be told" in turn["reply"]
    assert (turn["text"], turn["for_a_person"], turn["authored"], turn["complete"]) == ("", True, True, True)
    assert model.seen == []
    assert len(await concerns(room, adult)) == 1


async def test_the_stream_brings_the_same_reply_and_can_be_read_again(room: Classroom) -> None:
    pupil = await child(room)
    opened = {"enrollment_id": str(pupil.enrollment.id), "offer_id": str(pupil.offer.id)}
    chat = (await room.call(pupil.principal, "POST", "/v1/conversations", opened)).json()["id"]
    body, stream = {"id": str(uuid4()), "text": NEED}, {"accept": "text/event-stream"}
    first = (await room.call(pupil.principal, "POST", f"/v1/conversations/{chat}/turns", body, **stream)).text
    again = (await room.call(pupil.principal, "GET", f"/v1/conversations/{chat}/turns/{body['id']}")).text
    assert "Samaritans" in first
    assert "event: done" in first
    assert again == first
    kept = (await room.get(pupil.principal, f"/v1/conversations/{chat}"))["turns"]
    assert [(turn["text"], turn["for_a_person"]) for turn in kept] == [("", True)]


async def test_the_words_are_nowhere_in_the_memory_and_later_prompts_hold_neither_words_nor_reply(
    room: Classroom, services: Services, model: ScriptedServer
) -> None:
    pupil = await child(room)
    await say(room, pupil, NEED)
    entries = await pupil.entries()
    assert not any(CANARY in repr(entry.words) for entry in entries)
    assert [entry.evidence.set_aside for entry in entries if isinstance(entry.evidence, Spoken)] == [True, True]
    await say(room, pupil, "how do I begin?")
    assert len(model.seen) == 1
    assert CANARY not in str(model.seen)
    assert "fault" not in str(model.seen)
    who = pupil.principal
    permit = await services.identity.permit(who.tenant_id, who.account_id, "tutoring")
    assert permit is not None


async def test_without_memory_it_is_passed_on_all_the_same(room: Classroom) -> None:
    adult, learner = await named(room), await room.add("learner", "nomem", age_band="16_17")
    pupil = Pupil(room.services, learner, None)  # type: ignore[arg-type]  # enrolled in the next line
    await pupil.enroll(room.version_id)
    signed = await room.services.identity.authenticate(await room.token(learner))
    pupil.principal = signed
    room.tokens[signed.account_id] = await room.token(learner)
    await pupil.next()
    assert (await say(room, pupil, NEED)).json()["for_a_person"]
    assert len(await concerns(room, adult)) == 1


async def test_an_answer_a_goal_and_a_correction_are_looked_at_too_and_kept_nowhere(room: Classroom) -> None:
    pupil, adult = await child(room), await named(room)
    attempt = {"id": str(uuid4()), "step": pupil.offer.step, "answer": NEED}
    replies = [await room.call(pupil.principal, "POST", f"/v1/offers/{pupil.offer.id}/attempts", attempt) for _ in range(2)]
    report = {"id": str(uuid4()), "step": pupil.offer.step, "reason": "unclear", "note": "my stepdad touches me"}
    assert (await room.call(pupil.principal, "POST", f"/v1/offers/{pupil.offer.id}/reports", report)).json()["code"] == "for_a_person"
    goal = {"id": str(uuid4()), "kind": "goal", "text": "I want to kill myself before june"}
    replies.append(await room.call(pupil.principal, "POST", f"/v1/enrollments/{pupil.enrollment.id}/goals", goal))
    assert [(reply.status_code, reply.json()["code"]) for reply in replies] == [(422, "for_a_person")] * 3
    assert replies[0].json() | {"request_id": 0} == replies[1].json() | {"request_id": 0}
    assert "Samaritans" in replies[0].json()["detail"]
    assert sorted(one["source"] for one in await concerns(room, adult)) == ["answer", "goal", "report"]
    assert not any(entry.kind in ("attempt", "goal") for entry in await pupil.entries())


async def test_an_educators_note_about_it_is_passed_on_and_not_kept(room: Classroom) -> None:
    pupil, adult = await child(room), await named(room)
    note = {
        "id": str(uuid4()),
        "learner_id": str(pupil.principal.account_id),
        "kind": "context",
        "value": "She told me my stepdad abuses me",
    }
    reply = await room.call(room.educator, "POST", "/v1/memory/facts", note)
    assert (reply.status_code, reply.json()["code"]) == (422, "for_a_person")
    assert "passed on" in reply.json()["detail"]
    found = await concerns(room, adult)
    assert [(one["source"], one["raised_by"]) for one in found] == [("note", str(room.educator.account_id))]


async def test_those_named_alone_read_the_inbox_and_every_look_is_written_down(room: Classroom) -> None:
    pupil, adult = await child(room), await named(room)
    await say(room, pupil, NEED)
    found = (await concerns(room, adult))[0]
    assert CANARY not in str(found)
    assert "kind" not in found
    path = f"/v1/safeguarding/concerns/{found['id']}"
    for stranger in (room.operator, room.educator, pupil.principal, await room.elsewhere()):
        assert (await room.call(stranger, "GET", "/v1/safeguarding/concerns")).status_code == 404
        assert (await room.call(stranger, "GET", path)).status_code == 404
        assert (await room.call(stranger, "PATCH", path, {"state": "handled"})).status_code == 404
    opened = await room.get(adult, path)
    assert (opened["words"], opened["kind"], opened["concern"]["state"]) == (NEED, "harmed", "seen")
    handled = (await room.call(adult, "PATCH", path, {"state": "handled", "note": "Spoke with her."})).json()
    assert (handled["concern"]["state"], handled["note"]) == ("handled", "Spoke with her.")
    assert [(look["account_id"], look["what"]) for look in handled["looks"]] == [
        (str(adult.account_id), "opened"),
        (str(adult.account_id), "handled"),
    ]
    assert (await room.get(adult, "/v1/safeguarding/concerns"))["open"] == 0
    assert (await room.call(adult, "PATCH", path, {"state": "seen"})).json()["concern"]["handled_at"] is None


async def test_nothing_of_it_stands_in_the_clear_in_any_table(room: Classroom, services: Services) -> None:
    pupil, adult = await child(room), await named(room)
    await say(room, pupil, NEED)
    await room.call(
        adult, "PATCH", f"/v1/safeguarding/concerns/{(await concerns(room, adult))[0]['id']}", {"state": "handled", "note": CANARY}
    )
    async with services.database.open_work(room.operator.tenant_id) as work:
        rows = (await work.session.execute(text("SELECT row_to_json(c)::text FROM safeguarding_concern c"))).scalars().all()
        jobs = (await work.session.execute(text("SELECT row_to_json(j)::text FROM job j"))).scalars().all()
    assert len(rows) == 1
    for shown in (*rows, *jobs):
        assert CANARY not in shown
        assert CANARY.encode().hex() not in shown
        assert "harmed" not in shown


async def test_the_same_turn_sent_twice_is_one_concern(room: Classroom) -> None:
    pupil, adult = await child(room), await named(room)
    turn_id = str(uuid4())
    first, second = await say(room, pupil, NEED, turn_id), await say(room, pupil, NEED, turn_id)
    assert first.json() == second.json()
    assert len(await concerns(room, adult)) == 1


async def test_where_nobody_is_named_nothing_is_promised_and_it_waits_until_somebody_is(room: Classroom) -> None:
    pupil = await child(room)
    assert "I have told nobody" in (await say(room, pupil, NEED)).json()["reply"]
    waiting = await room.services.safeguarding.waiting(room.operator.tenant_id)
    assert (waiting.named, waiting.open) == (0, 1)
    adult = await named(room)
    assert [one["state"] for one in await concerns(room, adult)] == ["open"]


async def test_adults_are_answered_and_passed_on_only_if_the_school_wants_it(room: Classroom) -> None:
    pupil, adult = await child(room, "adult"), await named(room)
    assert "I have told nobody" in (await say(room, pupil, NEED)).json()["reply"]
    assert await concerns(room, adult) == []
    await decide(room, adults=True)
    assert "will be told" in (await say(room, pupil, NEED)).json()["reply"]
    assert len(await concerns(room, adult)) == 1


async def decide(room: Classroom, **policy: Any) -> None:
    await room.services.identity.tenants.set_policy(room.operator, TenantPolicy(safeguarding=SafeguardingPolicy(**policy)), "safety")


async def test_a_schools_own_help_lines_are_shown(room: Classroom) -> None:
    await decide(room, help_lines=[{"name": "School nurse", "contact": "room 12"}])
    reply = (await say(room, await child(room), NEED)).json()["reply"]
    assert "room 12" in reply
    assert "Samaritans" not in reply


async def test_learners_read_who_opened_it_where_the_school_shows_it(room: Classroom) -> None:
    pupil, adult = await child(room), await named(room)
    await say(room, pupil, NEED)
    await room.get(adult, f"/v1/safeguarding/concerns/{(await concerns(room, adult))[0]['id']}")
    assert (await room.call(pupil.principal, "GET", "/v1/safeguarding/concerns/mine")).status_code == 403
    await decide(room, learner_reads=True)
    mine = (await room.get(pupil.principal, "/v1/safeguarding/concerns/mine"))["items"]
    assert [(one["state"], one["looks"][0]["account_id"]) for one in mine] == [("seen", str(adult.account_id))]
    assert CANARY not in str(mine)


async def test_a_look_is_not_in_the_log_that_guardians_read(room: Classroom) -> None:
    pupil, adult = await child(room), await named(room)
    await say(room, pupil, NEED)
    await room.get(adult, f"/v1/safeguarding/concerns/{(await concerns(room, adult))[0]['id']}")
    assert str(adult.account_id) not in (await room.call(pupil.principal, "GET", "/v1/access-log")).text


async def test_people_raise_a_concern_about_their_own_only(room: Classroom) -> None:
    pupil, adult = await child(room), await named(room)
    about = {"learner_id": str(pupil.principal.account_id), "text": "She came in with bruises again."}
    ask = "/v1/safeguarding/concerns"
    assert (await room.call(room.educator, "POST", ask, {"id": str(uuid4()), **about})).json()["passed_on"]
    assert (await room.call(await room.elsewhere(), "POST", ask, {"id": str(uuid4()), **about})).status_code == 404
    assert (await room.call(pupil.principal, "POST", ask, {"id": str(uuid4()), "text": "I need to talk."})).json()["passed_on"]
    assert len(await concerns(room, adult)) == 2


async def test_only_operators_name_and_only_staff_can_be_named(room: Classroom) -> None:
    pupil = await child(room)
    assert (await room.call(room.educator, "PUT", f"/v1/safeguarding/named/{room.educator.account_id}")).status_code == 403
    assert (await room.call(room.operator, "PUT", f"/v1/safeguarding/named/{pupil.principal.account_id}")).json()[
        "code"
    ] == "cannot_have_duty"
    adult = await named(room)
    assert [one["account_id"] for one in (await room.get(pupil.principal, "/v1/safeguarding/named"))["items"]] == [str(adult.account_id)]
    await room.call(room.operator, "DELETE", f"/v1/safeguarding/named/{adult.account_id}")
    assert (await room.call(adult, "GET", "/v1/safeguarding/concerns")).status_code == 404


async def work_off(services: Services) -> list[str]:
    waiting = await services.jobs.find(state="waiting", kind=TELL)
    for job in waiting:
        await run_job(services.jobs, job.id, load_handlers().get, services)
    return [(await services.jobs.show(job.id)).state for job in waiting]


async def test_those_named_get_a_letter_that_says_nothing_once(room: Classroom, services: Services) -> None:
    pupil, _ = await child(room), await named(room)
    async with letter_box() as box:
        at_box = with_box(services, box)
        await say(room, pupil, NEED)
        assert await work_off(at_box) == ["done"]
        assert await work_off(at_box) == []
    assert len(box.letters) == 1
    letter = box.letters[0]
    assert "safeguarding inbox" in letter
    assert CANARY not in letter
    assert "Name of kid" not in letter


async def test_a_mail_server_that_is_away_is_asked_again(room: Classroom, services: Services) -> None:
    pupil, _ = await child(room), await named(room)
    await say(room, pupil, NEED)
    async with letter_box() as box:
        pass
    assert await work_off(with_box(services, box)) == ["waiting"]


def with_box(services: Services, box: LetterBox) -> Services:
    telling = services.safeguarding.telling
    mail = replace(telling.mail, url=box.url)
    return replace(services, safeguarding=replace(services.safeguarding, telling=replace(telling, mail=mail)))


async def test_a_concern_goes_with_the_learner_and_stays_when_its_reader_goes(room: Classroom, services: Services) -> None:
    pupil, adult, other = await child(room), await named(room), await named(room)
    await say(room, pupil, NEED)
    path = f"/v1/safeguarding/concerns/{(await concerns(room, adult))[0]['id']}"
    await room.call(adult, "PATCH", path, {"state": "handled"})
    await erased(services, room, adult)
    left = await room.get(other, path)
    assert (left["words"], left["concern"]["handled_by"]) == (NEED, None)
    assert [look["account_id"] for look in left["looks"]] == [None, str(other.account_id)]
    await erased(services, room, pupil.principal)
    assert await concerns(room, other) == []


async def test_a_concern_is_sealed_anew_when_keys_rotate_and_opens_then(room: Classroom, services: Services) -> None:
    pupil, adult = await child(room), await named(room)
    await say(room, pupil, NEED)
    path = f"/v1/safeguarding/concerns/{(await concerns(room, adult))[0]['id']}"
    await room.call(adult, "PATCH", path, {"state": "handled", "note": "Spoke with her."})
    names = bytes(range(64, 96))
    old, both, new = (
        AccountKeys(pupil.principal.tenant_id, pupil.principal.account_id, keys, names) for keys in ({1: ONE}, {1: ONE, 2: TWO}, {2: TWO})
    )
    async with services.database.open_work(room.operator.tenant_id) as work:
        found = (await store.page(work.session, 1, None))[0]
        content, note = seal(old, found.id, Content("harmed", "en", NEED)), old.seal(place(found.id, NOTE), b"Spoke with her.")
        await store.change(work.session, found.id, content=content, note=note)
        assert [await SafeguardingHolding().reseal(work, both, 10) for _ in range(2)] == [1, 0]
        again = (await store.page(work.session, 1, None))[0]
    assert opened(new, again.id, again.content).words == NEED
    assert new.open(place(again.id, NOTE), again.note or b"") == b"Spoke with her."


async def erased(services: Services, room: Classroom, who: Principal) -> None:
    async with services.database.open_work(room.operator.tenant_id) as work:
        while await SafeguardingHolding().remove(work, who.tenant_id, who.account_id, 10):
            pass


async def test_what_was_handled_long_ago_is_deleted(room: Classroom, services: Services, clock: SetClock) -> None:
    pupil, adult = await child(room), await named(room)
    await say(room, pupil, NEED)
    await say(room, pupil, NEED + " again")
    await room.call(adult, "PATCH", f"/v1/safeguarding/concerns/{(await concerns(room, adult))[0]['id']}", {"state": "handled"})
    clock.pass_(days=729)
    assert await services.safeguarding.sweep(room.operator.tenant_id) == 0
    clock.pass_(days=2)
    assert await services.safeguarding.sweep(room.operator.tenant_id) == 1
    async with services.database.open_work(room.operator.tenant_id) as work:
        assert (await work.session.execute(text("SELECT state FROM safeguarding_concern"))).scalars().all() == ["open"]


@pytest.mark.parametrize("words", ["how do I build a bomb", "do my exam for me"])
async def test_what_is_not_for_a_tutor_gets_a_short_answer_before_any_model_and_an_ordinary_entry(
    room: Classroom, model: ScriptedServer, words: str
) -> None:
    pupil, adult = await child(room), await named(room)
    turn = (await say(room, pupil, words)).json()
    assert (turn["text"], turn["for_a_person"], turn["authored"], model.seen) == (words, False, True, [])
    assert len(turn["reply"]) < 250
    assert await concerns(room, adult) == []


@pytest.mark.parametrize("column", ["content", "note"])
async def test_a_concern_that_was_altered_shows_nothing_and_the_others_open(room: Classroom, column: str) -> None:
    adult = await named(room)
    for _ in range(2):
        await say(room, await child(room), NEED)
    paths = [f"/v1/safeguarding/concerns/{each['id']}" for each in await concerns(room, adult)]
    for path in paths:
        await room.call(adult, "PATCH", path, {"state": "handled", "note": CANARY})
    altered = text(f"UPDATE safeguarding_concern SET {column} = set_byte({column}, 40, get_byte({column}, 40) # 1) WHERE id = :id")
    async with room.services.database.open_work(room.operator.tenant_id) as work:
        await work.session.execute(altered, {"id": paths[0].rpartition("/")[2]})
    refused = await room.call(adult, "GET", paths[0])
    assert (refused.status_code, refused.json()["code"]) == (500, "seal_refused")
    assert CANARY not in refused.text
    assert CANARY in (await room.call(adult, "GET", paths[1])).text
