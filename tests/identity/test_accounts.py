"""Accounts: made keys first, sealed, changed by version."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import event

from schemas.identity import AccountIn, AccountPatch
from services.identity import Forbidden, Profile
from services.identity.errors import ChangedMeanwhile, LastOperator, NameTaken
from services.platform import NotFound
from services.vault import KeysMissing, SealRefused
from tests.identity.conftest import PASSWORD


async def test_a_profile_comes_back_as_it_was_given(school):
    wanted = AccountIn(role="learner", name="Ørjan  Ødegård-O'Neil 👩‍🎓", user_name="Ørjan", email="o@example.org", note="sits in front")
    made = await school.identity.accounts.create(school.operator, wanted)
    found = await school.identity.accounts.get(school.operator, made.account.id)
    assert found.profile == Profile(name=wanted.name, user_name="Ørjan", email="o@example.org", note="sits in front")


async def test_a_profile_opens_only_in_its_own_row_and_version(school, database):
    from dataclasses import replace

    made = await school.identity.accounts.create(school.operator, AccountIn(role="educator", name="Eve", user_name="eve"))
    other = await school.identity.accounts.create(school.operator, AccountIn(role="educator", name="Ada", user_name="ada"))
    for changed in ({"profile": other.account.profile}, {"version": 2}):
        with pytest.raises(SealRefused):
            await school.identity.accounts.opened(replace(made.account, **changed))


@pytest.mark.parametrize("second", ["LEA", "ＬＥＡ", "lea"])
async def test_a_user_name_is_given_once_however_it_is_written(school, second):
    await school.add("learner", "lea")
    with pytest.raises(NameTaken):
        await school.add("learner", second)


async def test_two_people_without_e_mail_do_not_stand_in_each_others_way(school):
    await school.add("learner", "lea")
    await school.add("learner", "mat")
    await school.add("learner", "one", email="a@example.org")
    with pytest.raises(NameTaken):
        await school.add("learner", "two", email="A@example.org")


async def test_of_two_who_ask_at_once_for_a_user_name_one_gets_it(school):
    made = await asyncio.gather(*(school.add("learner", "lea") for _ in range(4)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in made) == ["NameTaken", "NameTaken", "NameTaken", "Principal"]


async def test_of_two_changes_to_one_version_one_counts(school):
    learner = await school.add("learner", "lea")
    edit = school.identity.accounts.edit
    version = (await school.identity.accounts.get(school.operator, learner.account_id)).account.version
    patches = [AccountPatch(name=f"Lea {number}") for number in range(4)]
    made = await asyncio.gather(*(edit(school.operator, learner.account_id, patch, version) for patch in patches), return_exceptions=True)
    assert sorted(type(each).__name__ for each in made) == ["ChangedMeanwhile"] * 3 + ["Person"]
    with pytest.raises(ChangedMeanwhile):
        await edit(school.operator, learner.account_id, AccountPatch(name="Lea"), version)


async def test_a_changed_name_signs_in_and_the_old_one_is_free(school):
    learner = await school.add("learner", "lea", email="lea@example.org")
    found = await school.identity.accounts.get(school.operator, learner.account_id)
    patch = AccountPatch(user_name="lena", email="")
    changed = await school.identity.accounts.edit(school.operator, learner.account_id, patch, found.account.version)
    assert (changed.profile.user_name, changed.profile.email) == ("lena", None)
    assert (await school.sign_in("lena")).principal.account_id == learner.account_id
    await school.add("learner", "lea", email="lea@example.org")


async def test_a_change_to_a_taken_name_is_refused_and_changes_nothing(school):
    learner = await school.add("learner", "lea")
    await school.add("learner", "mat")
    with pytest.raises(NameTaken):
        await school.identity.accounts.edit(school.operator, learner.account_id, AccountPatch(user_name="mat", name="X"), 1)
    found = await school.identity.accounts.get(school.operator, learner.account_id)
    assert (found.profile.user_name, found.account.version) == ("lea", 1)


async def test_the_last_operator_stays_and_nobody_suspends_themselves(school):
    second = await school.add("operator", "oskar")
    edit, suspended = school.identity.accounts.edit, AccountPatch(state="suspended")
    with pytest.raises(Forbidden):
        await edit(second, second.account_id, suspended, 1)
    made = await asyncio.gather(
        edit(second, school.operator.account_id, suspended, 1),
        edit(school.operator, second.account_id, suspended, 1),
        return_exceptions=True,
    )
    assert sorted(type(each).__name__ for each in made) in (["LastOperator", "Person"], ["Forbidden", "Person"])
    assert LastOperator.status == 409


async def test_an_educator_makes_learners_in_their_class_only(school):
    educator, other = await school.add("educator", "edu"), await school.add("educator", "eva")
    class_id, foreign = await school.teach(educator), await school.teach(other)
    create = school.identity.accounts.create
    made = await create(educator, AccountIn(role="learner", name="Lea", user_name="lea", class_id=class_id))
    assert (await school.identity.accounts.get(educator, made.account.id)).profile.name == "Lea"
    with pytest.raises(NotFound):
        await create(educator, AccountIn(role="learner", name="Mat", user_name="mat", class_id=foreign))
    with pytest.raises(Forbidden):
        await create(educator, AccountIn(role="learner", name="Mat", user_name="mat"))
    for role in ("educator", "guardian", "operator"):
        with pytest.raises(Forbidden):
            await create(educator, AccountIn(role=role, name="Mat", user_name="mat"))
    with pytest.raises(NotFound):
        await create(await school.add("learner", "joe"), AccountIn(role="learner", name="Mat", user_name="mat", class_id=class_id))


async def test_a_note_is_for_those_who_teach(school):
    learner, guardian, educator = (
        await school.add("learner", "lea", note="needs time"),
        await school.add("guardian"),
        await school.add("educator"),
    )
    await school.teach(educator, learner)
    await school.identity.guardians.link(school.operator, learner.account_id, guardian.account_id)
    notes = {
        each.role: (await school.identity.accounts.get(each, learner.account_id)).profile.note
        for each in (learner, guardian, educator, school.operator)
    }
    assert notes == {"learner": None, "guardian": None, "educator": "needs time", "operator": "needs time"}


async def test_an_own_change_keeps_the_note_that_one_does_not_see(school):
    learner = await school.add("learner", "lea", note="needs time")
    changed = await school.identity.accounts.edit(learner, learner.account_id, AccountPatch(locale="sv"), 1)
    assert changed.profile.note is None
    assert (await school.identity.accounts.get(school.operator, learner.account_id)).profile.note == "needs time"


@pytest.mark.parametrize("patch", [{"name": "X"}, {"age_band": "adult"}, {"user_name": "xx"}, {"note": "x"}, {"state": "suspended"}])
async def test_a_learner_does_not_change_these_of_themselves(school, patch):
    learner = await school.add("learner", "lea", age_band="under_13")
    with pytest.raises(Forbidden):
        await school.identity.accounts.edit(learner, learner.account_id, AccountPatch(**patch), 1)


async def test_archiving_a_class_ends_what_its_educator_sees(school):
    from schemas.identity import ClassPatch

    educator, learner = await school.add("educator"), await school.add("learner")
    class_id = await school.teach(educator, learner)
    await school.identity.accounts.get(educator, learner.account_id)
    await school.identity.classes.edit(educator, class_id, ClassPatch(archived=True))
    with pytest.raises(NotFound):
        await school.identity.accounts.get(educator, learner.account_id)


async def test_lists_show_an_educator_their_learners_and_an_operator_everybody(school):
    educator, other = await school.add("educator"), await school.add("educator")
    mine, theirs = [await school.add("learner") for _ in range(3)], await school.add("learner")
    await school.teach(educator, *mine)
    await school.teach(other, theirs)
    page = school.identity.accounts.page
    assert {person.account.id for person in (await page(educator, None, None, 50)).items} == {each.account_id for each in mine}
    assert len((await page(school.operator, None, None, 50)).items) == 7
    assert len((await page(school.operator, "learner", None, 50)).items) == 4
    with pytest.raises(Forbidden):
        await page(mine[0], None, None, 50)
    first = await page(school.operator, None, None, 4)
    second = await page(school.operator, None, first.last, 4)
    assert (len(first.items), len(second.items), second.last) == (4, 3, None)


async def test_founding_cut_short_is_finished_by_doing_it_again(identity, database):
    from datetime import UTC, datetime
    from uuid import uuid4

    from schemas.identity import TenantPolicy
    from services.identity import Tenant, store
    from services.identity.errors import TenantTaken

    made = Tenant(uuid4(), "east", "East", TenantPolicy())
    await identity.vault.create_tenant(made.id)
    async with database.open_work() as work:
        await store.add_tenant(work.session, made, datetime(2026, 1, 1, tzinfo=UTC))
    founded = await identity.tenants.found("east", "East", Profile(name="O", user_name="olga"), TenantPolicy())
    assert founded.tenant.id == made.id
    with pytest.raises(TenantTaken):
        await identity.tenants.found("east", "East", Profile(name="O", user_name="olga2"), TenantPolicy())


async def test_an_account_and_its_password_are_one_commit(school, database):
    seen: list[str] = []
    event.listen(database._engine.sync_engine, "before_cursor_execute", lambda c, cur, statement, *rest: seen.append(statement))
    person = await school.identity.tenants.add(school.tenant_id, "learner", Profile(name="Lea", user_name="lea"), PASSWORD)
    assert person.account.has_password
    assert [statement.split()[0] for statement in seen if "identity_account" in statement] == ["SELECT", "INSERT"]
    assert (await school.sign_in("lea")).principal.account_id == person.account.id


async def test_keys_without_an_account_are_swept_once_they_are_an_hour_old(school, vault, clock):
    learner = await school.add("learner", "lea")
    old, young = uuid4(), uuid4()
    await vault.create(school.tenant_id, old)
    clock.pass_(minutes=61)
    await vault.create(school.tenant_id, young)
    assert await school.identity.accounts.sweep_keys() == 1
    with pytest.raises(KeysMissing):
        await vault.keys(school.tenant_id, old)
    assert await vault.keys(school.tenant_id, young)
    assert (await school.identity.accounts.get(school.operator, learner.account_id)).profile.user_name == "lea"
    assert await school.identity.accounts.sweep_keys() == 0


async def test_keys_are_kept_where_most_accounts_are_missing(school, other_school, vault, clock):
    lost = [uuid4() for _ in range(2)]
    for account_id in lost:
        await vault.create(school.tenant_id, account_id)
    await vault.create(other_school.tenant_id, uuid4())
    clock.pass_(hours=2)
    assert await school.identity.accounts.sweep_keys() == 1
    assert all([await vault.keys(school.tenant_id, account_id) for account_id in lost])
