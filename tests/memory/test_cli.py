"""`meno replay` on a real installation."""

from __future__ import annotations

from uuid import uuid4

import pytest
import typer

from services.bootstrap import build_services
from services.cli import replay as replay_command
from tests.memory.toys import message


@pytest.fixture
async def practised(settings, database, keys_database):
    """Two learners with an entry each, made by the services that the commands use."""
    services = await build_services(settings)
    tenant_id, learners = uuid4(), [uuid4(), uuid4()]
    await services.vault.create_tenant(tenant_id)
    for learner_id in learners:
        await services.vault.create(tenant_id, learner_id)
        keys = await services.vault.keys(tenant_id, learner_id)
        async with services.database.open_work(tenant_id) as work:
            desk = await services.memory.open(work, keys, learner_id)
            desk.add(message())
            await desk.save()
    await services.close()
    return learners


async def test_verify_and_rebuild_go_through_all_learners(practised, settings):
    for rebuild in (False, True):
        outcome = await replay_command._replay(settings, None, rebuild=rebuild)
        assert (outcome.learners, outcome.entries, outcome.faults) == (2, 2, [])
    assert (await replay_command._replay(settings, practised[0], rebuild=False)).learners == 1


async def test_a_fault_is_told_with_the_learners_id_and_spares_the_others(practised, settings, brooms):
    await brooms[0].execute("UPDATE memory_journal SET day = day + 1 WHERE learner_id = $1", practised[0])
    outcome = await replay_command._replay(settings, None, rebuild=False)
    assert outcome.faults == [f"learner {practised[0]}: digest_differs entry 1"]
    assert outcome.learners == 2


async def test_a_learner_without_keys_is_a_fault_and_not_an_end(practised, settings, brooms):
    await brooms[1].execute("DELETE FROM vault_data_key WHERE account_id = $1", practised[1])
    outcome = await replay_command._replay(settings, None, rebuild=False)
    assert outcome.faults == [f"learner {practised[1]}: not_found"]


def test_one_has_to_say_what_replay_shall_do():
    with pytest.raises(typer.BadParameter):
        replay_command.replay(verify=False, rebuild=False)
