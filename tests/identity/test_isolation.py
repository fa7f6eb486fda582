"""Not yours is 404, exactly as absent; and rows of another tenant do not exist."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError

from services.platform.rls import unguarded

TABLES = (
    "identity_account", "identity_code", "identity_class", "identity_member", "identity_guardianship", "identity_consent", "identity_enrollment",
)  # fmt: skip


def ids_of(people: dict) -> dict[str, UUID]:
    return {"learner": people["learner"].account_id, "class": people["class"], "enrollment": people["enrollment"], "link": people["link"]}


ABSENT = {"learner": uuid4(), "class": uuid4(), "enrollment": uuid4(), "link": uuid4()}


async def test_absent_and_not_yours_run_the_same_statements(peopled, database, identity):
    from services.platform import NotFound

    mate, seen = peopled["north"]["mate"], []
    event.listen(database._engine.sync_engine, "before_cursor_execute", lambda c, cur, statement, *rest: seen.append(statement))
    taken: list[list[str]] = []
    for ids in (ids_of(peopled["north"]), ids_of(peopled["south"]), ABSENT):
        seen.clear()
        for call in (
            identity.accounts.get(mate, ids["learner"]), identity.classes.get(mate, ids["class"]),
            identity.enrollments.get(mate, ids["enrollment"]), identity.consents.record(mate, ids["learner"]),
        ):  # fmt: skip
            with pytest.raises(NotFound):
                await call
        taken.append(list(seen))
    assert taken[0] == taken[1] == taken[2]
    assert len(taken[0]) == 4


@pytest.mark.parametrize("table", TABLES)
async def test_without_a_tenant_no_row_is_seen_and_with_one_only_its_own(peopled, database, table):
    async with database.open_work() as work:
        assert (await work.session.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one() == 0
    for slug in ("north", "south"):
        tenant_id = peopled[slug]["school"].tenant_id
        async with database.open_work(tenant_id) as work:
            found = (await work.session.execute(text(f"SELECT tenant_id FROM {table}"))).scalars().all()
        assert found
        assert set(found) == {tenant_id}


async def test_a_row_cannot_be_written_into_another_tenant(peopled, database):
    north, south = peopled["north"]["school"].tenant_id, peopled["south"]["school"].tenant_id
    with pytest.raises(DBAPIError):
        async with database.open_work(north) as work:
            await work.session.execute(
                text("INSERT INTO identity_class (tenant_id, id, name, archived, created_at) VALUES (:t, :i, 'x', false, now())"),
                {"t": south, "i": uuid4()},
            )


async def test_every_table_of_people_is_guarded(database):
    async with database.open_work() as work:
        assert [table for table in await unguarded(work.session) if table.startswith("identity")] == []


async def test_a_member_cannot_be_tied_to_an_account_of_another_tenant(peopled, database):
    north, south = peopled["north"], peopled["south"]
    with pytest.raises(DBAPIError):
        async with database.open_work(north["school"].tenant_id) as work:
            await work.session.execute(
                text(
                    "INSERT INTO identity_member (tenant_id, class_id, account_id, part, joined_at) VALUES (:t, :c, :a, 'learner', now())"
                ),
                {"t": north["school"].tenant_id, "c": north["class"], "a": south["learner"].account_id},
            )


async def test_two_tenants_may_use_the_same_user_name(peopled):
    signed_in = {slug: await peopled[slug]["school"].sign_in("lea") for slug in peopled}
    assert signed_in["north"].principal.tenant_id != signed_in["south"].principal.tenant_id
