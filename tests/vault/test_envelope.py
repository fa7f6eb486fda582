"""Sealing one record: what opens, and that nothing else does."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.vault import AccountKeys, Place, Sealed, SealRefused
from services.vault.envelope import OVERHEAD_BYTES, seal, unseal
from services.vault.padding import LENGTH_BYTES, pad, padded_bytes, unpad

PLACE = Place("journal", "evidence", uuid4(), 3, 1)
KEY = bytes(range(32))


@given(st.binary(max_size=9_000))
def test_what_was_padded_comes_back_and_its_length_is_hidden_in_a_bucket(clear):
    padded = pad(clear)
    assert unpad(padded) == clear
    length = len(clear) + LENGTH_BYTES
    assert len(padded) == padded_bytes(length)
    assert len(padded) % 256 == 0 if length <= 4096 else len(padded) <= length * 1.12


@pytest.mark.parametrize("padded", [b"", b"\0\0\0", bytes(255), bytes(257), (300).to_bytes(4, "big") + bytes(252), b"\xff" * 256])
def test_what_pad_does_not_make_is_not_unpadded(padded):
    assert unpad(padded) is None


@given(clear=st.binary(max_size=5_000), part=st.text(max_size=20), row=st.one_of(st.uuids(), st.text(max_size=40)))
def test_what_was_sealed_opens_at_its_place(clear, part, row):
    keys = AccountKeys(uuid4(), uuid4(), {1: KEY, 7: KEY[::-1]}, KEY)
    place = Place("table", part, row)
    assert keys.open(place, keys.seal(place, clear)) == clear


def test_it_costs_86_bytes_and_the_padding(some_keys):
    assert OVERHEAD_BYTES == 86
    assert len(some_keys.seal(PLACE, bytes(1020))) == 1024 + 86


def test_the_same_record_never_looks_the_same_twice(some_keys):
    assert some_keys.seal(PLACE, b"x") != some_keys.seal(PLACE, b"x")


@pytest.mark.parametrize(
    "elsewhere",
    [
        PLACE._replace(table="other"), PLACE._replace(part="words"), PLACE._replace(row_id=uuid4()), PLACE._replace(row_id=str(PLACE.row_id)),
        PLACE._replace(row_version=4), PLACE._replace(schema_version=2), PLACE._replace(table="journale", part="vidence"),
    ],
)  # fmt: skip
def test_a_record_moved_to_another_place_is_refused(some_keys, elsewhere):
    with pytest.raises(SealRefused):
        some_keys.open(elsewhere, some_keys.seal(PLACE, b"secret"))


def test_a_record_of_another_account_tenant_or_session_is_refused_even_under_the_same_key():
    tenant_id, account_id = uuid4(), uuid4()
    blob = AccountKeys(tenant_id, account_id, {1: KEY}, KEY).seal(PLACE, b"secret")
    others = [
        AccountKeys(tenant_id, uuid4(), {1: KEY}, KEY),
        AccountKeys(uuid4(), account_id, {1: KEY}, KEY),
        AccountKeys(tenant_id, account_id, {1: KEY}, KEY, is_session=True),
        AccountKeys(tenant_id, account_id, {2: KEY}, KEY),
        AccountKeys(tenant_id, account_id, {1: KEY[::-1]}, KEY),
    ]
    for other in others:
        with pytest.raises(SealRefused):
            other.open(PLACE, blob)


def test_any_flipped_bit_and_any_cut_is_refused_with_the_same_words(some_keys):
    blob = some_keys.seal(PLACE, b"a" * 100)
    said = set()
    for position in range(len(blob)):
        for broken in (blob[:position] + bytes((blob[position] ^ 1 << position % 8,)) + blob[position + 1 :], blob[:position]):
            with pytest.raises(SealRefused) as refusal:
                some_keys.open(PLACE, broken)
            said.add((str(refusal.value), refusal.value.detail, repr(refusal.value.__cause__)))
    assert len(said) == 1


@pytest.mark.parametrize(("form", "suite"), [(0, 1), (2, 1), (1, 0), (1, 2), (255, 255)])
def test_an_unknown_format_or_suite_is_refused_and_never_guessed(some_keys, form, suite):
    blob = bytes((form, suite)) + some_keys.seal(PLACE, b"secret")[2:]
    with pytest.raises(SealRefused):
        some_keys.open(PLACE, blob)


def test_a_blob_made_for_two_keys_is_refused_under_the_one_it_does_not_commit_to():
    blob = seal(KEY, 1, b"context", b"clear")
    with pytest.raises(SealRefused):
        unseal({1: KEY[::-1]}.get, lambda _: b"context", blob)


def test_a_newer_version_seals_and_the_older_still_opens():
    tenant_id, account_id = uuid4(), uuid4()
    old = AccountKeys(tenant_id, account_id, {1: KEY}, KEY)
    blob = old.seal(PLACE, b"written before the rotation")
    new = AccountKeys(tenant_id, account_id, {1: KEY, 2: KEY[::-1]}, KEY)
    assert new.open(PLACE, blob) == b"written before the rotation"
    with pytest.raises(SealRefused):
        old.open(PLACE, new.seal(PLACE, b"x"))
    assert new.pseudonym("part", "algebra") == old.pseudonym("part", "algebra")


def test_names_are_stable_for_one_account_and_unlike_those_of_another(some_keys):
    other = AccountKeys(uuid4(), uuid4(), {1: KEY}, KEY)
    assert some_keys.pseudonym("part", "a") == some_keys.pseudonym("part", "a")
    names = {keys.pseudonym(*name) for keys in (some_keys, other) for name in (("part", "a"), ("part", "b"), ("par", "ta"))}
    assert len(names) == 6
    assert some_keys.mac("body", b"x") != some_keys.mac("other", b"x")


def test_wiped_keys_seal_open_and_name_nothing(some_keys):
    blob = some_keys.seal(PLACE, b"x")
    some_keys.wipe()
    for act in (
        lambda: some_keys.open(PLACE, blob), lambda: some_keys.seal(PLACE, b"x"), lambda: some_keys.pseudonym("a", "b"), lambda: some_keys.mac("a", b""),
    ):  # fmt: skip
        with pytest.raises(SealRefused):
            act()


def test_neither_keys_nor_sealed_records_show_themselves(some_keys):
    assert f"{some_keys!r}".startswith("AccountKeys(account_id=")
    assert repr(Sealed(b"abc")) == str(Sealed(b"abc")) == "<sealed>"
