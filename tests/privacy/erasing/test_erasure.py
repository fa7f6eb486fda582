"""Erasing a person: in order, twice without harm, while they work, for those who may; what is left, and what everybody is told."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from schemas.erasure import ErasureOut, Receipt
from services.bootstrap import Services
from services.identity import Forbidden, Principal, Profile
from services.memory import LearnerErasing
from services.platform import JobRun, NotFound
from services.vault import KeysMissing, LedgerMissing, SealRefused
from tests.privacy.erasing.conftest import PASSWORD, Traces, erase, machine, run_jobs, token_of, working
from tests.tutor.lessons import Pupil, SetClock, new_pupil

DUE_NOW = text("UPDATE job SET run_after = now(), lease_until = NULL WHERE id = :id")
LATE = text(
    "INSERT INTO memory_head (tenant_id, learner_id, state, version, seq, digest, consolidated_seq, image_set)"
    " VALUES (:tenant, :learner, 'open', 0, 0, '', 0, '')"
)
OPEN = frozenset({"privacy_erasure", "vault_block"})
"""Where the account is still named until the erasure is settled."""


async def test_nothing_names_an_erased_account_once_the_erasure_is_settled(
    pupil: Pupil, services: Services, clock: SetClock, traces: Traces, redis_client
) -> None:
    account_id = pupil.principal.account_id
    await redis_client.set(f"learner:{account_id}:turn:{uuid4()}", b"frame")
    assert len(await traces.of(account_id)) > 5
    await erase(pupil)
    assert set(await traces.of(account_id)) <= OPEN
    assert not [key async for key in redis_client.scan_iter(match=f"*{account_id}*")]
    clock.pass_(minutes=2)
    await services.erasures.settle(pupil.principal.tenant_id)
    assert await traces.of(account_id) == []


async def test_others_of_the_same_school_keep_everything(pupil: Pupil, services: Services) -> None:
    tenants = services.identity.tenants
    other = await tenants.add(pupil.principal.tenant_id, "learner", Profile(name="Bo", user_name="bo"), PASSWORD, "adult")
    bo = Pupil(services, Principal(pupil.principal.tenant_id, other.account.id, "learner", uuid4(), "adult", "en"), pupil.enrollment)
    await bo.consent(granted=True)
    await bo.enroll(pupil.enrollment.version_id)
    await working(bo)
    before = await bo.entries()
    await erase(pupil)
    assert await bo.entries() == before
    await bo.next()
    assert (await bo.attempt()).verdict == "correct"


async def test_from_the_answer_on_nothing_is_opened_or_written(pupil: Pupil, services: Services) -> None:
    held = await services.vault.keys(pupil.principal.tenant_id, pupil.principal.account_id)
    out = await services.erasures.begin(await machine(pupil), pupil.principal.account_id, uuid4())
    assert out.state == "erasing"
    with pytest.raises(KeysMissing):
        await services.vault.keys(pupil.principal.tenant_id, pupil.principal.account_id)
    with pytest.raises((LearnerErasing, SealRefused)):
        async with services.database.open_work(pupil.principal.tenant_id) as work:
            await services.memory.open(work, held, pupil.principal.account_id)
    with pytest.raises(NotFound):
        await pupil.next()


async def test_the_learner_erases_themself_with_their_password_and_their_token_is_gone(pupil: Pupil, services: Services, http) -> None:
    token, body = await token_of(http, pupil), {"id": str(uuid4()), "account_id": str(pupil.principal.account_id), "password": PASSWORD}
    mine = {"Authorization": f"Bearer {token}"}
    wrong = await http.post("/v1/erasures", json=body | {"password": "a wrong one"}, headers=mine)
    assert (wrong.status_code, wrong.json()["code"]) == (401, "wrong_credentials")
    asked = await http.post("/v1/erasures", json=body, headers=mine)
    assert asked.status_code == 202, asked.text
    secret = asked.json()["receipt_token"]
    for path in ("/v1/me", "/v1/memory/facts", f"/v1/enrollments/{pupil.enrollment.id}/next"):
        gone = await http.get(path, headers=mine)
        assert (gone.status_code, gone.json()["code"], gone.json()["erasure_id"]) == (410, "account_erased", body["id"])
    assert (await http.post("/v1/erasures", json=body, headers=mine)).status_code == 410
    await run_jobs(services, "privacy.erase")
    for headers in ({"Receipt-Token": secret}, mine):
        read = await http.get(f"/v1/erasures/{body['id']}", headers=headers)
        assert read.status_code == 200, read.text
        assert read.json()["state"] == "erased"
        assert read.json()["receipt_token"] is None
        assert services.erasures.receipts.is_ours(Receipt.model_validate(read.json()["receipt"]))
    slug = (await services.identity.sessions.tenant(await machine(pupil))).slug
    again = await http.post("/v1/sessions", json={"tenant": slug, "name": "lea", "password": PASSWORD})
    assert (again.status_code, again.json()["code"]) == (401, "wrong_credentials")


async def test_strangers_learn_nothing_of_an_erasure(pupil: Pupil, services: Services, http) -> None:
    out = await erase(pupil)
    stranger = await new_pupil(services)
    other = {"Authorization": f"Bearer {await token_of(http, stranger)}"}
    for headers in (other, {"Receipt-Token": "menor_AAAA"}, {"Receipt-Token": services.erasures.receipts.signer.token(uuid4(), out.id)}):
        assert (await http.get(f"/v1/erasures/{out.id}", headers=headers)).status_code == 404
        assert (await http.get(f"/v1/erasures/{uuid4()}", headers=headers)).status_code == 404
    body = {"id": str(uuid4()), "password": PASSWORD}
    for account_id in (pupil.principal.account_id, uuid4(), (await machine(pupil)).account_id):
        refused = await http.post("/v1/erasures", json=body | {"account_id": str(account_id)}, headers=other)
        assert (refused.status_code, refused.json()["code"]) == (404, "not_found")
    assert (await http.get(f"/v1/users/{pupil.principal.account_id}", headers=other)).status_code == 404


async def test_the_name_is_free_again_and_the_newcomer_is_somebody_else(pupil: Pupil, services: Services) -> None:
    await erase(pupil)
    again = await services.identity.tenants.add(
        pupil.principal.tenant_id, "learner", Profile(name="Lea", user_name="lea"), PASSWORD, "adult"
    )
    assert again.account.id != pupil.principal.account_id
    await services.vault.keys(pupil.principal.tenant_id, again.account.id)


async def test_erasing_twice_is_one_erasure(pupil: Pupil, services: Services) -> None:
    at_machine, account_id, erasure_id = await machine(pupil), pupil.principal.account_id, uuid4()
    first = await services.erasures.begin(at_machine, account_id, erasure_id)
    again = await services.erasures.begin(at_machine, account_id, erasure_id)
    other = await services.erasures.begin(at_machine, account_id, uuid4())
    assert (again.id, other.id) == (first.id, first.id)
    assert again.receipt_token == first.receipt_token
    for _ in range(2):
        await run_jobs(services, "privacy.erase")
    assert len(await services.erasures.removal.ledger.tombstones()) == 1
    with pytest.raises(NotFound):
        await services.erasures.begin(at_machine, account_id, uuid4())


async def test_the_job_may_stop_after_any_step_and_go_on(pupil: Pupil, services: Services, traces: Traces) -> None:
    out = await services.erasures.begin(await machine(pupil), pupil.principal.account_id, uuid4())
    (job,) = await services.jobs.find(kind="privacy.erase")
    for steps in range(6):
        claimed = await services.jobs.claim(job.id)
        assert claimed is not None
        run = Stopping(claimed, services.jobs, steps)
        with pytest.raises(Stopped):
            await services.erasures.run(run)
        await services.jobs.fail(claimed, Stopped())
        async with services.database.open_work() as work:
            await work.session.execute(DUE_NOW, {"id": job.id})
    await run_jobs(services, "privacy.erase")
    assert set(await traces.of(pupil.principal.account_id)) <= OPEN
    done = await services.erasures.get(await machine(pupil), out.id)
    assert done.receipt is not None
    assert done.receipt.rows > 10


async def test_a_job_of_the_learner_that_runs_meanwhile_keeps_nothing(pupil: Pupil, services: Services, traces: Traces) -> None:
    (job,) = await services.jobs.find(kind="memory.consolidate", limit=1)
    async with services.database.open_work() as work:
        await work.session.execute(DUE_NOW, {"id": job.id})
    claimed = await services.jobs.claim(job.id)
    assert claimed is not None
    await erase(pupil)
    assert not await services.jobs.renew(claimed)
    assert set(await traces.of(pupil.principal.account_id)) <= OPEN


async def test_what_an_unaware_process_writes_late_is_swept_when_the_erasure_settles(
    pupil: Pupil, services: Services, clock: SetClock, traces: Traces
) -> None:
    await erase(pupil)
    async with services.database.open_work(pupil.principal.tenant_id) as work:
        await work.session.execute(LATE, {"tenant": pupil.principal.tenant_id, "learner": pupil.principal.account_id})
    assert "memory_head" in await traces.of(pupil.principal.account_id)
    clock.pass_(minutes=2)
    await services.erasures.settle(pupil.principal.tenant_id)
    assert await traces.of(pupil.principal.account_id) == []


async def test_an_altered_receipt_is_refused(pupil: Pupil, services: Services, http) -> None:
    out = await erase(pupil)
    receipt = (await services.erasures.get(await machine(pupil), out.id)).receipt
    assert receipt is not None
    stranger = {"Authorization": f"Bearer {await token_of(http, await new_pupil(services))}"}
    altered = [
        {"rows": receipt.rows + 1},
        {"tombstone": "0" * 64},
        {"erased_at": receipt.erased_at - timedelta(days=1)},
        {"keys_destroyed_at": receipt.erased_at},
        {"signature": "0" * 128},
        {"public_key": "1" * 64},
    ]
    for change, valid in [({}, True), *((change, False) for change in altered)]:
        body = receipt.model_copy(update=change).model_dump(mode="json")
        told = await http.post("/v1/erasures/receipts/check", json=body, headers=stranger)
        assert told.json() == {"is_valid": valid}


async def test_the_last_operator_stays_and_a_learner_erases_nobody_else(pupil: Pupil, services: Services, http) -> None:
    at_machine = await machine(pupil)
    operator = await services.identity.accounts.by_name(at_machine, "olga")
    with pytest.raises(Exception, match="last active operator"):
        await services.erasures.begin(at_machine, operator.account.id, uuid4())
    with pytest.raises((Forbidden, NotFound)):
        await services.erasures.begin(pupil.principal, operator.account.id, uuid4())


@pytest.mark.parametrize("role", ["educator", "guardian", "operator"])
async def test_staff_are_erased_like_learners(pupil: Pupil, services: Services, clock: SetClock, traces: Traces, role) -> None:
    tenant_id = pupil.principal.tenant_id
    person = await services.identity.tenants.add(tenant_id, role, Profile(name="Eve", user_name="eve"), PASSWORD)
    out = await services.erasures.begin(await machine(pupil), person.account.id, uuid4())
    await run_jobs(services, "privacy.erase")
    clock.pass_(minutes=2)
    await services.erasures.settle(tenant_id)
    assert await traces.of(person.account.id) == []
    done = await services.erasures.get(await machine(pupil), out.id)
    assert done.receipt is not None
    assert done.receipt.role == role


@pytest.mark.parametrize(("band", "status"), [("under_13", 202), ("adult", 403)])
async def test_a_guardian_erases_a_child_who_is_not_old_enough_to_decide(pupil: Pupil, services: Services, http, band, status) -> None:
    tenant_id, at_machine = pupil.principal.tenant_id, await machine(pupil)
    child = await services.identity.tenants.add(tenant_id, "learner", Profile(name="Kim", user_name="kim"), PASSWORD, band)
    parent = await services.identity.tenants.add(tenant_id, "guardian", Profile(name="Pat", user_name="pat"), PASSWORD)
    await services.identity.guardians.link(at_machine, child.account.id, parent.account.id)
    token = {"Authorization": f"Bearer {await token_of(http, pupil, 'pat')}"}
    body = {"id": str(uuid4()), "account_id": str(child.account.id), "password": PASSWORD}
    asked = await http.post("/v1/erasures", json=body, headers=token)
    assert asked.status_code == status, asked.text
    if status == 202:
        assert ErasureOut.model_validate(asked.json()).state == "erasing"
        assert (await http.get(f"/v1/erasures/{body['id']}", headers=token)).status_code == 200


async def test_without_the_ledger_nothing_starts(pupil: Pupil, services: Services, own) -> None:
    await erase(pupil)
    for place in own.ledger_places:
        (place / "tombstones").rename(place / "elsewhere")
    with pytest.raises(LedgerMissing, match="no ledger"):
        await services.remembrance.obey()
    for place in own.ledger_places:
        (place / "tombstones").write_bytes((place / "elsewhere").read_bytes().splitlines(keepends=True)[0])
    with pytest.raises(LedgerMissing, match="once had 1"):
        await services.remembrance.obey()


class Stopped(Exception):
    """The light goes out."""


class Stopping(JobRun):
    """A run that ends after some steps."""

    def __init__(self, job, jobs, steps: int) -> None:
        super().__init__(job, jobs)
        self.left = steps

    async def step(self, work, checkpoint: str, *, done: int = 0, total: int | None = None) -> None:
        if self.left == 0:
            raise Stopped
        self.left -= 1
        await super().step(work, checkpoint, done=done, total=total)

    async def finish(self, work) -> None:
        raise Stopped


async def test_an_operator_says_why_somebody_is_erased_and_the_reason_stays_without_a_name(pupil: Pupil, services: Services, http) -> None:
    await services.identity.tenants.add(pupil.principal.tenant_id, "operator", Profile(name="Otis", user_name="otis"), PASSWORD)
    token = {"Authorization": f"Bearer {await token_of(http, pupil, 'otis')}"}
    body = {"id": str(uuid4()), "account_id": str(pupil.principal.account_id), "password": PASSWORD}
    unsaid = await http.post("/v1/erasures", json=body, headers=token)
    assert (unsaid.status_code, unsaid.json()["code"]) == (422, "erasure_reason_wanted")
    assert (await http.post("/v1/erasures", json=body | {"reason": "she was Lea"}, headers=token)).status_code == 422
    assert (await http.get("/v1/erasures", headers=token)).json()["items"] == [], "nothing has begun"
    for _ in range(2):
        asked = await http.post("/v1/erasures", json=body | {"reason": "left"}, headers=token)
        assert asked.status_code == 202, asked.text
    await run_jobs(services, "privacy.erase")
    (line,) = (await http.get("/v1/erasures", headers=token)).json()["items"]
    assert (line["reason"], line["asked_by"], line["state"]) == ("left", "operator", "erased")
    assert (await http.get(f"/v1/erasures/{body['id']}", headers=token)).json()["receipt"] is not None


async def test_whoever_erases_themself_need_not_say_why_and_a_reason_given_is_not_kept(pupil: Pupil, services: Services, http) -> None:
    token = {"Authorization": f"Bearer {await token_of(http, pupil)}"}
    body = {"id": str(uuid4()), "account_id": str(pupil.principal.account_id), "password": PASSWORD, "reason": "by_mistake"}
    assert (await http.post("/v1/erasures", json=body, headers=token)).status_code == 202
    (line,) = (await services.erasures.newest(await machine(pupil))).items
    assert (line.reason, line.asked_by) == (None, "self")
