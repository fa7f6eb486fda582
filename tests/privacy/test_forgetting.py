"""A learner at work forgets: the loop goes on, nothing that was forgotten is shown, and a long journal is forgotten by a job that may be killed."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import httpx2
import pytest

from schemas.journal import Attempted
from schemas.memory import ForgetIn
from services.memory import MemoryForgetting
from services.platform import run_job
from tests.privacy.conftest import House, signed_in
from tests.tutor.lessons import WRONG, Pupil
from workers.app import load_handlers
from workers.memory import rearm


async def practise(pupil: Pupil, n: int = 4) -> None:
    """Answer `n` offers, each wrongly at first."""
    for _ in range(n):
        await pupil.next()
        opened = pupil.offer.id
        await pupil.attempt(WRONG)
        while pupil.now and pupil.now.offer and pupil.offer.id == opened:
            await pupil.attempt()


async def entries(client: httpx2.AsyncClient, **asked: Any) -> list[dict[str, Any]]:
    return (await client.get("/v1/memory/entries", params=asked)).raise_for_status().json()["items"]


async def forget(client: httpx2.AsyncClient, **body: Any) -> dict[str, Any]:
    return (await client.post("/v1/memory/forget", json=body)).raise_for_status().json()


async def test_the_loop_goes_on_after_each_way_of_forgetting(pupil: Pupil, client, house: House) -> None:
    today = pupil.services.clock.now().date().isoformat()
    ways: list[dict[str, Any]] = [{"what": "category", "category": name} for name in ("chat", "plan", "attempts", "knowledge", "goals")]
    ways += [{"what": "period", "first_day": today, "last_day": today}, {"what": "course", "course": "sums"}, {"what": "everything"}]
    for way in ways:
        await practise(pupil, 2)
        await pupil.next()
        await forget(client, **way)
        assert await house.holds(pupil), way
        shown = await pupil.next()
        assert shown.offer is not None
        await pupil.attempt()


async def test_everything_is_forgotten_but_what_is_on_record(pupil: Pupil, client, house: House) -> None:
    await practise(pupil)
    preview = await forget(client, what="everything", dry_run=True)
    assert (preview["state"], preview["kept"]) == ("preview", {"consent": 1, "enrollment": 1})
    before = len(await pupil.entries())
    done = await forget(client, what="everything")
    assert {name: done[name] for name in ("entries", "kept", "skills")} == {name: preview[name] for name in ("entries", "kept", "skills")}
    assert before == sum(done["entries"].values()) + sum(done["kept"].values())
    assert {entry["kind"] for entry in await entries(client)} == {"consent", "enrollment", "forgotten"}
    progress = await pupil.services.progress.progress(pupil.principal, pupil.enrollment.id)
    assert not any(skill.attempts for skill in progress.skills)
    assert await house.holds(pupil)


async def test_one_entry_is_listed_and_forgotten_and_others_are_not_there(pupil: Pupil, client, house: House) -> None:
    await practise(pupil, 2)
    (first, *_) = await entries(client, kind="attempt")
    assert (first["verdict"], first["may_be_forgotten"]) == ("correct", True)
    progress = await pupil.services.progress.progress(pupil.principal, pupil.enrollment.id)
    assert first["skill"] in {skill.skill.id for skill in progress.skills if skill.attempts}
    gone = await client.delete(f"/v1/memory/entries/{first['id']}")
    assert gone.json()["entries"] == {"attempt": 1}
    assert first["id"] not in {entry["id"] for entry in await entries(client)}
    assert await house.holds(pupil)
    unknown, again = [await client.delete(f"/v1/memory/entries/{entry_id}") for entry_id in (uuid4(), first["id"])]
    assert (unknown.status_code, again.status_code) == (404, 404)
    (enrolled,) = await entries(client, kind="enrollment")
    kept = await client.delete(f"/v1/memory/entries/{enrolled['id']}")
    assert (kept.status_code, kept.json()["code"]) == (409, "entry_kept")


async def test_an_entry_says_what_was_asked_as_long_as_its_offer_is_there(pupil: Pupil, client) -> None:
    await practise(pupil, 2)
    await pupil.next()
    shown = pupil.offer.item
    assert shown
    await pupil.hint()
    listed = await entries(client)
    about = [entry for entry in listed if entry["item"]]
    assert {entry["kind"] for entry in about} == {"offer", "attempt", "hint"}
    assert all(entry["question"] for entry in about)
    assert [entry["question"] for entry in listed if not entry["item"]] == [None] * (len(listed) - len(about))
    newest = next(entry for entry in listed if entry["kind"] == "hint")
    assert newest["question"].startswith(shown.stem.strip())
    assert shown.steps[0].prompt.strip() in newest["question"]
    assert "{{" not in str(about), "filled in as it was put"
    await forget(client, what="category", category="plan")
    left = [entry for entry in await entries(client) if entry["item"]]
    assert {entry["kind"] for entry in left} >= {"attempt"}
    assert {entry["question"] for entry in left} == {None}


async def test_another_learners_entry_is_not_there_either(pupil: Pupil, running, house: House) -> None:
    await practise(pupil, 1)
    theirs = next(entry for entry in await pupil.entries() if isinstance(entry.evidence, Attempted))
    await house.somebody(pupil.principal.tenant_id, "learner", "Ben", "adult")
    async with signed_in(running, pupil.principal.tenant_id, "ben") as ben:
        answer, unknown = [await ben.delete(f"/v1/memory/entries/{entry_id}") for entry_id in (theirs.id, uuid4())]
    drop = {"request_id"}
    assert answer.status_code == 404
    assert {k: v for k, v in answer.json().items() if k not in drop} == {k: v for k, v in unknown.json().items() if k not in drop}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"what": "category", "category": "audit"}, "category_kept"),
        ({"what": "category", "category": "nonsense"}, "category_kept"),
        ({"what": "category"}, "invalid_request"),
        ({"what": "everything", "course": "sums"}, "invalid_request"),
        ({"what": "period", "first_day": "2026-02-02", "last_day": "2026-02-01"}, "invalid_request"),
        ({"what": "fact"}, "invalid_request"),
    ],
)
async def test_a_wish_that_cannot_be_understood_changes_nothing(pupil: Pupil, client, body, code) -> None:
    refused = await client.post("/v1/memory/forget", json=body)
    assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert {entry.kind for entry in await pupil.entries()} == {"consent", "enrollment"}


async def test_a_repeated_wish_gets_the_same_answer(pupil: Pupil, client) -> None:
    await practise(pupil, 2)
    key = {"Idempotency-Key": uuid4().hex}
    answers = [await client.post("/v1/memory/forget", json={"what": "everything"}, headers=key) for _ in range(2)]
    assert answers[0].content == answers[1].content
    assert len(await entries(client, kind="forgotten")) == 1


async def test_the_reply_to_a_forgotten_answer_is_kept_no_longer(pupil: Pupil, client, brooms) -> None:
    await practise(pupil, 2)
    assert await brooms[0].fetchval("SELECT count(*) FROM idempotency") > 0
    await forget(client, what="everything")
    assert await brooms[0].fetchval("SELECT count(*) FROM idempotency") == 0


async def test_a_long_journal_answers_nobody_until_a_job_has_forgotten(pupil: Pupil, house: House) -> None:
    await practise(pupil)
    services = house.forgetting_by_job()
    promised = await services.rights.forget.forget(pupil.principal, ForgetIn(what="everything"))
    assert promised.state == "promised"
    for ask in (services.privacy.facts(pupil.principal), services.rights.forget.entries(pupil.principal, None, None), pupil.next()):
        with pytest.raises(MemoryForgetting):
            await ask
    assert await house.holds(pupil), "the journal does, and the image is waiting"
    (job,) = await house.work_off("memory.forget")
    assert (job.id, job.state) == (promised.job_id, "done")
    assert {entry.kind for entry in await pupil.entries()} == {"consent", "enrollment", "forgotten"}
    assert await house.holds(pupil)
    assert (await pupil.next()).offer is not None


async def test_a_job_that_failed_for_good_does_not_leave_the_memory_closed(pupil: Pupil, house: House, brooms) -> None:
    await practise(pupil, 1)
    promised = await house.forgetting_by_job().rights.forget.forget(pupil.principal, ForgetIn(what="everything"))
    await brooms[0].execute("UPDATE job SET state = 'dead', attempt = 5 WHERE id = $1", promised.job_id)
    await rearm(house.services, None)  # type: ignore[arg-type]  # a job of the clock's
    (job,) = await house.work_off("memory.forget")
    assert (job.id, job.state) == (promised.job_id, "done")
    assert (await pupil.next()).offer is not None


class Killed(BaseException):
    """The process ends here."""


class Dying:
    """Services whose worker dies when it opens its nth unit of work."""

    def __init__(self, services: Any, works: int) -> None:
        self.services, self.left = services, works

    async def handle(self, services: Any, run: Any) -> None:
        open_work = run.open_work

        def counted() -> Any:
            self.left -= 1
            if self.left < 0:
                raise Killed
            return open_work()

        run.open_work = counted
        await load_handlers()[run.job.kind](services, run)


@pytest.mark.parametrize("works", range(4))
async def test_a_worker_killed_at_any_commit_of_forgetting_leaves_a_job_that_another_ends(
    pupil: Pupil, house: House, brooms, works
) -> None:
    await practise(pupil, 3)
    services = house.forgetting_by_job()
    await services.rights.forget.forget(pupil.principal, ForgetIn(what="category", category="attempts"))
    (job,) = await services.jobs.find(state="waiting", kind="memory.forget")
    with pytest.raises(Killed):
        await run_job(services.jobs, job.id, lambda _kind: Dying(services, works).handle, services)
    assert await house.holds(pupil)
    with pytest.raises(MemoryForgetting):
        await pupil.next()
    await brooms[0].execute("UPDATE job SET lease_until = now() - interval '1 second' WHERE state = 'running'")
    assert await run_job(services.jobs, job.id, load_handlers().get, services)
    assert await pupil.attempts() == []
    records = [entry.evidence for entry in await pupil.entries() if entry.kind == "forgotten"]
    assert [record.entries for record in records] == [6]
    assert await house.holds(pupil)
    assert (await pupil.next()).offer is not None
