"""New data keys while everybody works on: what is sealed with old ones opens at every moment, is sealed anew, and then the old ones go."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.vault import KeyRotation, KeysMissing, Place, Scope, SealRefused, Vault
from services.vault.rotation import versions_store
from services.vault.rotation.pace import LEAST_SHARE, LONGEST_REST_S, MOST_SHARE, Pace
from services.vault.rotation.service import read_scope

PLACE = Place("table", "part", "row")
SETTLED, RETENTION = timedelta(seconds=75), timedelta(days=35)


class Cut(Exception):
    """The light goes out."""


@pytest.fixture
async def people(vault: Vault, tenant_id, toys, clock) -> list[UUID]:
    ids = [uuid4() for _ in range(25)]
    for account_id in ids:
        await vault.create(tenant_id, account_id)
        toys.seal(await vault.keys(tenant_id, account_id), b"one", b"two")
    clock.at += timedelta(hours=1)
    return ids


async def settled(rotation: KeyRotation, clock) -> None:
    """Let everything settle, and take the next step."""
    clock.at += SETTLED
    assert await rotation.advance(60.0)


async def test_a_new_version_opens_before_it_seals_and_names_stay_as_they_were(vault, rotation, tenant_id, people, toys, clock):
    before = await vault.keys(tenant_id, people[0])
    name = before.pseudonym("part", "facts")
    assert await rotation.rotate("data", Scope(tenant_id, people[0])) == 1
    between = await vault.keys(tenant_id, people[0])
    assert (before.version, between.version) == (1, 1)
    await settled(rotation, clock)
    after = await vault.keys(tenant_id, people[0])
    assert (after.version, after.pseudonym("part", "facts")) == (2, name)
    toys.seal(after, b"three")
    for each in (between, after):
        assert toys.open(each) == [b"one", b"two", b"three"]
    assert after.open(PLACE, before.seal(PLACE, b"a use case that was under way")) == b"a use case that was under way"


async def test_records_are_sealed_anew_and_emptied_versions_retire_and_are_destroyed_when_no_backup_needs_them(
    vault, rotation, tenant_id, people, toys, clock, ticks
):
    assert await rotation.rotate("data", Scope()) == 25
    assert await rotation.advance(60.0)
    assert (await rotation.states()).data_keys == {"active": 25, "next": 25}
    await settled(rotation, clock)
    assert toys.versions() == {1}
    assert (await rotation.states()).data_keys == {"active": 25, "old": 25}
    await settled(rotation, clock)
    assert toys.versions() == {2}
    assert (await rotation.states()).data_keys == {"active": 25, "retired": 25}
    assert not await rotation.is_under_way()
    await rotation.epoch.run()
    clock.at += RETENTION - timedelta(days=1)
    await rotation.advance(60.0)
    assert (await rotation.states()).data_keys == {"active": 25, "retired": 25}
    clock.at += timedelta(days=1)
    await rotation.advance(60.0)
    assert (await rotation.states()).data_keys == {"active": 25}
    ticks.seconds += 60
    for account_id in people:
        assert toys.open(await vault.keys(tenant_id, account_id)) == [b"one", b"two"]


async def test_a_process_that_hears_of_nothing_reads_everything_and_loses_nothing(
    vault, rotation, new_vault, tenant_id, people, toys, clock, ticks
):
    """It keeps opened keys for a minute: it knows the new version before anybody seals with it, and seals with the old one for a while."""
    deaf: Vault = new_vault()
    await deaf.start()
    await deaf.keys(tenant_id, people[0])
    await rotation.rotate("data", Scope(tenant_id, people[0]))
    ticks.seconds += 60
    late = await deaf.keys(tenant_id, people[0])
    assert not await rotation.data.advance(tenant_id, people[0])
    clock.at += SETTLED
    assert not await rotation.data.advance(tenant_id, people[0])
    toys.seal(await vault.keys(tenant_id, people[0]), b"with the new one")
    toys.seal(late, b"with the old one")
    assert (
        toys.open(late) == toys.open(await vault.keys(tenant_id, people[0])) == [b"one", b"two", b"with the new one", b"with the old one"]
    )
    clock.at += SETTLED
    assert await rotation.data.advance(tenant_id, people[0])
    assert toys.open(late) == [b"one", b"two", b"with the new one", b"with the old one"]


async def test_records_of_a_retired_version_that_a_backup_brings_back_open_and_keep_the_version(
    vault, rotation, tenant_id, people, toys, clock, ticks
):
    backup = {account_id: list(blobs) for account_id, blobs in toys.records.items()}
    await rotation.rotate("data", Scope())
    await settled(rotation, clock)
    await settled(rotation, clock)
    toys.records.update(backup)
    ticks.seconds += 60
    assert toys.open(await vault.keys(tenant_id, people[0])) == [b"one", b"two"]
    clock.at += RETENTION
    await rotation.advance(60.0)
    assert toys.versions() == {2}
    assert (await rotation.states()).data_keys["retired"] == 25
    clock.at += RETENTION
    await rotation.advance(60.0)
    assert (await rotation.states()).data_keys == {"active": 25}


async def test_a_rotation_cut_short_goes_on_with_the_same_time_and_rotates_nobody_twice(
    vault, rotation, new_rotation, new_vault, tenant_id, people
):
    renewed = vault.renew_everywhere
    count = 0

    async def cut(*who: UUID) -> None:
        nonlocal count
        count += 1
        if count == 5:
            raise Cut
        await renewed(*who)

    vault.renew_everywhere = cut
    with pytest.raises(Cut):
        await rotation.rotate("data", Scope())
    after: Vault = new_vault()
    await after.start()
    again: KeyRotation = new_rotation(after)
    assert (await again.states()).rotations == 1
    assert await again.rotate("data", Scope()) == 5
    assert (await again.states()).data_keys == {"active": 25, "next": 25}
    assert (await again.states()).rotations == 0


async def test_the_clock_goes_on_with_a_rotation_that_nobody_takes_up_again(rotation, tenant_id, people, clock, keys_database):
    async with keys_database.open_work() as work:
        for scope in (Scope(), Scope(uuid4()), Scope(tenant_id, uuid4())):
            await versions_store.begin_rotation(work.session, "data", scope.packed(), clock.now())
    await rotation.advance(60.0)
    assert (await rotation.states()).data_keys == {"active": 25, "next": 25}
    assert (await rotation.states()).rotations == 0


async def test_an_account_whose_records_do_not_open_holds_up_no_other(rotation, tenant_id, people, toys, clock):
    bad = sorted(people)[3]
    toys.records[bad][0] = toys.records[bad][0][:-1] + b"?"
    await rotation.rotate("data", Scope())
    await settled(rotation, clock)
    await settled(rotation, clock)
    assert (await rotation.states()).data_keys == {"active": 25, "old": 1, "retired": 24}


async def test_an_account_that_is_erased_meanwhile_leaves_nothing_behind(vault, rotation, tenant_id, people, clock):
    await rotation.rotate("data", Scope())
    await vault.destroy(tenant_id, people[0])
    await settled(rotation, clock)
    await settled(rotation, clock)
    assert (await rotation.states()).data_keys == {"active": 24, "retired": 24}
    with pytest.raises(KeysMissing):
        await vault.keys(tenant_id, people[0])


async def test_whoever_is_not_there_cannot_be_rotated(rotation, tenant_id, people):
    with pytest.raises(KeysMissing):
        await rotation.rotate("data", Scope(uuid4()))
    with pytest.raises(KeysMissing):
        await rotation.of_account(uuid4())
    assert await rotation.of_account(people[0]) == Scope(tenant_id, people[0])


async def test_work_that_takes_longer_than_it_may_stops_and_goes_on_later(rotation, people, clock):
    await rotation.rotate("data", Scope())
    await settled(rotation, clock)
    clock.at += SETTLED
    assert not await rotation.advance(0.0)
    assert (await rotation.states()).data_keys["old"] == 25


async def test_a_turn_and_a_rotation_of_data_keys_meet_and_nothing_is_lost(vault, rotation, tenant_id, people, toys, clock, ticks):
    async def meanwhile(_step: str, done: int, _total: int) -> None:
        if done:
            await rotation.rotate("data", Scope(tenant_id, people[done % 25]))

    await rotation.epoch.run(meanwhile)
    assert (await rotation.check()).faults == []
    ticks.seconds += 60
    for account_id in people:
        assert toys.open(await vault.keys(tenant_id, account_id)) == [b"one", b"two"]


def test_a_scope_is_read_as_it_was_written():
    for scope in (Scope(), Scope(uuid4()), Scope(uuid4(), uuid4())):
        assert read_scope(scope.packed()) == scope


@given(st.lists(st.tuples(st.floats(0.0001, 10), st.integers(1, 100)), max_size=60))
def test_the_pace_keeps_within_its_bounds(batches):
    pace = Pace()
    for took_s, rows in batches:
        rest_s = pace.rest_s(took_s, rows)
        assert LEAST_SHARE <= pace.share <= MOST_SHARE
        assert 0 <= rest_s <= LONGEST_REST_S


@given(st.floats(0.001, 0.1), st.floats(2.5, 20))
def test_the_pace_yields_at_once_when_others_work_and_picks_up_when_they_have_gone(took_s, crowded):
    pace = Pace()
    alone = [pace.rest_s(took_s, 10) for _ in range(40)][-1]
    assert pace.share == MOST_SHARE
    busy = pace.rest_s(took_s * crowded, 10)
    assert pace.share == MOST_SHARE / 2
    assert busy > alone or busy == LONGEST_REST_S
    for _ in range(6):
        pace.rest_s(took_s * crowded, 10)
    assert pace.share == LEAST_SHARE
    for _ in range(40):
        pace.rest_s(took_s, 10)
    assert pace.share == MOST_SHARE


async def test_wiped_keys_seal_nothing(vault, tenant_id, people):
    held = await vault.keys(tenant_id, people[0])
    await vault.drop_everywhere(tenant_id, people[0])
    with pytest.raises(SealRefused):
        held.seal(PLACE, b"x")
