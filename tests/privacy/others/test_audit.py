"""`meno audit verify`: what was done to rows behind the application's back is told, learner by learner; what was done rightly is not."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest

from services.bootstrap import build_services
from services.cli import audit
from services.memory import Witnessing
from tests.privacy.others.conftest import Family

FACTS = "/v1/memory/facts"


@pytest.fixture
async def lived(family: Family) -> Family:
    """Somebody looked, something was forgotten, and all of it was witnessed; a second learner has a memory too."""
    house = family.house
    await house.agree(family.stranger, family.stranger)
    await house.remember(family.stranger)
    await house.call(family.educator, "GET", f"{FACTS}?learner_id={family.child.account_id}")
    forgotten = await house.call(family.child, "DELETE", f"{FACTS}/{family.facts['goal']}")
    assert forgotten.status_code == 204, forgotten.text
    await Witnessing(house.services.database.open_work, house.services.vault.witnesses).advance(family.child.tenant_id)
    return family


async def verified(settings, tenant, only):
    """Verify as another process does."""
    services = await build_services(settings)
    try:
        return await audit._verify(services, tenant, only)
    finally:
        await services.close()


async def told(settings) -> list[tuple[str, str]]:
    found = await verified(settings, None, None)
    return [(fault["learner"], fault["fault"]) for fault in found.faults]


async def test_what_was_done_rightly_holds_and_is_counted(lived, settings):
    found = json.loads((await verified(settings, "north", None)).as_json())
    assert (found["learners"], found["faults"], found["accesses"], found["unwitnessed"], found["baselines"]) == (2, [], 1, 0, 0)
    assert found["entries"] >= 14
    only = await verified(settings, None, lived.child.account_id)
    assert only.learners == 1
    assert (await verified(settings, None, uuid4())).learners == 0


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE memory_journal SET words = NULL, evidence = NULL WHERE learner_id = $1 AND seq = 3", "cleared_off_record"),
        ("DELETE FROM memory_journal WHERE learner_id = $1 AND seq = 3", "gap"),
        ("UPDATE memory_journal SET day = day + 1 WHERE learner_id = $1 AND seq = 3", "digest_differs"),
        ("UPDATE memory_journal SET evidence = set_byte(evidence, 99, get_byte(evidence, 99) # 1) WHERE learner_id = $1 AND seq = 3", "cell_refused"),
        ("UPDATE memory_head SET seq = seq - 1 WHERE learner_id = $1", "rolled_back"),
        ("UPDATE identity_consent SET granted = NOT granted WHERE learner_id = $1", "consent_off_record"),
        ("DELETE FROM memory_head WHERE learner_id = $1", "rolled_back"),
    ],
)  # fmt: skip
async def test_what_was_done_behind_its_back_is_told_and_spares_others(lived, settings, brooms, change, fault):
    await brooms[0].execute(change, lived.child.account_id)
    found = await told(settings)
    assert (str(lived.child.account_id), fault) in found
    assert {learner for learner, _ in found} == {str(lived.child.account_id)}


async def test_a_learner_whose_every_row_is_gone_is_missed(lived, settings, brooms):
    for table in ("memory_head", "memory_journal", "memory_part"):
        await brooms[0].execute(f"DELETE FROM {table} WHERE learner_id = $1", lived.child.account_id)
    assert (str(lived.child.account_id), "rolled_back") in await told(settings)


async def test_a_forged_witness_and_altered_keys_are_told(lived, settings, brooms):
    await brooms[1].execute("UPDATE vault_witness SET seq = seq - 1 WHERE account_id = $1", lived.child.account_id)
    await brooms[1].execute(
        "UPDATE vault_data_key SET wrapped = set_byte(wrapped, 90, get_byte(wrapped, 90) # 1) WHERE account_id = $1",
        lived.stranger.account_id,
    )
    assert await told(settings) == [(str(each), fault) for each, fault in sorted([
        (lived.child.account_id, "witness_forged"), (lived.stranger.account_id, "seal_refused"),
    ])]  # fmt: skip


async def test_a_restore_shows_for_good(lived, settings):
    services = lived.house.services
    await Witnessing(services.database.open_work, services.vault.witnesses).begin_anew(lived.child.tenant_id)
    found = await verified(settings, None, None)
    assert (found.baselines, found.faults) == (2, [])
