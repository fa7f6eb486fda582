"""One-time codes: invitations and resets without e-mail."""

from __future__ import annotations

import asyncio

import pytest

from schemas.identity import AccountIn, AccountPatch
from services.identity import Forbidden, Unauthenticated
from services.identity.errors import CodeRefused, WrongCredentials
from services.platform import NotFound
from tests.identity.conftest import PASSWORD, CutShort

NEW = "a brand new password"


async def redeem(school, name: str, code: str, password: str = NEW) -> None:
    await school.identity.codes.redeem(school.slug, name, code, password, "192.0.2.7")


async def test_an_invitation_gives_the_first_password(school, clock):
    person = await school.identity.accounts.create(school.operator, AccountIn(role="learner", name="Lea", user_name="lea"))
    with pytest.raises(WrongCredentials):
        await school.sign_in("lea")
    made = await school.identity.codes.make(school.operator, person.account.id)
    assert made.purpose == "invite"
    clock.pass_(days=13)
    await redeem(school, "lea", made.code.lower())
    assert (await school.sign_in("lea", NEW)).principal.account_id == person.account.id


async def test_a_reset_by_the_educator_ends_the_old_password_and_its_sessions(school):
    educator, learner = await school.add("educator"), await school.add("learner", "lea")
    await school.teach(educator, learner)
    token = (await school.sign_in("lea")).token
    await school.identity.authenticate(token)
    made = await school.identity.codes.make(educator, learner.account_id)
    assert made.purpose == "reset"
    await redeem(school, "lea", made.code)
    with pytest.raises(Unauthenticated):
        await school.identity.authenticate(token)
    with pytest.raises(WrongCredentials):
        await school.sign_in("lea")
    await school.sign_in("lea", NEW)


async def test_a_code_works_once_even_when_redeemed_at_once(school):
    learner = await school.add("learner", "lea")
    made = await school.identity.codes.make(school.operator, learner.account_id)
    found = await asyncio.gather(*(redeem(school, "lea", made.code) for _ in range(4)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in found) == ["CodeRefused"] * 3 + ["NoneType"]


async def test_a_code_that_is_wrong_old_replaced_or_of_another_is_refused_alike(school, clock):
    lea, mat = await school.add("learner", "lea"), await school.add("learner", "mat")
    codes = school.identity.codes
    replaced = (await codes.make(school.operator, lea.account_id)).code
    right = (await codes.make(school.operator, lea.account_id)).code
    others = (await codes.make(school.operator, mat.account_id)).code
    for name, code in (("lea", replaced), ("lea", others), ("lea", "AAAAA-AAAAA"), ("nobody", right)):
        with pytest.raises(CodeRefused):
            await redeem(school, name, code)
    clock.pass_(minutes=31)
    with pytest.raises(CodeRefused):
        await redeem(school, "lea", right)
    await school.sign_in("lea", PASSWORD)


async def test_five_wrong_tries_use_a_code_up(school):
    learner = await school.add("learner", "lea")
    made = await school.identity.codes.make(school.operator, learner.account_id)
    for _ in range(5):
        with pytest.raises(CodeRefused):
            await redeem(school, "lea", "AAAAA-AAAAA")
    with pytest.raises(CodeRefused):
        await redeem(school, "lea", made.code)


async def test_a_suspended_account_redeems_nothing(school):
    learner = await school.add("learner", "lea")
    made = await school.identity.codes.make(school.operator, learner.account_id)
    await school.identity.accounts.edit(school.operator, learner.account_id, AccountPatch(state="suspended"), 1)
    with pytest.raises(CodeRefused):
        await redeem(school, "lea", made.code)


async def test_who_may_make_codes_for_whom(school):
    educator, colleague, learner, guardian = (
        await school.add("educator"),
        await school.add("educator"),
        await school.add("learner"),
        await school.add("guardian"),
    )
    await school.teach(educator, learner)
    await school.identity.guardians.link(school.operator, learner.account_id, guardian.account_id)
    make = school.identity.codes.make
    await make(educator, learner.account_id)
    await make(school.operator, educator.account_id)
    with pytest.raises(NotFound):
        await make(colleague, learner.account_id)
    with pytest.raises(NotFound):
        await make(educator, guardian.account_id)
    with pytest.raises(Forbidden):
        await make(guardian, learner.account_id)
    with pytest.raises(Forbidden):
        await make(educator, educator.account_id)


async def test_the_code_itself_stands_nowhere(school, brooms):
    learner = await school.add("learner", "lea")
    made = await school.identity.codes.make(school.operator, learner.account_id)
    rows = str(await brooms[0].fetch("SELECT * FROM identity_code"))
    assert str(learner.account_id) in rows
    assert made.code not in rows
    assert made.code.replace("-", "") not in rows


async def test_a_redeeming_cut_short_neither_uses_up_the_code_nor_sets_the_password(school, ended):
    learner = await school.add("learner", "lea")
    await school.sign_in("lea")
    made = await school.identity.codes.make(school.operator, learner.account_id)
    ended.cut_short = True
    with pytest.raises(CutShort):
        await redeem(school, "lea", made.code)
    ended.cut_short = False
    await school.sign_in("lea")
    await redeem(school, "lea", made.code)
    await school.sign_in("lea", NEW)
