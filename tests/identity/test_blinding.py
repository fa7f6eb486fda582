"""The key that blinds names, and the key that data keys hang on, are rotated: everybody signs in at every moment, and no name is given twice."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from schemas.identity import AccountIn
from services.identity import Blinding, NameTaken
from services.identity.errors import CodeRefused
from services.identity.tables import AccountRow
from services.vault import EpochStore, FileRoot, Keyring, KeyRotation, Pace, Scope, Stand, Vault, build_rotation
from tests.identity.conftest import PASSWORD, Another

STEP = timedelta(seconds=75)


@pytest.fixture
def new_vault(database, keys_database, tmp_path, clock):
    """Makes vaults whose kept keys age with the test's clock, and which do not hear of each other: the worst of processes."""

    def make() -> Vault:
        places = [tmp_path / "keys", tmp_path / "escrow"]
        keyring = Keyring(EpochStore(places, FileRoot(places), clock), keys_database.open_work, database.open_work, clock)
        return Vault(keyring, monotonic=lambda: clock.at.timestamp())

    return make


@pytest.fixture
async def vault(new_vault) -> Vault:
    vault = new_vault()
    await vault.start()
    return vault


@pytest.fixture
async def deaf(new_vault, settings, database, clock, courses, told, ended, school):
    """A second process."""
    vault = new_vault()
    await vault.start()
    identity = Another(settings, database, vault, clock, courses, told, ended)(rate_limit_sign_in="100000/minute")
    yield identity
    identity.close()


@pytest.fixture
def rotation(settings, vault, identity, database, clock) -> KeyRotation:
    pace = Pace()
    blinding = Blinding(database.open_work, identity.accounts, pace.rest_s)
    return build_rotation(settings, vault, vault.opener.keyring, database.open_work, clock, [], blinding.anew, pace)


async def steps(rotation: KeyRotation, clock, level: str, after: timedelta = timedelta(hours=1)):
    """Begin a rotation and yield after every step of it, and in the middle of every wait."""
    clock.at += after
    await rotation.rotate(level, Scope())
    while await rotation.is_under_way():
        yield (await rotation.states()).tenant_keys
        clock.at += STEP / 2
        await rotation.advance(60.0)
        yield (await rotation.states()).tenant_keys
        clock.at += STEP / 2
        await rotation.advance(60.0)
    yield {}


async def indexes(database, tenant_id) -> dict:
    async with database.open_work(tenant_id) as work:
        return {row.id: row.user_name_index for row in await work.session.execute(select(AccountRow.id, AccountRow.user_name_index))}


@pytest.mark.parametrize("level", ["index", "tenant"])
async def test_everybody_signs_in_at_every_step_in_every_process_by_name_and_by_email(
    level, rotation, school, deaf, identity, clock, database, keys_database
):
    await school.add("learner", "ada", email="ada@example.org")
    before, seen, made = await indexes(database, school.tenant_id), [], ["ada"]
    async for state in steps(rotation, clock, level):
        seen.append(state)
        newcomer = f"learner-{len(made)}"
        for each in (identity, deaf):
            for name in (*made[-2:], "ada@example.org"):
                assert (await each.sessions.sign_in(school.slug, name, PASSWORD, "token", "192.0.2.1")).token
            clock.at += timedelta(seconds=1)
        other = deaf if len(made) % 2 else identity
        person = await other.accounts.create(school.operator, AccountIn(role="learner", name="New", user_name=newcomer))
        await identity.sessions.set_password(school.tenant_id, person.account.id, await identity.sessions.passwords.hash(PASSWORD))
        made.append(newcomer)
    purpose = "index" if level == "index" else "wrap"
    assert [list(state) for state in seen if state][::3][:2] == [[f"{purpose} next"], [f"{purpose} old"]]
    after = await indexes(database, school.tenant_id)
    assert all((after[account_id] != blinded) is (level == "index") for account_id, blinded in before.items())
    assert (await rotation.check()).faults == []


async def test_a_name_is_given_once_at_every_step_whichever_version_blinds_it(rotation, school, deaf, identity, clock):
    await school.add("learner", "ada", email="ada@example.org")
    taken = 0
    async for _ in steps(rotation, clock, "index"):
        taken += 1
        for each in (identity, deaf):
            for fields in ({"user_name": "ada"}, {"user_name": f"bob{taken}", "email": "ada@example.org"}):
                with pytest.raises(NameTaken):
                    await each.accounts.create(school.operator, AccountIn(role="learner", name="N", **fields))
        wanted = AccountIn(role="learner", name="Twice", user_name=f"twice-{taken}")
        both = await asyncio.gather(*(each.accounts.create(school.operator, wanted) for each in (identity, deaf)), return_exceptions=True)
        assert sorted(isinstance(one, NameTaken) for one in both) == [False, True]
    assert taken > 4


async def test_a_code_that_was_made_before_the_rotation_can_be_redeemed_after_it(rotation, school, identity, clock):
    learner = await school.add("learner", "ada")
    code = (await identity.codes.make(school.operator, learner.account_id)).code
    async for _ in steps(rotation, clock, "index", timedelta(seconds=1)):
        pass
    with pytest.raises(CodeRefused):
        await identity.codes.redeem(school.slug, "ada", "AAAA-BBBB", "another-good-password", "192.0.2.1")
    await identity.codes.redeem(school.slug, "ada", code, "another-good-password", "192.0.2.1")
    assert await school.sign_in("ada", "another-good-password")


async def test_names_that_a_backup_brings_back_are_found_until_no_such_backup_is_kept(
    rotation, school, identity, clock, database, settings
):
    learner = await school.add("learner", "ada")
    before = (await indexes(database, school.tenant_id))[learner.account_id]
    async for _ in steps(rotation, clock, "index"):
        pass
    async with database.open_work(school.tenant_id) as work:
        row = (await work.session.execute(select(AccountRow).where(AccountRow.id == learner.account_id))).scalar_one()
        row.user_name_index = before
    assert await school.sign_in("ada")
    clock.at += timedelta(days=settings.backup_retention_days)
    await rotation.advance(60.0)
    assert (await indexes(database, school.tenant_id))[learner.account_id] != before
    clock.at += timedelta(seconds=60)
    assert len((await rotation.tenants.opener.tenant(school.tenant_id)).index.keys) == 1
    assert await school.sign_in("ada")


async def test_witnesses_are_signed_with_the_new_wrap_key(rotation, school, vault, clock):
    learner = await school.add("learner", "ada")
    await vault.witnesses.move(school.tenant_id, {learner.account_id: Stand(3, bytes(32))}, {})
    async for _ in steps(rotation, clock, "tenant"):
        assert (await vault.witnesses.of(school.tenant_id, [learner.account_id]))[learner.account_id].is_authentic
    assert list((await vault.opener.tenant(school.tenant_id)).wraps) == [2]


async def test_a_rotation_that_is_asked_for_again_while_it_is_under_way_goes_on_as_one(rotation, school, clock):
    clock.at += timedelta(hours=1)
    await rotation.rotate("index", Scope())
    await rotation.rotate("index", Scope())
    assert (await rotation.states()).tenant_keys == {"index next": 1}
    clock.at += STEP
    await rotation.advance(60.0)
    await rotation.rotate("index", Scope())
    assert (await rotation.states()).tenant_keys == {"index old": 1}
