"""Consents: who may give them, what holds, and what is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from schemas.identity import AccountPatch, TenantPolicy
from services.identity import ConsentNeeded, Consents, Forbidden
from services.identity.consent import ConsentGiven, decides, in_force
from services.identity.errors import GuardianDecides, LearnerDecides, NotThatRole, PaperConsentOff
from services.platform import NotFound
from tests.identity.conftest import found_school

AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("band", "age", "who"),
    [
        ("under_13", 13, "guardian"), ("13_15", 13, "learner"), ("13_15", 14, "guardian"), ("13_15", 16, "guardian"), ("16_17", 16, "learner"),
        ("16_17", 17, "guardian"), ("16_17", 18, "guardian"), ("adult", 18, "learner"), (None, 13, "guardian"), (None, 18, "guardian"),
    ],
)  # fmt: skip
def test_who_decides_depends_on_age_band_and_age_of_consent(band, age, who):
    assert decides(band, age) == who


words = st.builds(
    ConsentGiven, scope=st.sampled_from(["memory", "model_provider", "improve_course"]), granted=st.booleans(),
    by=st.sampled_from(["learner", "guardian", "educator", "operator"]), account_id=st.none(), at=st.just(AT),
)  # fmt: skip


@given(
    st.lists(words, max_size=3, unique_by=lambda word: word.scope),
    st.sampled_from(["under_13", "13_15", "16_17", "adult", None]),
    st.integers(13, 18),
)
def test_a_consent_holds_only_if_the_latest_word_is_yes_of_one_who_decides(latest, band, age):
    found = in_force(latest, band, age)
    for scope in ("memory", "model_provider", "improve_course"):
        word = next((each for each in latest if each.scope == scope), None)
        expected = word is not None and word.granted and (word.by == "learner") == (decides(band, age) == "learner")
        assert found.holds(scope) is expected


def test_nothing_is_agreed_to_at_first():
    assert in_force([], "adult", 16) == Consents(memory=False, model_provider=False, improve_course=False)


async def test_a_learner_old_enough_gives_and_withdraws_and_the_history_is_kept(school, told, clock):
    learner = await school.add("learner", age_band="16_17")
    consents = school.identity.consents
    record = await consents.give(learner, learner.account_id, "memory", granted=True)
    assert record.agreement.consents == Consents(memory=True)
    await consents.give(learner, learner.account_id, "memory", granted=True)
    clock.pass_(days=1)
    record = await consents.give(learner, learner.account_id, "memory", granted=False)
    assert not record.agreement.consents.memory
    assert [(word.granted, word.by) for word in record.history] == [(False, "learner"), (True, "learner")]
    assert told.consents == [(learner.account_id, "memory", True, "learner"), (learner.account_id, "memory", False, "learner")]


async def test_a_child_needs_a_guardian_to_say_yes_but_may_always_say_no(school):
    learner, guardian, stranger = (
        await school.add("learner", age_band="under_13"),
        await school.add("guardian"),
        await school.add("guardian"),
    )
    consents = school.identity.consents
    with pytest.raises(GuardianDecides):
        await consents.give(learner, learner.account_id, "memory", granted=True)
    with pytest.raises(NotFound):
        await consents.give(stranger, learner.account_id, "memory", granted=True)
    await school.identity.guardians.link(school.operator, learner.account_id, guardian.account_id)
    record = await consents.give(guardian, learner.account_id, "memory", granted=True)
    assert record.agreement.consents.memory
    record = await consents.give(learner, learner.account_id, "memory", granted=False)
    assert not record.agreement.consents.memory
    assert record.agreement.decided_by == "guardian"


async def test_a_learner_without_an_age_band_counts_as_a_child(school):
    learner = await school.add("learner")
    with pytest.raises(GuardianDecides):
        await school.identity.consents.give(learner, learner.account_id, "memory", granted=True)


async def test_an_own_consent_no_longer_counts_when_the_age_of_consent_rises(school):
    learner = await school.add("learner", age_band="16_17")
    await school.identity.consents.give(learner, learner.account_id, "memory", granted=True)
    await school.identity.tenants.set_policy(school.operator, TenantPolicy(consent_age=18), "trial")
    record = await school.identity.consents.record(learner, learner.account_id)
    assert not record.agreement.consents.memory
    await school.identity.consents.give(learner, learner.account_id, "memory", granted=False)
    await school.identity.tenants.set_policy(school.operator, TenantPolicy(consent_age=16), "other")
    assert not (await school.identity.consents.record(learner, learner.account_id)).agreement.consents.memory


async def test_nobody_says_yes_for_a_learner_who_decides_alone(school, identity):
    learner, guardian = await school.add("learner", age_band="16_17"), await school.add("guardian")
    await school.identity.guardians.link(school.operator, learner.account_id, guardian.account_id)
    await identity.consents.give(learner, learner.account_id, "memory", granted=False)
    with pytest.raises(LearnerDecides):
        await identity.consents.give(guardian, learner.account_id, "memory", granted=True)
    paper = await found_school(identity, "paper", paper_consent=True)
    adult = await paper.add("learner", age_band="adult")
    with pytest.raises(LearnerDecides):
        await identity.consents.give(paper.operator, adult.account_id, "memory", granted=True)
    assert not (await identity.consents.record(adult, adult.account_id)).agreement.consents.memory


async def test_a_guardians_yes_ends_when_the_learner_comes_of_age_and_a_no_stays(school, identity):
    learner, guardian = await school.add("learner", age_band="13_15"), await school.add("guardian")
    await identity.guardians.link(school.operator, learner.account_id, guardian.account_id)
    await identity.consents.give(guardian, learner.account_id, "memory", granted=True)
    await identity.consents.give(guardian, learner.account_id, "model_provider", granted=False)
    person = await identity.accounts.get(school.operator, learner.account_id)
    await identity.accounts.edit(school.operator, learner.account_id, AccountPatch(age_band="16_17"), person.account.version)
    record = await identity.consents.record(learner, learner.account_id)
    assert (record.agreement.decided_by, record.agreement.consents) == ("learner", Consents())
    record = await identity.consents.give(learner, learner.account_id, "memory", granted=True)
    assert record.agreement.consents == Consents(memory=True)


async def test_consents_on_paper_are_recorded_only_where_the_tenant_allows_it(school, identity):
    learner, educator = await school.add("learner", age_band="under_13"), await school.add("educator")
    await school.teach(educator, learner)
    with pytest.raises(PaperConsentOff):
        await identity.consents.give(educator, learner.account_id, "memory", granted=True)
    paper = await found_school(identity, "paper", paper_consent=True)
    learner, educator, other = await paper.add("learner", age_band="under_13"), await paper.add("educator"), await paper.add("educator")
    await paper.teach(educator, learner)
    record = await identity.consents.give(educator, learner.account_id, "memory", granted=True)
    assert record.agreement.consents.memory
    assert record.history[0].by == "educator"
    assert record.history[0].account_id == educator.account_id
    with pytest.raises(NotFound):
        await identity.consents.give(other, learner.account_id, "memory", granted=False)


async def test_only_learners_have_consents_and_nobody_says_them_for_others(school):
    educator, learner, mate = await school.add("educator"), await school.add("learner", age_band="adult"), await school.add("learner")
    with pytest.raises(NotFound):
        await school.identity.consents.give(mate, learner.account_id, "memory", granted=True)
    with pytest.raises(NotThatRole):
        await school.identity.consents.record(school.operator, educator.account_id)


async def test_what_holds_is_one_statement(school, database):
    learner = await school.add("learner", age_band="adult")
    for scope in ("memory", "model_provider"):
        await school.identity.consents.give(learner, learner.account_id, scope, granted=True)
    seen = []
    event.listen(database._engine.sync_engine, "before_cursor_execute", lambda c, cur, statement, *rest: seen.append(statement))
    async with database.open_work(school.tenant_id) as work:
        agreement = await school.identity.agreement(work, learner.account_id)
        assert len(seen) == 1
        assert agreement.consents == Consents(memory=True, model_provider=True)
        with pytest.raises(NotFound):
            await school.identity.agreement(work, uuid4())


async def test_a_guardian_is_linked_once_by_an_operator_and_only_a_guardian(school):
    learner, guardian, educator = await school.add("learner"), await school.add("guardian"), await school.add("educator")
    await school.teach(educator, learner)
    link = school.identity.guardians.link
    made = await link(school.operator, learner.account_id, guardian.account_id)
    assert await link(school.operator, learner.account_id, guardian.account_id) == made
    assert await school.identity.guardians.of_guardian(guardian) == [made]
    assert await school.identity.guardians.of_learner(learner, learner.account_id) == [made]
    with pytest.raises(Forbidden):
        await link(educator, learner.account_id, guardian.account_id)
    with pytest.raises(NotThatRole):
        await link(school.operator, learner.account_id, educator.account_id)
    await school.identity.guardians.unlink(school.operator, made.id)
    with pytest.raises(NotFound):
        await school.identity.accounts.get(guardian, learner.account_id)


async def test_a_permit_hides_the_names_around_the_learner_and_needs_consent(school):
    identity = school.identity
    learner, guardian = await school.add("learner", "lea", age_band="adult"), await school.add("guardian", "gus")
    mate, educator, stranger = await school.add("learner", "mat"), await school.add("educator", "edu"), await school.add("learner", "zoe")
    await school.teach(educator, learner, mate)
    await identity.guardians.link(school.operator, learner.account_id, guardian.account_id)
    assert await identity.permit(school.tenant_id, learner.account_id, "tutoring") is None
    await identity.consents.give(learner, learner.account_id, "model_provider", granted=True)
    permit = await identity.permit(school.tenant_id, learner.account_id, "tutoring")
    assert permit is not None
    assert {"lea", "mat", "edu", "gus", "Name of lea"} <= set(permit.names)
    assert "zoe" not in permit.names
    assert permit.names[0] == "Name of lea"
    assert len(permit.pseudonym_key) == 32
    assert permit.age_band == "adult"
    again = await identity.permit(school.tenant_id, learner.account_id, "tutoring")
    assert again == permit
    await identity.consents.give(learner, learner.account_id, "model_provider", granted=False)
    assert await identity.permit(school.tenant_id, learner.account_id, "tutoring") is None
    assert stranger.role == "learner"


async def test_a_permit_reads_the_keys_of_a_whole_class_at_once_and_opens_nobody_without_consent(school, vault, keys_database):
    learner, educator = await school.add("learner", "lea", age_band="adult"), await school.add("educator", "edu")
    mates = [await school.add("learner", f"mate{number}") for number in range(8)]
    await school.teach(educator, learner, *mates)
    seen: list[str] = []
    event.listen(keys_database._engine.sync_engine, "before_cursor_execute", lambda c, cur, statement, *rest: seen.append(statement))
    vault.forget_all()
    assert await school.identity.permit(school.tenant_id, learner.account_id, "tutoring") is None
    assert not seen
    await school.identity.consents.give(learner, learner.account_id, "model_provider", granted=True)
    vault.forget_all()
    seen.clear()
    permit = await school.identity.permit(school.tenant_id, learner.account_id, "tutoring")
    assert {"Name of lea", "Name of edu", *(f"mate{number}" for number in range(8))} <= set(permit.names)
    assert len([statement for statement in seen if "vault_data_key" in statement]) == 1


def test_a_refusal_for_want_of_consent_says_which_consent_and_who_gives_it():
    refusal = ConsentNeeded("memory", "guardian")
    assert (refusal.status, refusal.code) == (403, "consent_needed")
    assert refusal.extra == {"scope": "memory", "decided_by": "guardian"}
    assert "memory" in refusal.detail
    assert "guardian" in refusal.detail
