"""Witnesses: a journal that was rolled back, cut, added to or swapped is refused before anything is shown, and its neighbours go on."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.memory import MemoryDamaged, Replay, Witnessing
from services.memory.proof import WINDOW, Sums, contradiction
from services.vault import SealRefused, Stand, Witness
from tests.memory.conftest import Learner
from tests.memory.toys import attempt, message, statements

TABLES = ("memory_head", "memory_journal", "memory_part")


@pytest.fixture
def witnessing(database, vault) -> Witnessing:
    return Witnessing(database.open_work, vault.witnesses, at_once=2)


@pytest.fixture
def reopened(vault, memory, database):
    """Load a learner's keys anew, as another process would."""

    async def again(learner: Learner) -> Learner:
        vault.drop(learner.keys.tenant_id, learner.id)
        return Learner(memory, database, await vault.keys(learner.keys.tenant_id, learner.id), learner.id)

    return again


@pytest.fixture
async def practised(learner) -> Learner:
    for n in range(4):
        await learner.append(attempt(f"i{n % 2}"), message(str(n)))
    return learner


async def witnessed(witnessing: Witnessing, learner: Learner) -> list:
    steps, after = [], None
    while True:
        step = await witnessing.advance(learner.keys.tenant_id, after)
        steps.append(step)
        if step.last is None:
            return steps
        after = step.last


async def refused(learner: Learner) -> None:
    """Every way in is closed, with the one error."""
    for way in (
        learner.append(attempt()),
        learner.state("algebra"),
        learner.entries(),
        learner.by_id(uuid4()),
    ):
        with pytest.raises(MemoryDamaged):
            await way


async def snapshot(broom, learner: Learner) -> dict[str, list]:
    return {table: await broom.fetch(f"SELECT * FROM {table} WHERE learner_id = $1", learner.id) for table in TABLES}


async def rolled_back(broom, learner: Learner, before: dict[str, list], tables=TABLES) -> None:
    """Put a learner's rows back to what they were, as a restored dump would."""
    for table in tables:
        await broom.execute(f"DELETE FROM {table} WHERE learner_id = $1", learner.id)
        for row in before[table]:
            places = ", ".join(f"${n + 1}" for n in range(len(row)))
            await broom.execute(f"INSERT INTO {table} VALUES ({places})", *row.values())


async def test_a_witness_moves_with_the_journal_and_a_sound_memory_stays_open(practised, witnessing, reopened):
    steps = await witnessed(witnessing, practised)
    assert [(step.moved, step.entries, step.contradicted) for step in steps] == [(1, 8, ()), (0, 0, ())]
    again = await reopened(practised)
    assert again.keys.witness is not None
    assert again.keys.witness.seq == 8
    await again.append(attempt())
    assert len(await again.entries()) == 9
    assert (await witnessed(witnessing, practised))[0].entries == 1
    assert (await witnessed(witnessing, practised))[0].moved == 0


async def test_a_whole_learner_rolled_back_is_refused_and_said_and_others_go_on(practised, new_learner, witnessing, reopened, brooms):
    other = await new_learner()
    await other.append(attempt())
    before = await snapshot(brooms[0], practised)
    await practised.append(attempt(), message())
    await witnessed(witnessing, practised)
    await rolled_back(brooms[0], practised, before)
    await refused(await reopened(practised))
    assert len(await (await reopened(other)).entries()) == 1
    steps = await witnessed(witnessing, practised)
    assert [each for step in steps for each in step.contradicted] == [practised.id]
    assert (await reopened(practised)).keys.witness.seq == 10, "a witness is never moved back"


async def test_a_journal_that_went_on_after_it_was_rolled_back_is_still_refused(practised, witnessing, reopened, brooms):
    before = await snapshot(brooms[0], practised)
    await practised.append(attempt(), message())
    await witnessed(witnessing, practised)
    await rolled_back(brooms[0], practised, before)
    for _ in range(3):  # by a process that had opened the journal before, and does not ask again
        await practised.append(attempt())
    steps = await witnessed(witnessing, practised)
    assert [each for step in steps for each in step.contradicted] == [practised.id]
    await refused(await reopened(practised))


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM memory_journal WHERE seq = 3",
        "DELETE FROM memory_journal WHERE seq = 8",
        "DELETE FROM memory_journal",
        "DELETE FROM memory_head",
        "DELETE FROM memory_head; DELETE FROM memory_journal; DELETE FROM memory_part",
        "UPDATE memory_head SET seq = 7, digest = (SELECT digest FROM memory_journal WHERE seq = 7)",
        "UPDATE memory_head SET digest = sha256('x')",
        "UPDATE memory_journal SET seq = 9 WHERE seq = 8",
        "UPDATE memory_journal SET seq = -seq WHERE seq = 3",
        "INSERT INTO memory_journal SELECT tenant_id, learner_id, 9, gen_random_uuid(), day, version, digest, words_hash, evidence_hash, words, evidence FROM memory_journal WHERE seq = 8",
        "INSERT INTO memory_journal SELECT tenant_id, learner_id, 0, gen_random_uuid(), day, version, digest, words_hash, evidence_hash, words, evidence FROM memory_journal WHERE seq = 8",
    ],
)  # fmt: skip
async def test_entries_dropped_doubled_or_moved_are_refused(practised, witnessing, reopened, brooms, change):
    await witnessed(witnessing, practised)
    await brooms[0].execute(change)
    again = await reopened(practised)
    await refused(again)
    async with again.database.open_work(again.keys.tenant_id) as work:
        assert not (await Replay(again.memory.folds).verify(work, again.keys, again.id)).holds


async def test_entries_that_have_changed_places_are_not_shown(practised, reopened, brooms):
    await brooms[0].execute("UPDATE memory_journal SET seq = CASE seq WHEN 3 THEN -5 ELSE -3 END WHERE seq IN (3, 5)")
    await brooms[0].execute("UPDATE memory_journal SET seq = -seq WHERE seq < 0")
    again = await reopened(practised)
    for options in ({}, {"before_seq": 9}, {"after_seq": 1}):
        with pytest.raises(MemoryDamaged):
            await again.entries(**options)


@pytest.mark.parametrize("change", ["seq = seq - 1", "digest = sha256('x')", "mac = sha256('x')", "baseline_seq = 1, baseline_at = now()"])
async def test_a_forged_witness_is_refused(practised, witnessing, reopened, brooms, change):
    await witnessed(witnessing, practised)
    await brooms[1].execute(f"UPDATE vault_witness SET {change}")
    await refused(await reopened(practised))
    assert (await witnessed(witnessing, practised))[0].contradicted == (practised.id,)


async def test_another_learners_witness_is_no_witness(practised, new_learner, witnessing, reopened, brooms):
    other = await new_learner()
    await other.append(attempt())
    await witnessed(witnessing, practised)
    await brooms[1].execute(
        "UPDATE vault_witness SET (seq, digest, mac) = (SELECT seq, digest, mac FROM vault_witness WHERE account_id = $1)", other.id
    )
    await refused(await reopened(practised))
    assert await (await reopened(other)).entries()


async def test_after_a_restore_a_new_baseline_opens_the_journal_and_stays_on_record(practised, witnessing, reopened, brooms):
    before = await snapshot(brooms[0], practised)
    await practised.append(attempt())
    await witnessed(witnessing, practised)
    await rolled_back(brooms[0], practised, before)
    assert await witnessing.begin_anew(practised.keys.tenant_id) == 1
    again = await reopened(practised)
    await again.append(attempt())
    await witnessed(witnessing, practised)
    witness = (await reopened(practised)).keys.witness
    assert (witness.seq, witness.baseline_seq, witness.is_authentic) == (9, 8, True)
    assert witness.baseline_at is not None


async def test_the_question_is_asked_once_with_each_loading_of_the_keys(practised, witnessing, reopened):
    await witnessed(witnessing, practised)
    again = await reopened(practised)
    with statements(again.database) as first:
        await again.state("algebra")
    with statements(again.database) as later:
        await again.state("algebra")
    assert len(first) == len(later) + 1


async def test_keys_and_witness_are_read_in_one_statement(practised, vault, keys_database):
    vault.drop(practised.keys.tenant_id, practised.id)
    with statements(keys_database) as seen:
        await vault.keys(practised.keys.tenant_id, practised.id)
    assert len(seen) == 1


async def test_a_witness_follows_the_tenants_key(practised, witnessing, vault, reopened):
    await witnessed(witnessing, practised)
    tenant_id = practised.keys.tenant_id
    old = (await vault._signing(tenant_id))[0]
    assert await vault.witnesses.sign_again(tenant_id, old, bytes(32)) == 1
    assert not (await reopened(practised)).keys.witness.is_authentic
    assert await vault.witnesses.sign_again(tenant_id, bytes(32), old) == 1
    assert (await reopened(practised)).keys.witness.is_authentic


async def test_the_witness_goes_with_the_keys_of_who_is_erased(practised, witnessing, vault, brooms):
    await witnessed(witnessing, practised)
    await vault.destroy(practised.keys.tenant_id, practised.id)
    assert await brooms[1].fetchval("SELECT count(*) FROM vault_witness") == 0


async def test_damage_is_one_kind_of_refusal():
    assert issubclass(MemoryDamaged, SealRefused)
    assert str(MemoryDamaged()) == MemoryDamaged.title


BEGINNING = bytes(32)
digests = st.sampled_from([BEGINNING, b"a" * 32, b"b" * 32])


@given(seq=st.integers(0, 50), digest=digests, witness_seq=st.integers(0, 50), kept=digests)
def test_a_journal_is_believed_only_if_the_witnessed_digest_stands_where_it_stood(seq, digest, witness_seq, kept):
    within = min(seq, WINDOW)
    sums = Sums("open", seq, digest, within, within, digest if seq else None, kept if 0 < witness_seq <= seq else None)
    for witness in (Witness(witness_seq, kept), Witness(witness_seq, b"c" * 32), Witness(witness_seq, kept, is_authentic=False)):
        told = contradiction(sums, witness, BEGINNING)
        stands = witness.digest == (BEGINNING if witness_seq == 0 else kept)
        believed = witness.is_authentic and witness_seq <= seq and stands and (seq > 0 or digest == BEGINNING)
        assert (told is None) == believed
    assert Stand(1, BEGINNING) == (1, BEGINNING)
