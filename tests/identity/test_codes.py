"""Codes that people read aloud and type."""

from __future__ import annotations

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from services.identity.codes import ALPHABET, csrf_of, new_join_code, new_one_time_code, new_token, same, tenant_of, typed


def test_no_sign_of_a_code_can_be_taken_for_another():
    assert not set(ALPHABET) & set("0O1IL2Z5S8BUAE")
    assert len(set(ALPHABET)) == len(ALPHABET) >= 20


def test_codes_are_as_long_as_promised_and_never_the_same():
    joins, onces = {new_join_code() for _ in range(500)}, {new_one_time_code() for _ in range(500)}
    assert len(joins) == len(onces) == 500
    assert all(len(typed(code)) == 8 and set(typed(code)) <= set(ALPHABET) for code in joins)
    assert all(len(typed(code)) == 10 for code in onces)


def test_a_code_is_the_same_however_it_is_typed():
    assert typed("k7pm 4wxd") == typed("K7PM-4WXD") == typed(" k7-pm–4wxd ") == "K7PM4WXD"


@given(st.text())
def test_any_text_can_be_tried_as_code_and_as_token(text):
    assert typed(typed(text)) == typed(text)
    tenant_of(text)
    assert same(text, text)


def test_a_token_names_its_tenant():
    tenant_id = uuid4()
    assert tenant_of(new_token(tenant_id)) == tenant_id
    assert new_token(tenant_id) != new_token(tenant_id)


def test_the_csrf_token_says_nothing_of_the_token_and_differs_between_sessions():
    one, other = new_token(uuid4()), new_token(uuid4())
    assert csrf_of(one) == csrf_of(one) != csrf_of(other)
    assert csrf_of(one) not in one
