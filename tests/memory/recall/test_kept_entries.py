"""Journal entries that stay open for a minute are handed out again only as their rows stand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from schemas.journal import Spoken, Words
from services.memory.entry import Entry
from services.memory.recall.cache import MOST_ENTRIES, Opened
from services.memory.records import appended, stored
from services.memory.store import StoredEntry
from services.vault import AccountKeys, SealRefused

KEYS = AccountKeys(uuid4(), uuid4(), {1: b"k" * 32}, b"n" * 32)


def row(seq: int, text: str = "I took 3 away") -> StoredEntry:
    spoken = Spoken(conversation_id=UUID(int=1), turn_id=UUID(int=2), course="algebra", mode="solve")
    entry = Entry(seq, UUID(int=seq), "message", datetime(2026, 11, 29, tzinfo=UTC), date(2026, 11, 29), spoken, Words(text=text))
    return stored(KEYS, appended(entry, b"\0" * 32))


def test_an_entry_is_opened_once() -> None:
    known, one = Opened(), row(1)
    first = known.entry(KEYS, one)
    assert first is not None
    assert first.words == Words(text="I took 3 away")
    assert known.entry(KEYS, one) is first


def test_words_that_were_forgotten_are_not_handed_out_again() -> None:
    known, one = Opened(), row(1)
    known.entry(KEYS, one)
    bare = known.entry(KEYS, one._replace(words=None))
    assert bare is not None
    assert bare.words is None
    assert known.entry(KEYS, one._replace(words=None, evidence=None)) is None


def test_another_entry_in_its_place_is_opened_and_one_that_is_not_the_journals_is_refused() -> None:
    known = Opened()
    known.entry(KEYS, row(1))
    other = known.entry(KEYS, row(1, "I added 3"))
    assert other is not None
    assert other.words == Words(text="I added 3")
    with pytest.raises(SealRefused):
        known.entry(KEYS, row(1, "I added 4")._replace(id=UUID(int=9)))


def test_only_the_last_ones_are_kept() -> None:
    known, first = Opened(), row(1)
    opened = known.entry(KEYS, first)
    empty = known.size
    for seq in range(2, MOST_ENTRIES + 20):
        known.entry(KEYS, row(seq))
    assert known.size <= empty * MOST_ENTRIES
    assert known.entry(KEYS, first) is not opened
