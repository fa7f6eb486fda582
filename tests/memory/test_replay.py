"""Replay: the journal folded anew gives the stored image, and tells what was done to either."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.memory import Memory, Replay
from services.memory.records import cell_place
from tests.memory.toys import Tally, attempt, message


async def verify(learner):
    async with learner.database.open_work(learner.keys.tenant_id) as work:
        return await Replay(learner.memory.folds).verify(work, learner.keys, learner.id)


async def rebuild(learner):
    async with learner.database.open_work(learner.keys.tenant_id) as work:
        return await Replay(learner.memory.folds).rebuild(work, learner.keys, learner.id)


def codes(found) -> list[str]:
    return sorted(fault.code for fault in found.faults)


@pytest.fixture
async def practised(learner):
    for n in range(6):
        await learner.append(attempt(f"i{n % 2}", score=n % 3 / 2), message(str(n)))
    return learner


async def test_an_untouched_memory_holds(practised):
    found = await verify(practised)
    assert (found.entries, found.cleared, found.parts, found.faults) == (12, 0, 3, [])


async def test_an_empty_memory_holds(learner):
    assert (await verify(learner)).holds


some = st.lists(
    st.tuples(st.sampled_from(["algebra", "python"]), st.integers(0, 3), st.floats(0, 1, allow_nan=False, width=32)), max_size=6
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(units=st.lists(some, max_size=5))
async def test_replay_equals_the_image_whatever_was_done(new_learner, clock, units):
    learner = await new_learner()
    for unit in units:
        await learner.append(*(attempt(f"i{item}", course=course, score=score) for course, item, score in unit))
    found = await verify(learner)
    assert found.holds
    assert found.entries == sum(len(unit) for unit in units)


@pytest.mark.parametrize("cells", ["words = NULL", "words = NULL, evidence = NULL"])
async def test_a_cleared_entry_leaves_the_chain_whole(practised, brooms, cells):
    await brooms[0].execute(f"UPDATE memory_journal SET {cells} WHERE seq = 2")
    found = await verify(practised)
    assert (found.entries, found.cleared, found.faults) == (12, int("evidence" in cells), [])
    assert [entry.seq for entry in await practised.entries()] == [seq for seq in range(1, 13) if seq != 2 or "evidence" not in cells]


async def test_a_resealed_cell_leaves_the_chain_whole(practised, brooms):
    """As after a rotation: the same cell sealed anew for a newer row version."""
    row = await brooms[0].fetchrow("SELECT id, evidence FROM memory_journal WHERE seq = 3")
    clear = practised.keys.open(cell_place(row["id"], "evidence", 1), row["evidence"])
    words = practised.keys.open(
        cell_place(row["id"], "words", 1), await brooms[0].fetchval("SELECT words FROM memory_journal WHERE seq = 3")
    )
    anew = [bytes(practised.keys.seal(cell_place(row["id"], part, 2), cell)) for part, cell in (("evidence", clear), ("words", words))]
    await brooms[0].execute("UPDATE memory_journal SET version = 2, evidence = $1, words = $2 WHERE seq = 3", *anew)
    assert (await verify(practised)).holds


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE memory_journal SET day = day + 1 WHERE seq = 3", "digest_differs"),
        ("UPDATE memory_journal SET words_hash = sha256('x') WHERE seq = 3", "digest_differs"),
        ("UPDATE memory_journal SET evidence_hash = sha256('x') WHERE seq = 3", "digest_differs"),
        ("UPDATE memory_journal SET evidence = substr(evidence, 1, 100) WHERE seq = 3", "cell_refused"),
        ("UPDATE memory_journal SET words = set_byte(words, 99, (get_byte(words, 99) + 1) % 256) WHERE seq = 3", "cell_refused"),
        ("DELETE FROM memory_journal WHERE seq = 3", "gap"),
        ("DELETE FROM memory_journal WHERE seq = 12", "gap"),
        ("UPDATE memory_head SET digest = sha256('x')", "digest_differs"),
        ("UPDATE memory_head SET manifest = substr(manifest, 1, 90)", "manifest_refused"),
        ("DELETE FROM memory_part", "part_missing"),
        ("INSERT INTO memory_part SELECT tenant_id, learner_id, gen_random_uuid(), version, applied_seq, digest, parameter_set, sealed FROM memory_part LIMIT 1", "part_unknown"),
        ("UPDATE memory_part SET applied_seq = 2", "part_mark"),
        ("UPDATE memory_part SET digest = sha256('x')", "part_mark"),
        ("UPDATE memory_part SET sealed = substr(sealed, 1, 90)", "part_refused"),
    ],
)  # fmt: skip
async def test_what_was_done_to_it_is_told(practised, new_learner, brooms, change, code):
    await brooms[0].execute(change)
    found = await verify(practised)
    assert code in codes(found), found.faults


async def test_a_cell_sealed_rightly_but_of_other_content_is_told(practised, brooms):
    row = await brooms[0].fetchrow("SELECT id, words FROM memory_journal WHERE seq = 3")
    place = cell_place(row["id"], "words", 1)
    other = practised.keys.open(place, row["words"]).replace(b"x = 4", b"x = 5")
    await brooms[0].execute("UPDATE memory_journal SET words = $1 WHERE seq = 3", bytes(practised.keys.seal(place, other)))
    assert codes(await verify(practised)) == ["cell_differs"]


async def test_a_state_that_the_journal_does_not_make_is_told(practised):
    other = replace(practised, memory=Memory({"toy": Tally(step=2)}, practised.memory.clock))
    assert codes(await verify(other)) == ["part_differs"] * 3


async def test_a_fold_with_new_parameters_is_said_to_be_behind(practised):
    newer = replace(practised, memory=Memory({"toy": Tally("set-2")}, practised.memory.clock))
    assert codes(await verify(newer)) == ["fold_behind"]
    assert (await rebuild(newer)).holds
    assert (await verify(newer)).holds


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM memory_part", "UPDATE memory_part SET sealed = substr(sealed, 1, 90)", "UPDATE memory_part SET version = version + 5",
        "UPDATE memory_head SET manifest = substr(manifest, 1, 90)",
        "INSERT INTO memory_part SELECT tenant_id, learner_id, gen_random_uuid(), version, applied_seq, digest, parameter_set, sealed FROM memory_part LIMIT 1",
    ],
)  # fmt: skip
async def test_a_damaged_image_is_made_again_from_the_journal(practised, brooms, damage):
    before = await practised.state("algebra")
    await brooms[0].execute(damage)
    assert (await rebuild(practised)).holds
    assert (await verify(practised)).holds
    assert await practised.state("algebra") == before
    await practised.append(attempt())
    assert (await verify(practised)).holds


async def test_a_damaged_journal_is_not_folded_into_a_new_image(practised, brooms):
    await brooms[0].execute("UPDATE memory_journal SET day = day + 1 WHERE seq = 3")
    before = await brooms[0].fetchval("SELECT version FROM memory_head")
    assert not (await rebuild(practised)).holds
    assert await brooms[0].fetchval("SELECT version FROM memory_head") == before
