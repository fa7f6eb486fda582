"""Signing in and out, and who is there."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import event, text

from schemas.identity import AccountPatch
from services.identity.errors import AccountSuspended, Unauthenticated, WrongCredentials
from services.identity.passwords import Passwords
from services.platform import TooManyRequests
from tests.identity.conftest import PASSWORD, CutShort


async def test_the_first_operator_signs_in_with_the_password_shown_once(identity):
    from schemas.identity import TenantPolicy
    from services.identity import Profile

    founded = await identity.tenants.found("east", "East", Profile(name="Olga", user_name="olga"), TenantPolicy())
    signed_in = await identity.sessions.sign_in("east", "Olga", founded.password, "token", "192.0.2.1")
    assert (await identity.authenticate(signed_in.token)).role == "operator"


async def test_user_name_and_e_mail_both_sign_in_whatever_their_case(school):
    learner = await school.add("learner", "Åsa.Berg", email="Asa@Example.org")
    for name in ("åsa.berg", "ÅSA.BERG", "A\u030asa.Berg", "asa@example.ORG"):
        assert (await school.sign_in(name)).principal.account_id == learner.account_id


@pytest.mark.parametrize(
    ("slug", "name", "password"), [("north", "lea", "wrong"), ("north", "nobody", PASSWORD), ("nowhere", "lea", PASSWORD)]
)
async def test_whatever_is_wrong_the_answer_is_the_same(school, slug, name, password):
    await school.add("learner", "lea")
    with pytest.raises(WrongCredentials) as refused:
        await school.identity.sessions.sign_in(slug, name, password, "token", "192.0.2.1")
    assert refused.value.detail == WrongCredentials().detail


class CountedPasswords(Passwords):
    """Passwords that count the hashes they compute, which are all that takes time."""

    hashes = 0

    async def _on_a_thread(self, act):
        self.hashes += 1
        return await super()._on_a_thread(act)


async def test_an_unknown_name_costs_as_much_as_a_wrong_password(school, another):
    await school.add("learner", "lea")
    passwords = CountedPasswords(memory_kib=8, passes=1)
    identity = another(passwords, rate_limit_sign_in="10000/minute")
    await passwords.check("", None)  # the hash that stands in for nobody's is made once
    for name in ("lea", "nobody"):
        before = passwords.hashes
        with pytest.raises(WrongCredentials):
            await identity.sessions.sign_in("north", name, "wrong", "token", "192.0.2.1")
        assert passwords.hashes == before + 1
    identity.close()


async def test_authenticating_is_one_statement_and_none_within_five_seconds(school, clock, database):
    await school.add("learner", "lea")
    token = (await school.sign_in("lea")).token
    seen: list[str] = []
    engine = database._engine.sync_engine
    event.listen(engine, "before_cursor_execute", lambda c, cur, statement, *rest: seen.append(statement))
    clock.pass_(seconds=1)
    await school.identity.authenticate(token)
    assert len(seen) == 1
    await school.identity.authenticate(token)
    assert len(seen) == 1
    clock.pass_(seconds=6)
    await school.identity.authenticate(token)
    assert len(seen) == 2


async def test_signing_out_counts_at_once_here_and_within_five_seconds_elsewhere(school, another, clock):
    await school.add("learner", "lea")
    token = (await school.sign_in("lea")).token
    elsewhere = another()
    principal = await school.identity.authenticate(token)
    await elsewhere.authenticate(token)
    await school.identity.sessions.sign_out(principal)
    with pytest.raises(Unauthenticated):
        await school.identity.authenticate(token)
    clock.pass_(seconds=5)
    with pytest.raises(Unauthenticated):
        await elsewhere.authenticate(token)
    elsewhere.close()


async def test_suspending_ends_every_session_and_bars_the_door(school):
    learner = await school.add("learner", "lea")
    token = (await school.sign_in("lea")).token
    await school.identity.authenticate(token)
    person = await school.identity.accounts.get(school.operator, learner.account_id)
    await school.identity.accounts.edit(school.operator, learner.account_id, AccountPatch(state="suspended"), person.account.version)
    with pytest.raises(Unauthenticated):
        await school.identity.authenticate(token)
    with pytest.raises(AccountSuspended):
        await school.sign_in("lea")
    with pytest.raises(WrongCredentials):
        await school.sign_in("lea", "wrong")


async def test_an_idle_cookie_expires_and_a_used_one_is_renewed_until_its_end(school, clock):
    await school.add("learner", "lea")
    idle = (await school.sign_in("lea", kind="cookie")).token
    clock.pass_(hours=13)
    with pytest.raises(Unauthenticated):
        await school.identity.authenticate(idle)
    used = await school.sign_in("lea", kind="cookie")
    while clock.now() < used.ends_at - timedelta(hours=8):
        clock.pass_(hours=7)
        await school.identity.authenticate(used.token)
    clock.at = used.ends_at
    with pytest.raises(Unauthenticated):
        await school.identity.authenticate(used.token)


async def test_renewal_writes_only_once_half_of_the_idle_time_has_gone(school, clock, database):
    await school.add("learner", "lea")
    token = (await school.sign_in("lea", kind="cookie")).token
    seen: list[str] = []
    event.listen(database._engine.sync_engine, "before_cursor_execute", lambda c, cur, statement, *rest: seen.append(statement))
    for _ in range(30):
        clock.pass_(minutes=10)
        await school.identity.authenticate(token)
    assert not [statement for statement in seen if statement.startswith("UPDATE")]
    for _ in range(14):
        clock.pass_(minutes=10)
        await school.identity.authenticate(token)
    assert len([statement for statement in seen if statement.startswith("UPDATE")]) == 1


@pytest.mark.parametrize("token", ["", "meno_", "x", "meno_" + "A" * 64, "meno_" + "é" * 64, "meno_" + "A" * 10_000, "\ud800"])
async def test_what_is_no_token_is_refused(identity, token):
    with pytest.raises(Unauthenticated):
        await identity.authenticate(token)


async def test_a_token_that_names_another_tenant_is_no_token(school, other_school):
    import base64

    await school.add("learner", "lea")
    token = (await school.sign_in("lea")).token
    raw = base64.urlsafe_b64decode(token.removeprefix("meno_"))
    forged = "meno_" + base64.urlsafe_b64encode(other_school.tenant_id.bytes + raw[16:]).decode()
    with pytest.raises(Unauthenticated):
        await school.identity.authenticate(forged)


async def test_tries_at_a_name_are_limited_and_forgiven_to_its_owner(school):
    await school.add("learner", "lea")
    for _ in range(9):
        with pytest.raises(WrongCredentials):
            await school.sign_in("lea", "wrong")
    await school.sign_in("lea")
    for _ in range(10):
        with pytest.raises(WrongCredentials):
            await school.sign_in("lea", "wrong")
    with pytest.raises(TooManyRequests) as refused:
        await school.sign_in("lea")
    assert int(refused.value.headers["Retry-After"]) >= 1


async def test_a_new_password_ends_every_other_session(school):
    await school.add("learner", "lea")
    here, there = await school.sign_in("lea"), await school.sign_in("lea")
    with pytest.raises(WrongCredentials):
        await school.identity.sessions.change_password(here.principal, "wrong", "another password")
    await school.identity.sessions.change_password(here.principal, PASSWORD, "another password")
    assert await school.identity.authenticate(here.token) == here.principal
    with pytest.raises(Unauthenticated):
        await school.identity.authenticate(there.token)
    with pytest.raises(WrongCredentials):
        await school.sign_in("lea")
    await school.sign_in("lea", "another password")


async def test_neither_token_nor_names_stand_in_the_tables(school, brooms):
    await school.add("learner", "canaryname", email="canary@example.org")
    token = (await school.sign_in("canaryname")).token
    rows = [
        str(await broom.fetch(f'SELECT * FROM "{table["relname"]}"'))
        for broom in brooms
        for table in await broom.fetch("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
    ]
    written = "".join(rows)
    assert str(school.tenant_id) in written
    for secret in ("canaryname", "canary@", token, token[5:], PASSWORD):
        assert secret not in written


async def test_expired_sessions_are_swept(school, clock, database):
    await school.add("learner", "lea")
    await school.sign_in("lea", kind="cookie")
    clock.pass_(hours=13)
    assert await school.identity.sessions.sweep() == 1
    async with database.open_work() as work:
        assert (await work.session.execute(text("SELECT count(*) FROM session_token"))).scalar_one() == 0


async def with_key(school, signed_in):
    """Give a session the key of no-memory mode."""
    principal = signed_in.principal
    assert await school.identity.vault.session_keys(principal.tenant_id, principal.session_id, create=True)
    return principal


async def key_count(brooms) -> int:
    return await brooms[1].fetchval("SELECT count(*) FROM vault_session_key")


async def test_every_end_of_a_session_is_the_end_of_its_key(school, ended, clock, brooms):
    learner, sessions = await school.add("learner", "lea"), school.identity.sessions
    left = await with_key(school, await school.sign_in("lea"))
    await sessions.sign_out(left)
    renewed = await with_key(school, await school.sign_in("lea"))
    code = await school.identity.codes.make(school.operator, learner.account_id)
    await school.identity.codes.redeem(school.slug, "lea", code.code, "another password", "192.0.2.1")
    expired = await with_key(school, await school.sign_in("lea", "another password", kind="cookie"))
    clock.pass_(hours=13)
    await sessions.sweep()
    barred = await with_key(school, await school.sign_in("lea", "another password"))
    person = await school.identity.accounts.get(school.operator, learner.account_id)
    await school.identity.accounts.edit(school.operator, learner.account_id, AccountPatch(state="suspended"), person.account.version)
    assert ended.sessions == [each.session_id for each in (left, renewed, expired, barred)]
    assert await key_count(brooms) == 0


async def test_a_sign_out_cut_short_leaves_a_session_without_a_key_never_a_key_without_a_session(school, ended, brooms):
    await school.add("learner", "lea")
    signed_in = await school.sign_in("lea")
    principal = await with_key(school, signed_in)
    ended.cut_short = True
    with pytest.raises(CutShort):
        await school.identity.sessions.sign_out(principal)
    assert await key_count(brooms) == 0
    assert await school.identity.authenticate(signed_in.token) == principal
    ended.cut_short = False
    await school.identity.sessions.sign_out(principal)
    with pytest.raises(Unauthenticated):
        await school.identity.authenticate(signed_in.token)


async def test_only_a_session_that_is_alive_is_held_and_nobody_ends_it_meanwhile(school, another, clock, database):
    await school.add("learner", "lea")
    alive, gone = (await school.sign_in("lea")).principal, (await school.sign_in("lea")).principal
    await school.identity.sessions.sign_out(gone)
    async with database.open_work(school.tenant_id) as work:
        with pytest.raises(Unauthenticated):
            await school.identity.hold_session(work, gone)
        await school.identity.hold_session(work, alive)
        ending = asyncio.create_task(another().sessions.sign_out(alive))
        assert not (await asyncio.wait([ending], timeout=0.2))[0], "waits until what is made for the session is made"
    await ending
    async with database.open_work(school.tenant_id) as work:
        with pytest.raises(Unauthenticated):
            await school.identity.hold_session(work, alive)
    late = (await school.sign_in("lea")).principal
    clock.pass_(days=90)
    async with database.open_work(school.tenant_id) as work:
        with pytest.raises(Unauthenticated):
            await school.identity.hold_session(work, late)
