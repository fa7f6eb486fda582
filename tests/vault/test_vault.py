"""Keys of tenants, accounts and sessions on real databases, and when the vault refuses to start."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import delete, select, text, update

from services.vault import KeysMissing, Place, SealRefused, VaultClosed
from services.vault.tables import DataKeyRow, FingerprintRow, KeyringRow, SessionKeyRow, TenantKeyRow

PLACE = Place("table", "part", "row")


async def test_keys_come_back_the_same_in_another_process(vault, new_vault, tenant_id):
    account_id = uuid4()
    await vault.create(tenant_id, account_id)
    blob = (await vault.keys(tenant_id, account_id)).seal(PLACE, b"secret")
    other = new_vault()
    assert await other.start() == vault.fingerprint()
    assert (await other.keys(tenant_id, account_id)).open(PLACE, blob) == b"secret"
    assert await other.check_fingerprint()


async def test_a_crash_between_key_and_account_leaves_a_key_that_the_next_try_takes_up(vault, new_vault, tenant_id):
    account_id = uuid4()
    await vault.create(tenant_id, account_id)
    blob = (await vault.keys(tenant_id, account_id)).seal(PLACE, b"x")
    again = new_vault()
    await again.start()
    await again.create(tenant_id, account_id)
    assert (await again.keys(tenant_id, account_id)).open(PLACE, blob) == b"x"


async def test_two_that_create_the_same_account_at_once_agree_on_one_key(vault, new_vault, tenant_id):
    account_id, other = uuid4(), new_vault()
    await other.start()
    await asyncio.gather(*(each.create(tenant_id, account_id) for each in (vault, other) for _ in range(3)))
    blob = (await vault.keys(tenant_id, account_id)).seal(PLACE, b"x")
    assert (await other.keys(tenant_id, account_id)).open(PLACE, blob) == b"x"


async def test_creating_a_tenant_again_changes_nothing(vault, new_vault, tenant_id):
    index = await vault.tenant_index(tenant_id)
    await vault.create_tenant(tenant_id)
    other = new_vault()
    await other.start()
    assert (await other.tenant_index(tenant_id)).blind("a@b.c") == index.blind("a@b.c")


async def test_the_blind_index_of_two_tenants_differs(vault, tenant_id):
    second = uuid4()
    await vault.create_tenant(second)
    assert (await vault.tenant_index(tenant_id)).blind("a@b.c") != (await vault.tenant_index(second)).blind("a@b.c")


async def test_unknown_tenants_and_accounts_have_no_keys(vault, tenant_id):
    for tenant, account in ((tenant_id, uuid4()), (uuid4(), uuid4())):
        with pytest.raises(KeysMissing):
            await vault.keys(tenant, account)
    with pytest.raises(KeysMissing):
        await vault.create(uuid4(), uuid4())
    with pytest.raises(KeysMissing):
        await vault.tenant_index(uuid4())


async def test_a_wrong_tenant_cannot_unwrap(vault, new_vault, tenant_id, brooms):
    other_tenant, account_id = uuid4(), uuid4()
    await vault.create_tenant(other_tenant)
    await vault.create(tenant_id, account_id)
    await brooms[1].execute("UPDATE vault_data_key SET tenant_id = $1", other_tenant)
    with pytest.raises(SealRefused):
        await vault.keys(other_tenant, account_id)


@pytest.mark.parametrize("column", ["account_id", "version"])
async def test_a_wrapped_key_moved_to_another_row_is_refused(vault, tenant_id, brooms, column):
    account_id, other = uuid4(), uuid4()
    await vault.create(tenant_id, account_id)
    value = other if column == "account_id" else 2
    await brooms[1].execute(f"UPDATE vault_data_key SET {column} = $1", value)
    with pytest.raises(SealRefused):
        await vault.keys(tenant_id, other if column == "account_id" else account_id)


async def test_the_key_database_shows_a_tenant_only_its_own_rows(vault, tenant_id, keys_database):
    await vault.create(tenant_id, uuid4())
    for seen_by, count in ((tenant_id, 1), (uuid4(), 0), (None, 0)):
        async with keys_database.open_work(seen_by) as work:
            assert len((await work.session.execute(select(DataKeyRow.version))).all()) == count


async def counted_vault(new_vault, keys_database):
    """Start another vault, and return it with the tenants for whom it opens the key database from now on."""
    opened = []

    @asynccontextmanager
    async def counted(tenant):
        opened.append(tenant)
        async with keys_database.open_work(tenant) as work:
            yield work

    other = new_vault(open_keys=counted)
    await other.start()
    opened.clear()
    return other, opened


async def test_a_single_flight_reads_the_key_once(new_vault, keys_database, vault, tenant_id):
    account_id = uuid4()
    await vault.create(tenant_id, account_id)
    other, opened = await counted_vault(new_vault, keys_database)
    keys = await asyncio.gather(*(other.keys(tenant_id, account_id) for _ in range(50)))
    assert len({id(each) for each in keys}) == 1
    assert len(opened) == 2  # the tenant's keys, the account's key


async def test_the_keys_of_many_accounts_are_read_at_once_and_are_those_read_one_by_one(new_vault, keys_database, vault, tenant_id):
    there, unknown = [uuid4() for _ in range(5)], uuid4()
    for account_id in there:
        await vault.create(tenant_id, account_id)
    blobs = {account_id: (await vault.keys(tenant_id, account_id)).seal(PLACE, account_id.bytes) for account_id in there}
    other, opened = await counted_vault(new_vault, keys_database)
    first = await other.keys(tenant_id, there[0])
    found = await other.keys_of(tenant_id, [*there, unknown])
    assert found.keys() == set(there)
    assert found[there[0]] is first
    assert all(found[account_id].open(PLACE, blob) == account_id.bytes for account_id, blob in blobs.items())
    assert len(opened) == 3  # the tenant's keys, the first account's key, all others
    assert await other.keys_of(tenant_id, there) == found
    assert len(opened) == 3


async def test_keys_destroyed_while_many_are_read_are_not_kept(new_vault, keys_database, vault, tenant_id):
    stays, goes, reading, go_on = uuid4(), uuid4(), asyncio.Event(), asyncio.Event()
    await vault.create(tenant_id, stays)
    await vault.create(tenant_id, goes)

    @asynccontextmanager
    async def held_up(tenant):
        async with keys_database.open_work(tenant) as work:
            yield work
        reading.set()
        await go_on.wait()

    other = new_vault(open_keys=held_up)
    go_on.set()
    await other.start()
    await other.tenant_index(tenant_id)
    reading.clear()
    go_on.clear()
    many = asyncio.create_task(other.keys_of(tenant_id, [stays, goes]))
    await reading.wait()
    await vault.destroy(tenant_id, goes)
    other.drop(tenant_id, goes)
    go_on.set()
    kept = await many
    with pytest.raises(KeysMissing):
        await other.keys(tenant_id, goes)
    assert await other.keys(tenant_id, stays) is kept[stays]
    assert (await other.keys_of(tenant_id, [goes, stays])).keys() == {stays}


async def test_dropped_keys_are_wiped_under_the_hands_of_whoever_holds_them(vault, tenant_id):
    account_id = uuid4()
    await vault.create(tenant_id, account_id)
    held = await vault.keys(tenant_id, account_id)
    vault.drop(tenant_id, account_id)
    with pytest.raises(SealRefused):
        held.seal(PLACE, b"x")
    assert (await vault.keys(tenant_id, account_id)).seal(PLACE, b"x")


async def test_a_deleted_key_is_gone_after_a_minute_everywhere(vault, tenant_id, keys_database, ticks):
    account_id = uuid4()
    await vault.create(tenant_id, account_id)
    await vault.keys(tenant_id, account_id)
    async with keys_database.open_work(tenant_id) as work:
        await work.session.execute(delete(DataKeyRow))
    ticks.seconds = 60
    with pytest.raises(KeysMissing):
        await vault.keys(tenant_id, account_id)


async def test_session_keys_live_until_they_are_dropped_or_expire(vault, tenant_id, clock, ticks):
    session_id = uuid4()
    assert await vault.session_keys(tenant_id, session_id) is None
    keys = await vault.session_keys(tenant_id, session_id, create=True)
    assert keys is not None
    assert keys.is_session
    assert await vault.session_keys(tenant_id, session_id) is keys
    await vault.drop_session(tenant_id, session_id)
    assert await vault.session_keys(tenant_id, session_id) is None
    assert await vault.session_keys(tenant_id, session_id, create=True) is not None
    clock.at += timedelta(hours=24)
    ticks.seconds = 60
    assert await vault.session_keys(tenant_id, session_id) is None
    assert await vault.sweep_sessions() == 1


async def test_an_expired_session_key_gives_way_to_a_new_one_before_it_is_swept(vault, tenant_id, clock, ticks):
    session_id = uuid4()
    old = await vault.session_keys(tenant_id, session_id, create=True)
    blob, name = old.seal(PLACE, b"x"), old.pseudonym("name", "memory")
    clock.at += timedelta(hours=24)
    ticks.seconds = 60
    new = await vault.session_keys(tenant_id, session_id, create=True)
    assert new is not None
    assert new.pseudonym("name", "memory") != name
    with pytest.raises(SealRefused):
        new.open(PLACE, blob)
    assert await vault.sweep_sessions() == 0


async def test_a_living_session_key_stays_when_two_processes_make_it(vault, new_vault, tenant_id):
    session_id, other = uuid4(), new_vault()
    await other.start()
    first = await vault.session_keys(tenant_id, session_id, create=True)
    second = await other.session_keys(tenant_id, session_id, create=True)
    assert second.open(PLACE, first.seal(PLACE, b"x")) == b"x"


async def test_accounts_with_old_keys_are_listed_and_destroyed_for_good(vault, tenant_id, clock):
    old, young = [uuid4(), uuid4()], uuid4()
    for account_id in old:
        await vault.create(tenant_id, account_id)
    held = await vault.keys(tenant_id, old[0])
    clock.at += timedelta(hours=1)
    await vault.create(tenant_id, young)
    assert await vault.accounts(tenant_id, clock.now(), None, 10) == sorted(old)
    assert await vault.accounts(tenant_id, clock.now(), sorted(old)[0], 10) == sorted(old)[1:]
    await vault.destroy(tenant_id, old[0])
    with pytest.raises(SealRefused):
        held.seal(PLACE, b"x")
    with pytest.raises(KeysMissing):
        await vault.keys(tenant_id, old[0])
    assert await vault.keys(tenant_id, old[1])


async def test_a_session_asked_for_and_made_at_once_is_made(vault, tenant_id):
    session_id = uuid4()
    _, made, again = await asyncio.gather(
        vault.session_keys(tenant_id, session_id),
        vault.session_keys(tenant_id, session_id, create=True),
        vault.session_keys(tenant_id, session_id, create=True),
    )
    assert made is again
    assert made is not None


async def test_an_account_cannot_be_opened_as_a_session(vault, tenant_id, keys_database, clock):
    account_id = uuid4()
    await vault.create(tenant_id, account_id)
    async with keys_database.open_work(tenant_id) as work:
        row = (await work.session.execute(select(DataKeyRow))).scalar_one()
        later = clock.now() + timedelta(hours=1)
        work.session.add(
            SessionKeyRow(
                tenant_id=tenant_id, session_id=account_id, epoch=row.epoch, wrapped=row.wrapped, created_at=row.created_at, expires_at=later,
                wrap_version=row.wrap_version,
            )
        )  # fmt: skip
    with pytest.raises(SealRefused):
        await vault.session_keys(tenant_id, account_id)


async def test_many_processes_that_start_a_new_installation_at_once_agree(new_vault):
    prints = await asyncio.gather(*(new_vault().start() for _ in range(8)))
    assert len(set(prints)) == 1


async def test_a_lost_key_folder_is_healed_from_the_escrow(vault, new_vault, places):
    shutil.rmtree(places[0])
    assert await new_vault().start() == vault.fingerprint()
    assert {path.name for path in places[0].iterdir()} == {"root.key", "epoch-00000001.json"}


async def test_key_files_are_for_their_owner_alone(vault, places):
    for place in places:
        assert place.stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o777 for path in place.iterdir()} == {0o600}


async def test_with_all_keys_lost_it_refuses_instead_of_making_new_ones(vault, new_vault, places):
    for place in places:
        shutil.rmtree(place)
    with pytest.raises(VaultClosed, match="restore the key folder"):
        await new_vault().start()
    assert not any(place.exists() for place in places)


async def test_with_the_keys_of_another_installation_it_refuses(vault, new_vault, tmp_path, brooms):
    await brooms[0].execute("DELETE FROM vault_fingerprint")
    await brooms[1].execute("DELETE FROM vault_keyring")
    await brooms[1].execute("DELETE FROM vault_epoch")
    await new_vault([tmp_path / "other", tmp_path / "other-escrow"]).start()
    assert not await vault.check_fingerprint()
    with pytest.raises(VaultClosed, match="fingerprint"):
        await new_vault().start()


@pytest.mark.parametrize("broom", [0, 1])
async def test_with_one_database_of_another_installation_it_refuses(vault, new_vault, brooms, broom):
    table = (FingerprintRow if broom == 0 else KeyringRow).__tablename__
    await brooms[broom].execute(f"UPDATE {table} SET fingerprint = 'another'")
    assert not await vault.check_fingerprint()
    with pytest.raises(VaultClosed, match="fingerprint"):
        await new_vault().start()


async def test_the_application_cannot_change_the_fingerprint(vault, database):
    with pytest.raises(Exception, match="permission denied"):
        async with database.open_work() as work:
            await work.session.execute(update(FingerprintRow).values(fingerprint="x"))


@pytest.mark.parametrize("name", ["root.key", "epoch-00000001.json"])
async def test_places_that_differ_are_refused(vault, new_vault, places, name):
    path = places[1] / name
    path.write_bytes(path.read_bytes()[::-1])
    with pytest.raises(VaultClosed, match="differs"):
        await new_vault().start()


@pytest.mark.parametrize("content", [b"", b"{}", b'{"format":1,"epoch":1,"wrapped":"AAAA"}', b'{"format":2,"epoch":1,"wrapped":""}'])
async def test_a_damaged_epoch_file_is_refused_with_a_word_on_what_to_do(vault, new_vault, places, content):
    for place in places:
        (place / "epoch-00000001.json").write_bytes(content)
    with pytest.raises(VaultClosed, match="restore"):
        await new_vault().start()


async def test_one_folder_for_both_places_is_refused(new_vault, tmp_path):
    with pytest.raises(VaultClosed, match="two different folders"):
        new_vault([tmp_path, tmp_path])


async def test_an_older_copy_of_the_epoch_check_is_refused(vault, new_vault, brooms):
    await brooms[1].execute("UPDATE vault_epoch SET check_value = $1", b"other")
    with pytest.raises(VaultClosed, match="epoch 1"):
        await new_vault().start()


async def test_status_counts_and_names_no_one(vault, tenant_id):
    for _ in range(3):
        await vault.create(tenant_id, uuid4())
    status = await vault.status()
    assert (status.tenants, status.data_keys_by_epoch, status.belongs, status.epoch) == (1, {1: 3}, True, 1)


async def test_no_key_stands_in_the_clear_in_the_key_database(vault, tenant_id, keys_database):
    account_id = uuid4()
    await vault.create(tenant_id, account_id)
    keyring = vault._keyring
    async with keys_database.open_work(tenant_id) as work:
        rows = (await work.session.execute(select(TenantKeyRow.wrapped).union_all(select(DataKeyRow.wrapped)))).scalars().all()
        assert await work.session.scalar(text("SELECT count(*) FROM vault_keyring")) == 1
    assert len(rows) == 3
    index, epoch = await vault.tenant_index(tenant_id), await keyring.current()
    assert all(bytes(key) not in row for row in rows for key in (index.key, epoch.secret, epoch.installation))
