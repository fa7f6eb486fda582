"""The permission table, cell by cell, and the rules that narrow it."""

from __future__ import annotations

from itertools import product
from typing import get_args
from uuid import uuid4

import pytest

from schemas.identity import AgeBand, TenantPolicy
from services.identity.consent import Consents
from services.identity.policy import (
    ACTORS,
    CATEGORIES,
    GUARDIAN_SEES,
    MAY,
    NEEDS,
    PURPOSES,
    TABLE,
    Learner,
    Relation,
    allows,
    changeable,
    class_relation,
    may,
    permit,
    relation,
    rows,
    verdicts,
    viewing,
)  # fmt: skip

ALL = Consents(memory=True, model_provider=True, improve_course=True)
NONE = Consents()
BANDS = (*get_args(AgeBand), None)
STRICT = {"allow": 0, "mask": 1, "deny": 2}

# What a teacher would write down with a pencil: what is not listed is denied. Written anew here, not derived from the table.
OPEN = {
    "tutoring learner": "allow knowledge plan attempts chat goals findings support summaries",
    "selection learner": "allow knowledge plan attempts goals findings support",
    "learner_view learner": "allow knowledge plan attempts chat goals findings support summaries audit",
    "guardian_view guardian": "allow knowledge plan attempts goals findings support audit; mask chat summaries",
    "educator_view educator": "allow knowledge plan goals findings support; mask attempts",
    "marking educator": "allow attempts",
    "analytics educator": "mask knowledge plan attempts findings",
    "analytics operator": "mask knowledge plan attempts",
    "analytics system": "allow knowledge plan findings; mask attempts",
    "consolidation system": "allow knowledge plan attempts chat goals findings support summaries",
    "maintenance system": "allow knowledge plan attempts chat goals findings support summaries audit",
    "export learner": "allow knowledge plan attempts chat goals findings support summaries audit",
    "export guardian": "allow knowledge plan attempts goals findings support audit; mask chat summaries",
}


def expected(purpose: str, actor: str, category: str) -> str:
    for clause in OPEN.get(f"{purpose} {actor}", "").split(";"):
        verdict, *categories = clause.split() or [""]
        if category in categories:
            return verdict
    return "deny"


@pytest.mark.parametrize(("purpose", "actor"), list(product(PURPOSES, ACTORS)))
def test_every_cell_of_the_table_is_as_written_down(purpose, actor):
    for category in CATEGORIES:
        assert allows(purpose, category, actor, ALL, "under_13") == expected(purpose, actor, category), category


def test_the_published_rows_are_the_table():
    published = {(row.purpose, row.role, row.category): row.verdict for row in rows()}
    assert len(published) == len(PURPOSES) * len(ACTORS) * len(CATEGORIES) == 450
    for (purpose, actor, category), verdict in published.items():
        assert verdict == expected(purpose, actor, category)


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_purpose_that_needs_a_consent_opens_nothing_without_it(purpose):
    for actor, category, band in product(ACTORS, CATEGORIES, BANDS):
        if purpose in NEEDS:
            without = Consents(**{scope: scope != NEEDS[purpose] for scope in ("memory", "model_provider", "improve_course")})
            assert allows(purpose, category, actor, without, band) == "deny"
        else:
            assert allows(purpose, category, actor, NONE, band) == allows(purpose, category, actor, ALL, band)


def test_a_learner_always_sees_and_takes_away_everything_of_their_own():
    for purpose, category, band in product(("learner_view", "export"), CATEGORIES, BANDS):
        assert allows(purpose, category, "learner", NONE, band) == "allow"


def test_a_guardian_sees_less_as_the_learner_grows_up_and_nothing_of_an_adult():
    order = ("under_13", "13_15", "16_17", "adult")
    for purpose, category in product(("guardian_view", "export"), CATEGORIES):
        seen = [STRICT[allows(purpose, category, "guardian", ALL, band)] for band in order]
        assert seen == sorted(seen)
        assert seen[-1] == STRICT["deny"]
    assert set(GUARDIAN_SEES) == set(order)


def test_nobody_but_the_learner_reads_the_chat_and_a_guardian_never_in_its_words():
    for purpose, actor, band in product(PURPOSES, ("educator", "operator", "guardian"), BANDS):
        assert allows(purpose, "chat", actor, ALL, band) != "allow"
        if actor != "guardian":
            assert allows(purpose, "chat", actor, ALL, band) == "deny"


def test_an_unknown_age_counts_as_the_youngest():
    for purpose, actor, category in product(PURPOSES, ACTORS, CATEGORIES):
        assert allows(purpose, category, actor, ALL, None) == allows(purpose, category, actor, ALL, "under_13")


def test_a_chat_switched_off_is_not_opened_for_tutoring():
    off = TenantPolicy(chat=False)
    assert allows("tutoring", "chat", "learner", ALL, "adult", off) == "deny"
    assert allows("tutoring", "attempts", "learner", ALL, "adult", off) == "allow"
    assert allows("learner_view", "chat", "learner", ALL, "adult", off) == "allow"


def test_every_row_of_the_table_has_a_verdict_for_every_category():
    for row in (*TABLE.values(), *GUARDIAN_SEES.values()):
        assert len(row.split()) == len(CATEGORIES)
        assert set(row.split()) <= {"A", "M", "."}


def test_nobody_may_do_anything_to_somebody_they_have_nothing_to_do_with():
    for action, role in product(MAY, ("learner", "educator", "guardian", "operator")):
        assert not may(role, action, "none")


@pytest.mark.parametrize(
    ("role", "action", "relations"),
    [
        ("learner", "view_account", {"self"}),
        ("learner", "list_accounts", set()),
        ("learner", "suspend_account", set()),
        ("learner", "reset_password", set()),
        ("learner", "edit_class", set()),
        ("learner", "record_consent", set()),
        ("learner", "give_consent", {"self"}),
        ("learner", "enroll", {"self"}),
        ("educator", "view_account", {"self", "class"}),
        ("educator", "reset_password", {"class"}),
        ("educator", "edit_person", {"class"}),
        ("educator", "give_consent", set()),
        ("educator", "record_consent", {"class"}),
        ("educator", "link_guardian", set()),
        ("educator", "create_staff", set()),
        ("educator", "suspend_account", set()),
        ("guardian", "view_account", {"self", "guardian"}),
        ("guardian", "give_consent", {"guardian"}),
        ("guardian", "reset_password", set()),
        ("guardian", "enroll", set()),
        ("guardian", "view_enrollment", {"self", "guardian"}),
        ("guardian", "edit_enrollment", set()),
        ("operator", "give_consent", set()),
        ("operator", "link_guardian", {"self", "class", "guardian", "tenant"}),
        ("operator", "join_class", set()),
        ("educator", "note_memory", {"class"}),
        ("educator", "override", {"class"}),
        ("operator", "override", set()),
        ("learner", "override", set()),
        ("guardian", "override", set()),
        ("educator", "view_overview", {"class"}),
        ("operator", "view_overview", set()),
        ("educator", "assign", {"class"}),
        ("learner", "assign", set()),
        ("operator", "note_memory", set()),
        ("guardian", "note_memory", set()),
        ("learner", "note_memory", set()),
    ],
)
def test_a_role_may_do_this_in_these_relations_and_no_other(role, action, relations):
    assert {each for each in ("self", "class", "guardian", "tenant", "none") if may(role, action, each)} == relations


def test_the_closest_relation_counts_and_only_for_the_role_it_belongs_to():
    me, you = uuid4(), uuid4()
    assert relation("educator", me, me, is_taught=True, is_guarded=True) == "self"
    assert relation("educator", me, you, is_taught=True, is_guarded=True) == "class"
    assert relation("guardian", me, you, is_taught=True, is_guarded=True) == "guardian"
    assert relation("learner", me, you, is_taught=True, is_guarded=True) == "tenant"
    assert class_relation("educator", "learner") == "tenant"
    assert class_relation("educator", "educator") == "class"
    assert class_relation("learner", None) == "tenant"


# Who looks at a learner's memory, and for which purpose. What is not listed has no business there.
LOOKS = {("learner", "self"): "learner_view", ("guardian", "guardian"): "guardian_view", ("educator", "class"): "educator_view"}


@pytest.mark.parametrize(("role", "standing"), list(product(("learner", "educator", "guardian", "operator"), get_args(Relation))))
def test_somebody_looks_at_a_memory_for_one_purpose_or_not_at_all(role, standing):
    assert viewing(role, standing) == LOOKS.get((role, standing))


# What each sees at each age, with every consent given: allowed, then masked. Written down anew, like OPEN.
SEES = {
    ("learner_view", "learner", "under_13"): ("knowledge plan attempts chat goals findings support summaries audit", ""),
    ("learner_view", "learner", "13_15"): ("knowledge plan attempts chat goals findings support summaries audit", ""),
    ("learner_view", "learner", "16_17"): ("knowledge plan attempts chat goals findings support summaries audit", ""),
    ("learner_view", "learner", "adult"): ("knowledge plan attempts chat goals findings support summaries audit", ""),
    ("guardian_view", "guardian", "under_13"): ("knowledge plan attempts goals findings support audit", "chat summaries"),
    ("guardian_view", "guardian", "13_15"): ("knowledge plan goals support audit", "attempts findings"),
    ("guardian_view", "guardian", "16_17"): ("audit", "knowledge plan"),
    ("guardian_view", "guardian", "adult"): ("", ""),
    ("educator_view", "educator", "under_13"): ("knowledge plan goals findings support", "attempts"),
    ("educator_view", "educator", "13_15"): ("knowledge plan goals findings support", "attempts"),
    ("educator_view", "educator", "16_17"): ("knowledge plan goals findings support", "attempts"),
    ("educator_view", "educator", "adult"): ("knowledge plan goals findings support", "attempts"),
}


@pytest.mark.parametrize(("purpose", "actor", "band"), list(SEES))
def test_every_view_at_every_age_is_as_written_down_with_and_without_consent(purpose, actor, band):
    allowed, hidden = (set(names.split()) for names in SEES[purpose, actor, band])
    found = verdicts(purpose, actor, ALL, band)
    assert {category for category, verdict in found.items() if verdict == "allow"} == allowed
    assert {category for category, verdict in found.items() if verdict == "mask"} == hidden
    for memory, provider, course in product((False, True), repeat=3):
        narrowed = verdicts(purpose, actor, Consents(memory, provider, course), band)
        assert narrowed == (found if memory or purpose != "educator_view" else dict.fromkeys(CATEGORIES, "deny"))


def test_nobody_changes_their_own_state_or_age():
    for role in ("learner", "educator", "guardian", "operator"):
        fields = changeable(role, "self", role)
        assert "state" not in fields
        assert "age_band" not in fields
    assert changeable("learner", "self", "learner") == {"locale", "email"}
    assert "age_band" in changeable("educator", "class", "learner")
    assert "age_band" not in changeable("operator", "tenant", "educator")


LEARNER = Learner(uuid4(), uuid4(), None, ("Ada Lovelace",), bytes(32))


@pytest.mark.parametrize("purpose", PURPOSES)
def test_only_three_purposes_ever_reach_a_provider(purpose):
    assert (permit(purpose, LEARNER, ALL, TenantPolicy()) is not None) == (purpose in ("tutoring", "consolidation", "learner_view"))


def test_a_permit_needs_the_consents_and_the_chat_switched_on():
    provider = Consents(model_provider=True)
    assert permit("tutoring", LEARNER, NONE, TenantPolicy()) is None
    assert permit("tutoring", LEARNER, Consents(memory=True, improve_course=True), TenantPolicy()) is None
    assert permit("tutoring", LEARNER, provider, TenantPolicy()) is not None
    assert permit("tutoring", LEARNER, ALL, TenantPolicy(chat=False)) is None
    assert permit("consolidation", LEARNER, provider, TenantPolicy()) is None
    assert permit("learner_view", LEARNER, provider, TenantPolicy()) is None
    assert permit("consolidation", LEARNER, ALL, TenantPolicy(chat=False)) is not None


def test_a_permit_carries_the_tenants_caps_and_treats_an_unknown_age_as_the_youngest():
    made = permit("tutoring", LEARNER, ALL, TenantPolicy(model_tokens_in=999, model_tokens_out=99))
    assert made is not None
    assert (made.max_tokens_in, made.max_tokens_out, made.age_band) == (999, 99, "under_13")
    assert made.names == ("Ada Lovelace",)
    assert "Ada" not in repr(made)
