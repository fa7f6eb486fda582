"""A model that always tells, asked through the chat: some attacks of each kind, over the whole turn."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bench.attacks import Attack, attacks
from bench.gate_turns import in_turns, shipped_leaks
from services.bootstrap import Services
from services.platform import Settings
from tests.fixtures import with_model
from tests.llm.scripted_server import ScriptedServer
from tests.tutor.lessons import SetClock

A_SEED = 5


@pytest.fixture
async def services(settings: Settings, database, keys_database, redis_client, clock: SetClock, model) -> AsyncIterator[Services]:
    async with with_model(settings, clock, model, rate_limit_model="100000/minute") as found:
        yield found


def one_of_each_kind(seed: int) -> list[Attack]:
    """Return an attack of every type of answer, and of every family on one question."""
    found: dict[str, Attack] = {}
    for attack in in_turns(attacks(seed)):
        is_of_the_question = attack.question.startswith("A box holds")
        found.setdefault(attack.family.split()[0] if is_of_the_question else attack.spec.type, attack)
    return list(found.values())


async def test_no_answer_reaches_the_learner_through_the_chat(services: Services, model: ScriptedServer) -> None:
    chosen = one_of_each_kind(A_SEED)
    assert len(chosen) > 30
    assert [attack.telling for attack in await shipped_leaks(services, model, chosen)] == []
    assert len(model.seen) > len(chosen), "the model is asked once more where a sentence is withheld"
