"""Classes and joining by code."""

from __future__ import annotations

import pytest

from schemas.identity import AccountIn, ClassPatch
from services.identity import Forbidden
from services.identity.errors import ClassArchived, JoinCodeUnknown, NotThatRole
from services.platform import NotFound, TooManyRequests


async def test_a_learner_joins_with_the_code_however_typed_and_twice_is_once(school):
    educator, learner = await school.add("educator"), await school.add("learner")
    class_id = await school.teach(educator)
    code, _ = await school.identity.classes.new_join_code(educator, class_id)
    joined = await school.identity.classes.join(learner, f" {code.lower().replace('-', ' ')} ")
    assert (joined.id, joined.learners, joined.my_part) == (class_id, 1, "learner")
    assert (await school.identity.classes.join(learner, code)).learners == 1


async def test_a_replaced_revoked_expired_or_archived_code_opens_nothing(school, clock):
    educator, classes = await school.add("educator"), school.identity.classes
    learners = iter([await school.add("learner") for _ in range(4)])
    class_id = await school.teach(educator)
    old, _ = await classes.new_join_code(educator, class_id)
    revoked, _ = await classes.new_join_code(educator, class_id)
    with pytest.raises(JoinCodeUnknown):
        await classes.join(next(learners), old)
    await classes.drop_join_code(educator, class_id)
    with pytest.raises(JoinCodeUnknown):
        await classes.join(next(learners), revoked)
    expired, until = await classes.new_join_code(educator, class_id)
    clock.at = until
    with pytest.raises(JoinCodeUnknown):
        await classes.join(next(learners), expired)
    fresh, _ = await classes.new_join_code(educator, class_id)
    await classes.edit(educator, class_id, ClassPatch(archived=True))
    with pytest.raises(JoinCodeUnknown):
        await classes.join(next(learners), fresh)


async def test_an_archived_class_takes_nobody(school):
    educator, learner, identity = await school.add("educator"), await school.add("learner"), school.identity
    class_id = await school.teach(educator)
    await identity.classes.edit(educator, class_id, ClassPatch(archived=True))
    with pytest.raises(ClassArchived):
        await identity.classes.add_member(school.operator, class_id, learner.account_id, "learner")
    with pytest.raises(ClassArchived):
        await identity.accounts.create(educator, AccountIn(role="learner", name="Lea", user_name="lea", class_id=class_id))
    with pytest.raises(ClassArchived):
        await identity.rosters.import_file(educator, b"name,user_name\nAda,ada\n", class_id, invite=False)
    await identity.classes.drop_member(school.operator, class_id, educator.account_id)
    assert (await identity.classes.get(school.operator, class_id)).educators == 0


async def test_a_code_of_another_tenant_opens_nothing(school, other_school):
    educator = await other_school.add("educator")
    code, _ = await school.identity.classes.new_join_code(educator, await other_school.teach(educator))
    with pytest.raises(JoinCodeUnknown):
        await school.identity.classes.join(await school.add("learner"), code)


async def test_tries_at_join_codes_are_limited(school):
    learner = await school.add("learner")
    for _ in range(10):
        with pytest.raises(JoinCodeUnknown):
            await school.identity.classes.join(learner, "AAAA-AAAA")
    with pytest.raises(TooManyRequests):
        await school.identity.classes.join(learner, "AAAA-AAAA")


async def test_only_learners_join_by_code(school):
    for role in ("educator", "guardian", "operator"):
        with pytest.raises(Forbidden):
            await school.identity.classes.join(await school.add(role), "AAAA-AAAA")


async def test_learners_make_no_classes_and_see_no_members(school):
    educator, learner = await school.add("educator"), await school.add("learner")
    class_id = await school.teach(educator, learner)
    with pytest.raises(Forbidden):
        await school.identity.classes.create(learner, "Mine")
    with pytest.raises(Forbidden):
        await school.identity.classes.members(learner, class_id, None, 10)
    with pytest.raises(Forbidden):
        await school.identity.classes.edit(learner, class_id, ClassPatch(name="Mine"))
    assert [each.id for each in (await school.identity.classes.page(learner, None, 10)).items] == [class_id]


async def test_members_come_with_their_names_in_pages(school):
    educator = await school.add("educator", "edu")
    learners = [await school.add("learner", f"learner{number}") for number in range(5)]
    class_id = await school.teach(educator, *learners)
    names, after = set(), None
    while True:
        part = await school.identity.classes.members(educator, class_id, after, 2)
        names |= {member.person.profile.user_name for member in part.items}
        after = part.last
        if after is None:
            break
    assert names == {"edu", *(f"learner{number}" for number in range(5))}


async def test_an_educator_adds_learners_of_another_class_of_theirs_only(school):
    educator, stranger = await school.add("educator"), await school.add("learner")
    mine = await school.add("learner")
    await school.teach(educator, mine)
    second = await school.teach(educator)
    await school.identity.classes.add_member(educator, second, mine.account_id, "learner")
    with pytest.raises(NotFound):
        await school.identity.classes.add_member(educator, second, stranger.account_id, "learner")
    with pytest.raises(NotThatRole):
        await school.identity.classes.add_member(school.operator, second, stranger.account_id, "educator")


async def test_who_is_taken_out_of_a_class_is_seen_no_more(school):
    educator, learner = await school.add("educator"), await school.add("learner")
    class_id = await school.teach(educator, learner)
    await school.identity.classes.drop_member(educator, class_id, learner.account_id)
    with pytest.raises(NotFound):
        await school.identity.accounts.get(educator, learner.account_id)
    with pytest.raises(NotFound):
        await school.identity.classes.drop_member(educator, class_id, learner.account_id)
