"""Segments as bytes: what comes back is what was packed, and nothing else is taken for one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.memory.recall import Document, Query, SegmentUnreadable, opened, pack, search, segment, unpack

START = datetime(2026, 1, 1, tzinfo=UTC)
LATER = START + timedelta(days=1000)


@st.composite
def documents(draw):
    texts = draw(st.lists(st.text(max_size=60), max_size=12))
    names = st.none() | st.sampled_from(["ada", "ben", "día", "日"])
    return [
        Document(
            UUID(int=number + 1), text, START + timedelta(minutes=draw(st.integers(0, 5))), draw(st.sampled_from(["entry", "fact"])),
            draw(names), draw(names), draw(names), tuple(draw(st.lists(st.sampled_from("abc"), max_size=2, unique=True))), seq=number,
        )
        for number, text in enumerate(texts)
    ]  # fmt: skip


def vectors_of(documents):
    rows = np.random.default_rng(len(documents)).normal(size=(len(documents), 8)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@given(documents())
def test_a_segment_comes_back_as_it_was_packed(listed):
    made = segment(listed, vectors_of(listed), "toy/1")
    back = unpack(pack(made))
    assert (back.embedder, back.names, back.languages) == (made.embedder, made.names, made.languages)
    assert all(np.array_equal(back.columns[name], column) for name, column in made.columns.items())


@given(documents(), st.randoms(use_true_random=False))
def test_the_order_in_which_documents_come_changes_nothing(listed, random):
    rows = vectors_of(listed)
    order = list(range(len(listed)))
    random.shuffle(order)
    shuffled = segment([listed[row] for row in order], rows[order], "toy/1")
    assert pack(shuffled) == pack(segment(listed, rows, "toy/1"))


@given(st.binary(max_size=200))
def test_other_bytes_are_refused(junk):
    with pytest.raises(SegmentUnreadable):
        unpack(junk)


def test_a_segment_cut_short_is_refused():
    packed = pack(segment([Document(UUID(int=1), "one two", START)]))
    for end in range(len(packed)):
        with pytest.raises(SegmentUnreadable):
            unpack(packed[:end])


def test_an_empty_index_finds_nothing():
    assert search(opened([]), Query("anything", LATER), 5) == []
    assert search(opened([segment([])]), Query("anything", LATER), 5) == []
