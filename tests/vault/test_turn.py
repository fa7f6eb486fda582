"""The epoch turns: nothing is lost, nobody waits, and whatever hung on the old epoch key opens nowhere any more."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text

from services.platform import dump_database, rehearsed
from services.vault import KeyRotation, Place, TurnBusy, TurnImpossible, Vault, VaultClosed, store
from services.vault.rotation.alone import alone
from services.vault.rotation.checking import KeyCheck
from services.vault.tables import EpochRow
from services.vault.wrapping import wrap
from tests.engines.waiting import until
from tests.vault.conftest import NOW

PLACE = Place("table", "part", "row")


class Cut(Exception):
    """The light goes out."""


@pytest.fixture
async def people(vault: Vault, tenant_id, toys) -> list[UUID]:
    """Some accounts with records."""
    ids = [uuid4() for _ in range(5)]
    for account_id in ids:
        await vault.create(tenant_id, account_id)
        toys.seal(await vault.keys(tenant_id, account_id), b"one", b"two")
    return ids


async def all_open(vault: Vault, tenant_id, people, toys) -> None:
    """Check that everybody's records open in this process."""
    for account_id in people:
        assert toys.open(await vault.keys(tenant_id, account_id)) == [b"one", b"two"]


async def states(keys_database) -> dict[int, str]:
    async with keys_database.open_work() as work:
        return {row.epoch: row.state for row in await work.session.execute(select(EpochRow.epoch, EpochRow.state))}


async def test_after_a_turn_everything_opens_here_and_in_another_process_and_the_old_key_is_gone_everywhere(
    vault, rotation, new_vault, tenant_id, people, toys, places, backup_folder, keys_database
):
    session = await vault.session_keys(tenant_id, uuid4(), create=True)
    turned = await rotation.epoch.run()
    assert (turned.epoch, turned.gone, turned.rewrapped, turned.checked) == (2, (1,), 8, 8)
    assert {path.name for place in places for path in place.iterdir()} == {"root.key", "epoch-00000002.json", ".turning"}
    assert [path.name for path in backup_folder.iterdir()] == ["keys-epoch-00000002.dump"]
    assert await states(keys_database) == {1: "gone", 2: "current"}
    other: Vault = new_vault()
    assert await other.start() == vault.fingerprint()
    for each in (vault, other):
        await all_open(each, tenant_id, people, toys)
    again = await other.session_keys(tenant_id, session.account_id)
    assert again.open(PLACE, session.seal(PLACE, b"x")) == b"x"
    assert (await rotation.check()).faults == []
    assert await rotation.faults_of_places() == []


async def test_what_was_backed_up_before_the_turn_opens_with_no_key_that_is_left(rotation, people, settings, tmp_path):
    older = tmp_path / "older.dump"
    await dump_database(settings.keys_database_url, "keys", older)
    await rotation.epoch.run()
    async with rehearsed(settings.keys_database_url, older) as session:

        @asynccontextmanager
        async def open_session(_tenant_id):
            yield session

        found = await KeyCheck(open_session, rotation.keyring.epochs, frozenset({2})).everything()
    assert found.keys == len(found.faults) == 7


async def test_processes_that_have_not_heard_of_the_turn_read_and_write_on_and_the_old_key_is_wiped_in_all(
    vault, rotation, new_vault, tenant_id, people, toys
):
    busy, idle = new_vault(), new_vault()
    held = []
    for each in (busy, idle):
        await each.start()
        held.append(await each.opener.keyring.current())
    await rotation.epoch.run()
    assert idle.opener.keyring.forget_gone() == [1]
    for each in (busy, idle):
        await all_open(each, tenant_id, people, toys)
        assert each.fingerprint() == vault.fingerprint()
        newcomer, school = uuid4(), uuid4()
        await each.create(tenant_id, newcomer)
        await each.create_tenant(school)
        await each.session_keys(school, uuid4(), create=True)
        assert (await each.opener.keyring.current()).number == 2
        assert await vault.keys(tenant_id, newcomer)
    assert [key.secret for key in held] == [bytearray(32)] * 2
    assert (await rotation.check()).faults == []


async def test_accounts_tenants_and_sessions_made_by_another_process_during_the_turn_are_not_lost(rotation, new_vault, tenant_id, people):
    other: Vault = new_vault()
    await other.start()
    made: list[tuple[UUID, UUID]] = []
    seen = set[str]()

    async def meanwhile(step: str, _done: int, _total: int) -> None:
        if step in seen:
            return
        seen.add(step)
        school, account_id = uuid4(), uuid4()
        await other.create_tenant(school)
        for each in (school, tenant_id):
            await other.create(each, account_id)
            made.append((each, account_id))
        await other.session_keys(tenant_id, uuid4(), create=True)

    await rotation.epoch.run(meanwhile)
    assert len(made) == 10
    fresh: Vault = new_vault()
    await fresh.start()
    for each in made:
        assert await fresh.keys(*each)
    assert (await rotation.check()).faults == []


@pytest.mark.parametrize("at", [1, 2, 4, 7, 9, 11])
async def test_cut_short_anywhere_it_goes_on_where_it_stopped(
    at, vault, new_vault, new_rotation, tenant_id, people, toys, places, keys_database
):
    """The words of progress are where the process ends: before the key, while wrapping, checking, backing up, and before the old key goes."""
    calls = 0

    async def cut(*_: object) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise Cut

    process: Vault = new_vault()
    await process.start()
    with pytest.raises(Cut):
        await new_rotation(process).epoch.run(cut)
    after: Vault = new_vault()
    await after.start()
    for each in (vault, process, after):
        await all_open(each, tenant_id, people, toys)
    finishing: KeyRotation = new_rotation(after)
    await finishing.turn_if_due()
    found = await states(keys_database)
    assert found == ({1: "current"} if at == 1 else {1: "gone", 2: "current"})
    for place in places:
        assert {path.name for path in place.glob("epoch-*")} == {f"epoch-{max(found):08d}.json"}
    assert (await finishing.check()).faults == []


async def test_a_key_that_was_made_for_a_turn_that_never_began_is_taken_by_the_next_turn(vault, rotation, new_vault, places):
    await rotation.keyring.files.create(2, rotation.keyring.installation)
    (places[1] / "epoch-00000002.json").unlink()
    content = (places[0] / "epoch-00000002.json").read_bytes()
    other: Vault = new_vault()
    await other.start()
    assert (await other.opener.keyring.current()).number == 1
    await rotation.epoch.run()
    assert [(place / "epoch-00000002.json").read_bytes() for place in places] == [content] * 2


async def test_while_a_place_is_missing_the_turn_is_refused_and_nothing_has_changed(rotation, people, places, keys_database, backup_folder):
    before = places[0] / "epoch-00000001.json"
    content = before.read_bytes()
    places[1].rename(places[1].with_name("unmounted"))
    with pytest.raises(TurnImpossible, match="escrow"):
        await rotation.epoch.run()
    assert await states(keys_database) == {1: "current"}
    assert before.read_bytes() == content
    assert not places[1].exists()
    places[1].with_name("unmounted").rename(places[1])
    backup_folder.rmdir()
    backup_folder.write_bytes(b"in the way")
    with pytest.raises(TurnImpossible, match="backups"):
        await rotation.epoch.run()


async def test_a_key_that_does_not_open_keeps_the_old_epoch_key_alive_and_everybody_else_works_on(
    vault, rotation, new_vault, tenant_id, people, toys, brooms, keys_database
):
    await brooms[1].execute(
        "UPDATE vault_data_key SET wrapped = set_byte(wrapped, 60, get_byte(wrapped, 60) # 1) WHERE account_id = $1", people[0]
    )
    with pytest.raises(TurnImpossible, match=str(people[0])):
        await rotation.epoch.run()
    assert await states(keys_database) == {1: "old", 2: "current"}
    other: Vault = new_vault()
    await other.start()
    await all_open(other, tenant_id, people[1:], toys)
    assert [(fault.what, fault.owner_id) for fault in (await rotation.check()).faults] == [("does_not_open", people[0])]
    await vault.destroy(tenant_id, people[0])
    assert (await rotation.epoch.run()).gone == (1,)


async def test_two_do_not_turn_at_once(rotation, places):
    with alone(places[0]), pytest.raises(TurnBusy):
        await rotation.epoch.run()
    assert (await rotation.epoch.run()).epoch == 2


async def test_the_clock_turns_an_epoch_that_has_lasted_its_time_and_ends_what_was_cut_short(vault, rotation, clock, keys_database):
    assert await rotation.turn_if_due() is None
    clock.at += timedelta(hours=23, minutes=40)
    assert (await rotation.turn_if_due()).epoch == 2
    assert await rotation.turn_if_due() is None
    async with keys_database.open_work() as work:
        (await work.session.execute(select(EpochRow).where(EpochRow.epoch == 1))).scalar_one().state = "old"
    assert (await rotation.turn_if_due()).epoch == 2


async def test_a_file_that_was_half_destroyed_or_has_come_back_opens_nothing_and_is_destroyed(vault, rotation, new_vault, places, people):
    old = (places[0] / "epoch-00000001.json").read_bytes()
    await rotation.epoch.run()
    (places[0] / "epoch-00000001.json").write_bytes(b"\xff" * len(old))
    (places[1] / "epoch-00000001.json").write_bytes(old)
    other: Vault = new_vault()
    await other.start()
    assert list(other.opener.keyring.epochs) == [2]
    assert "come back" in " ".join(await rotation.faults_of_places())
    await rotation.turn_if_due()
    assert {path.name for place in places for path in place.glob("epoch*")} == {"epoch-00000002.json"}


async def test_an_older_key_database_with_todays_keys_is_refused_with_a_word_on_what_to_do(rotation, new_vault, brooms):
    await rotation.epoch.run()
    await brooms[1].execute("DELETE FROM vault_epoch WHERE epoch = 2")
    await brooms[1].execute("UPDATE vault_epoch SET state = 'current' WHERE epoch = 1")
    with pytest.raises(VaultClosed, match="newest backup"):
        await new_vault().start()


async def test_the_turn_waits_for_whoever_writes_a_key_under_the_old_epoch_at_that_moment(vault, rotation, tenant_id, keys_database):
    begun = asyncio.Event()

    async def note(_step: str, _done: int, _total: int) -> None:
        begun.set()

    account_id = uuid4()
    async with keys_database.open_work(tenant_id) as work:
        assert await store.held(work.session, tenant_id) == (1, 1)
        turning = asyncio.create_task(rotation.epoch.run(note))
        await begun.wait()
        await until(lambda: _waits(keys_database))
        epoch, tenant = vault.opener.keyring.epochs[1], await vault.opener.tenant(tenant_id)
        made = wrap("dek", epoch, tenant_id, account_id, 1, bytes(64), tenant.salt)
        await store.add_data_key(work.session, tenant_id, account_id, made, NOW)
    await turning
    assert await vault.keys(tenant_id, account_id)
    assert (await rotation.check()).faults == []


async def _waits(keys_database) -> bool:
    """Return whether somebody waits for a lock. Asked over a connection of its own, as no second unit of work may be begun in one."""

    async def ask() -> bool:
        async with keys_database.open_work() as work:
            waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%vault_epoch%'")
            return bool(await work.session.scalar(waiting))

    return await asyncio.create_task(ask())
