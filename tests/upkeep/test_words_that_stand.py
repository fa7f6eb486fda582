"""What a learner corrected or deleted stays so: after consolidation, replay, an older export taken in again, and a restore."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2

from schemas.memory import ForgetIn
from services.bootstrap import Services
from services.memory import Replay
from services.platform import Settings
from services.upkeep import back_up, restore
from tests.privacy.conftest import House, signed_in
from tests.privacy.test_exports import archive_of
from tests.privacy.test_forgetting import practise
from tests.privacy.test_imports import Newcomer
from tests.tutor.lessons import Pupil, SetClock, new_pupil
from tests.upkeep.test_restore import running, silent

DELETED, WRONG, RIGHT, LEFT = "slowly please", "short answers", "long answers", "pass the exam"


async def told(pupil: Pupil, client: httpx2.AsyncClient) -> None:
    """Let a learner work and say three things of themselves, which become beliefs."""
    await practise(pupil, 3)
    for text, kind in ((DELETED, "preference"), (WRONG, "preference"), (LEFT, "goal")):
        body = {"id": str(uuid4()), "kind": kind, "text": text}
        (await client.post(f"/v1/enrollments/{pupil.enrollment.id}/goals", json=body)).raise_for_status()
    await House(pupil.services).work_off("memory.consolidate")
    assert {DELETED, WRONG, LEFT} <= set(await believed(client))


async def believed(client: httpx2.AsyncClient) -> dict[str, Any]:
    """Return the id of each belief by what it says."""
    return {fact["value"]: fact["id"] for fact in (await client.get("/v1/memory/facts")).raise_for_status().json()["facts"]}


async def take_back(client: httpx2.AsyncClient) -> None:
    """Delete one belief and correct another."""
    facts = await believed(client)
    assert (await client.delete(f"/v1/memory/facts/{facts[DELETED]}")).status_code == 204
    corrected = await client.patch(f"/v1/memory/facts/{facts[WRONG]}", json={"id": str(uuid4()), "word": "correct", "value": RIGHT})
    assert corrected.status_code == 200, corrected.text


async def stands(pupil: Pupil, client: httpx2.AsyncClient) -> None:
    """Check that what was taken back is not believed, before and after everything is concluded and folded again."""
    services, who = pupil.services, pupil.principal
    keys = await services.vault.keys(who.tenant_id, who.account_id)
    for _ in range(2):
        assert not {DELETED, WRONG} & (await believed(client)).keys()
        await practise(pupil, 1)
        await House(services).work_off("memory.consolidate")
        async with services.database.open_work(who.tenant_id) as work:
            assert (await Replay(services.memory.folds).rebuild(work, keys, who.account_id)).holds


async def older_export_changes_nothing(pupil: Pupil, client: httpx2.AsyncClient, archive: bytes) -> None:
    """Take in an export from before, once everything is forgotten; it says what was taken back, and is not believed."""
    await pupil.services.rights.forget.forget(pupil.principal, ForgetIn(what="everything"))
    assert (await Newcomer(pupil.services, pupil.principal).take(archive)).state == "done"
    await stands(pupil, client)


def again(services: Services, pupil: Pupil) -> Pupil:
    """Return the same learner in services that were started anew."""
    return Pupil(services, pupil.principal, pupil.enrollment)


async def test_a_fact_that_was_corrected_or_deleted_never_comes_back(installation: Settings, tmp_path: Path) -> None:
    clock = SetClock()
    async with running(installation, clock) as services:
        lea = await new_pupil(services)
        async with signed_in(services, lea.principal.tenant_id, "lea") as client:
            await told(lea, client)
            archive = await archive_of(House(services), lea.principal)
            await take_back(client)
            await stands(lea, client)
            assert {RIGHT, LEFT} <= (await believed(client)).keys()
            await back_up(services, tmp_path / "backup", silent)
    await restore(installation, tmp_path / "backup", keys=None, replace=True, progress=silent)
    async with running(installation, clock) as services, signed_in(services, lea.principal.tenant_id, "lea") as client:
        lea = again(services, lea)
        await stands(lea, client)
        assert {RIGHT, LEFT} <= (await believed(client)).keys()
        await older_export_changes_nothing(lea, client, archive)


async def test_a_backup_from_before_the_deletion_brings_nothing_back(installation: Settings, tmp_path: Path) -> None:
    clock = SetClock()
    async with running(installation, clock) as services:
        lea = await new_pupil(services)
        async with signed_in(services, lea.principal.tenant_id, "lea") as client:
            await told(lea, client)
            archive = await archive_of(House(services), lea.principal)
            await back_up(services, tmp_path / "backup", silent)
            await take_back(client)
            assert not {DELETED, WRONG} & (await believed(client)).keys()
            await House(services).work_off("memory.tell_ledger")
    done = await restore(installation, tmp_path / "backup", keys=None, replace=True, progress=silent)
    assert (done.orders_obeyed, done.is_whole) == (2, True)
    async with running(installation, clock) as services, signed_in(services, lea.principal.tenant_id, "lea") as client:
        lea = again(services, lea)
        await stands(lea, client)
        assert LEFT in await believed(client)
        await older_export_changes_nothing(lea, client, archive)
