"""What learners ask a person to look at, over HTTP with a scripted model: free text, contested marks, faulty items."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest

from schemas.journal import Attempted, Disclosed, Raised, Ruled
from schemas.tutor import AttemptIn, AttemptOut
from services.bootstrap import Services
from services.platform import Database, Settings
from tests.curriculum.courses import ITEM
from tests.fixtures import with_model
from tests.llm.scripted_server import Script, ScriptedServer
from tests.tutor.lessons import Pupil, SetClock, lesson_files
from tests.tutor.teaching import CHEAP, PASSWORD, Classroom, classroom

pytestmark = pytest.mark.engines

RUBRIC = """\
---
title: Why adding works
criteria:
  - {id: reason, title: Names the reason, marks: 2, description: Counting on., advice: Say what counting on does.}
  - {id: example, title: Gives an example}
---
Any example will do.
"""
ITS_ANSWER = 'answer: {type: number, value: "{{a+b}}"}\nwrong:\n  - {match: "{{a-b}}", misconception: subtracts}\ntests:\n  - {input: "{{a+b}}", expect: correct}\n'
WRITTEN = "answer: {type: free_text, value: Adding counts on., rubric: why}\n"
SAID = "Adding counts on from the larger number, and zebra42 agrees."
FILES = lesson_files(ITEM.replace(ITS_ANSWER, WRITTEN)) | {"rubrics/why.md": RUBRIC.encode()}


def marks(reason: int, quote: str, example: int = 0) -> Script:
    told = [{"criterion": "reason", "marks": reason, "quote": quote}, {"criterion": "example", "marks": example, "quote": ""}]
    return Script((json.dumps({"marks": told}),))


@pytest.fixture
async def services(
    settings: Settings, database: Database, keys_database: Database, redis_client: Any, clock: SetClock, model: ScriptedServer
) -> AsyncIterator[Services]:
    async with with_model(settings, clock, model) as found:
        yield found


@pytest.fixture
async def room(services: Services) -> AsyncIterator[Classroom]:
    async with classroom(services, FILES) as found:
        await found.join()
        yield found


async def unremembered(room: Classroom) -> Pupil:
    """Return a learner of the class who has signed in and does not agree to being remembered."""
    [pupil] = await room.join(memory=False)
    identity, who = room.services.identity, pupil.principal
    await identity.sessions.set_password(who.tenant_id, who.account_id, await CHEAP.hash(PASSWORD))
    name = (await identity.accounts.get(who, who.account_id)).profile.user_name
    signed = await identity.sessions.sign_in(room.slug, name, PASSWORD, "token", "192.0.2.1")
    pupil.principal, room.tokens[who.account_id] = signed.principal, signed.token
    return pupil


async def agree(pupil: Pupil) -> None:
    """Agree to what is written being sent to a provider."""
    who = pupil.principal
    await pupil.services.identity.consents.give(who, who.account_id, "model_provider", granted=True)


async def write(pupil: Pupil, text: str = SAID) -> AttemptOut:
    await pupil.next()
    given = AttemptIn(id=uuid4(), step="a", answer=text)
    return AttemptOut.model_validate_json(await pupil.services.tutor.submit(pupil.principal, pupil.offer.id, given))


async def mastery(pupil: Pupil) -> float:
    found = await pupil.services.progress.progress(pupil.principal, pupil.enrollment.id)
    return next(one.mastery or 0.0 for one in found.skills if one.skill.id == "add")


async def evidence(pupil: Pupil, kind: type[Any]) -> list[Any]:
    return [entry.evidence for entry in await pupil.entries() if isinstance(entry.evidence, kind)]


async def rebuild(room: Classroom, pupil: Pupil) -> None:
    who = pupil.principal
    async with room.services.database.open_work(who.tenant_id) as work:
        keys = await room.services.vault.keys(who.tenant_id, who.account_id)
        await room.services.memory.replay.rebuild(work, keys, who.account_id)


async def test_a_model_marks_with_evidence_and_its_word_weighs_little(room: Classroom, model: ScriptedServer) -> None:
    [pupil] = room.pupils
    await agree(pupil)
    model.scripts = [marks(1, "counts on from the larger number")]
    out = await write(pupil)
    assert (out.verdict, out.score, out.waiting, out.counted) == ("partly", 0.3333, False, True)
    assert [(one.criterion, one.marks, one.quote, one.advice) for one in out.marks] == [
        ("reason", 1, "counts on from the larger number", "Say what counting on does."), ("example", 0, "", ""),
    ]  # fmt: skip
    [attempt] = await evidence(pupil, Attempted)
    assert (attempt.marked_by, attempt.marks, attempt.skills[0].weight) == ("model", (("reason", 1), ("example", 0)), 0.3)
    [sent] = await evidence(pupil, Disclosed)
    assert (sent.purpose, sent.categories) == ("marking", ("attempts",))
    assert "zebra42" in model.sent


@pytest.mark.parametrize(
    "script",
    [
        marks(2, "never said so"),
        marks(9, "Adding"),
        Script(("not json",)),
        Script(status=500),
        Script(('{"marks": []}',)),
        Script(cut_after=0),
    ],
)
async def test_what_a_model_says_without_evidence_is_not_used_and_a_person_is_waited_for(
    room: Classroom, model: ScriptedServer, script: Script
) -> None:
    [pupil] = room.pupils
    await agree(pupil)
    model.scripts = [script]
    before, out = await mastery(pupil), await write(pupil)
    assert (out.verdict, out.waiting, out.marks, out.completed) == ("unsure", True, (), True)
    assert "read and mark it" in out.message
    assert await mastery(pupil) == before
    [waiting] = (await room.get(room.educator, f"/v1/classes/{room.class_id}/markings"))["markings"]
    assert (waiting["kind"], waiting["answer"], waiting["marks"]) == ("waiting", SAID, [])


async def test_without_consent_to_the_provider_nothing_is_sent(room: Classroom, model: ScriptedServer) -> None:
    [pupil] = room.pupils
    assert (await write(pupil)).waiting
    assert model.seen == []


async def test_without_consent_to_memory_nothing_waits_and_the_learner_compares(room: Classroom, model: ScriptedServer) -> None:
    pupil = await unremembered(room)
    await agree(pupil)
    out = await write(pupil)
    assert (out.verdict, out.waiting, out.completed) == ("unsure", False, True)
    assert "Compare your answer" in out.message
    assert out.solution
    assert model.seen == []


async def test_a_contested_mark_is_decided_by_a_person_and_mastery_follows(room: Classroom, model: ScriptedServer) -> None:
    [pupil] = room.pupils
    await agree(pupil)
    model.scripts = [marks(0, "")]
    out = await write(pupil)
    marked = await mastery(pupil)
    path, body = f"/v1/attempts/{out.id}/contest", {"id": str(uuid4()), "note": "I said it: counts on."}
    for _ in range(2):
        assert (await room.call(pupil.principal, "POST", path, body)).status_code == 204
    assert (await room.call(pupil.principal, "POST", path, {"id": str(uuid4())})).json()["code"] == "not_contestable"
    [asked] = (await room.get(room.educator, f"/v1/classes/{room.class_id}/markings"))["markings"]
    assert (asked["answer"], asked["note"], asked["kind"]) == (SAID, "I said it: counts on.", "contest")
    assert [(one["criterion"], one["marks"]) for one in asked["marks"]] == [("reason", 0), ("example", 0)]
    decision = {"marks": [{"criterion": "reason", "marks": 2}, {"criterion": "example", "marks": 1}], "reason": "You are right."}
    assert (await room.call(room.educator, "POST", f"/v1/markings/{asked['id']}", decision)).status_code == 204
    assert (await room.call(room.educator, "POST", f"/v1/markings/{asked['id']}", decision)).json()["code"] == "case_decided"
    await rebuild(room, pupil)
    assert await mastery(pupil) > marked
    [ruled] = await evidence(pupil, Ruled)
    assert (ruled.verdict, ruled.score, ruled.attempt_id) == ("correct", 1.0, out.id)
    [mine] = (await room.get(pupil.principal, "/v1/cases"))["cases"]
    assert (mine["state"], mine["note"], mine["answer"]) == ("marked", "I said it: counts on.", "You are right.")
    assert ("educator", "marking", ("attempts",)) in await room.log_of(pupil.principal)


async def test_an_answer_marked_anew_is_known_as_if_it_had_been_marked_so_at_once(room: Classroom, model: ScriptedServer) -> None:
    first, second = room.pupils[0], (await room.join())[0]
    waiting = await write(first)
    await write(second)
    for pupil, reason in ((first, 2), (second, 0)):
        [asked] = [
            one
            for one in (await room.get(room.educator, f"/v1/classes/{room.class_id}/markings"))["markings"]
            if one["learner_id"] == str(pupil.principal.account_id)
        ]
        decision = {"marks": [{"criterion": "reason", "marks": reason}, {"criterion": "example", "marks": 0}], "reason": "Read."}
        assert (await room.call(room.educator, "POST", f"/v1/markings/{asked['id']}", decision)).status_code == 204
        await rebuild(room, pupil)
    assert waiting.waiting
    assert await mastery(first) > await mastery(second)
    async with room.services.database.open_work(first.principal.tenant_id) as work:
        keys = await room.services.vault.keys(first.principal.tenant_id, first.principal.account_id)
        assert (await room.services.memory.replay.verify(work, keys, first.principal.account_id)).holds


async def test_marks_must_fit_and_a_waiting_answer_cannot_be_kept(room: Classroom, model: ScriptedServer) -> None:
    [pupil] = room.pupils
    await write(pupil)
    [asked] = (await room.get(room.educator, f"/v1/classes/{room.class_id}/markings"))["markings"]
    for given in ([], [{"criterion": "reason", "marks": 3}, {"criterion": "example", "marks": 0}], [{"criterion": "reason", "marks": 1}]):
        reply = await room.call(room.educator, "POST", f"/v1/markings/{asked['id']}", {"marks": given, "reason": "So."})
        assert (reply.status_code, reply.json()["code"]) == (422, "marks_impossible")


async def test_nobody_else_sees_or_decides_a_case(room: Classroom, model: ScriptedServer) -> None:
    [pupil] = room.pupils
    await write(pupil)
    [asked] = (await room.get(room.educator, f"/v1/classes/{room.class_id}/markings"))["markings"]
    stranger, decision = await room.elsewhere(), {"marks": [], "reason": "No."}
    for who, status in ((stranger, 404), (pupil.principal, 403), (room.operator, 403)):
        assert (await room.call(who, "POST", f"/v1/markings/{asked['id']}", decision)).status_code == status
    for who, status in ((stranger, 404), (pupil.principal, 403), (room.operator, 403)):
        assert (await room.call(who, "GET", f"/v1/classes/{room.class_id}/markings")).status_code == status
    assert (await room.call(stranger, "GET", f"/v1/classes/{room.class_id}/reports")).status_code == 404
    assert (await room.call(pupil.principal, "GET", f"/v1/classes/{room.class_id}/reports")).status_code == 403


async def report(room: Classroom, pupil: Pupil, reason: str = "unclear", note: str = "What is zebra42?", **more: Any) -> Any:
    await pupil.next()
    body = {"id": str(uuid4()), "reason": reason, "note": note, "step": "a", **more}
    return await room.call(pupil.principal, "POST", f"/v1/offers/{pupil.offer.id}/reports", body)


async def test_reports_are_gathered_by_item_and_decided_with_a_note_for_those_who_sent_them(room: Classroom, model: ScriptedServer) -> None:
    first, second = room.pupils[0], await unremembered(room)
    assert (await report(room, first)).status_code == 204
    assert (await report(room, second, "spelling")).status_code == 204
    [raised] = await evidence(first, Raised)
    assert (raised.about, raised.reason) == ("report", "unclear")
    items = (await room.get(room.educator, f"/v1/classes/{room.class_id}/reports"))["items"]
    assert sum(one["count"] for one in items) == 2
    asked, other = first.offer.item, second.offer.item
    assert asked
    assert other
    stems = {asked.id: {asked.stem.strip()}}
    stems.setdefault(other.id, set()).add(other.stem.strip())
    assert all(one["question"].startswith(tuple(stems[one["item"]])) for one in items)
    notes = [note["note"] for one in items for note in one["notes"]]
    assert notes == ["What is zebra42?"], "without consent to memory no note is kept"
    seen = (await room.get(room.operator, f"/v1/classes/{room.class_id}/reports"))["items"]
    assert [one["notes"] for one in seen] == [[] for _ in seen], "operators see how many, not what was written"
    for one in items:
        body = {"course_id": one["course_id"], "item": one["item"], "state": "mended", "note": "Thank you."}
        assert (await room.call(room.educator, "POST", f"/v1/classes/{room.class_id}/reports/decision", body)).json() == {
            "decided": one["count"]
        }
    assert (await room.get(room.educator, f"/v1/classes/{room.class_id}/reports"))["items"] == []
    [mine] = (await room.get(first.principal, "/v1/cases"))["cases"]
    assert (mine["state"], mine["answer"], mine["note"]) == ("mended", "Thank you.", "What is zebra42?")
    assert mine["question"].startswith(asked.stem.strip())
    [theirs] = (await room.get(second.principal, "/v1/cases"))["cases"]
    assert (theirs["state"], theirs["answer"], theirs["note"]) == ("mended", None, None)


async def test_a_report_is_taken_once_and_of_a_question_that_is_there(room: Classroom, model: ScriptedServer) -> None:
    [pupil] = room.pupils
    same = str(uuid4())
    assert [(await report(room, pupil, id=same)).status_code for _ in range(2)] == [204, 204]
    assert (await report(room, pupil, "spelling", id=same)).status_code == 422
    assert (await report(room, pupil, step="zz")).json()["code"] == "nothing_to_report"
    assert len((await room.get(pupil.principal, "/v1/cases"))["cases"]) == 1


async def test_what_a_learner_wrote_stands_in_no_row_and_no_log(room: Classroom, model: ScriptedServer, capfd: Any) -> None:
    [pupil] = room.pupils
    await report(room, pupil)
    await write(pupil)
    await room.get(room.educator, f"/v1/classes/{room.class_id}/markings")
    async with room.services.database.open_work(pupil.principal.tenant_id) as work:
        connection = await work.session.connection()
        rows = [str(row) for name in ("tutor_case", "job") for row in (await connection.exec_driver_sql(f"SELECT * FROM {name}")).all()]
    assert rows
    assert "zebra42" not in "".join(rows)
    assert "zebra42" not in "".join(capfd.readouterr())


async def test_cases_go_with_the_account(room: Classroom, model: ScriptedServer) -> None:
    [pupil] = room.pupils
    await report(room, pupil)
    who = pupil.principal
    holding = next(one for one in room.services.holdings if "tutor_case" in one.tables)
    async with room.services.database.open_work(who.tenant_id) as work:
        assert await holding.remove(work, who.tenant_id, who.account_id, 100) >= 1
    assert (await room.get(who, "/v1/cases"))["cases"] == []
