"""Vectors in full, kept from one index to the next."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import numpy as np

from services.memory.recall.documents import Document
from services.memory.recall.index import SPARE_ROWS, Rows, opened
from services.memory.recall.segment import Segment, segment


def documents(begin: int, count: int) -> list[Document]:
    return [
        Document(id=UUID(int=seq), text=f"word {seq}", at=datetime(2026, 1, 1, tzinfo=UTC), episode="e", seq=seq)
        for seq in range(begin, begin + count)
    ]


def made(begin: int, count: int, embedder: str | None = "toy") -> Segment:
    vectors = np.random.default_rng(begin).normal(size=(count, 4)).astype(np.float32)
    return segment(documents(begin, count), vectors if embedder else None, embedder)


def test_an_index_with_more_waiting_entries_uses_the_vectors_of_the_one_before() -> None:
    rows, first, second = Rows(), made(1, 3), made(4, 2, "other")
    before = opened([first, second, made(6, 1, None)], rows=rows).vectors
    after = opened([first, second, made(6, 2, None)], rows=rows).vectors
    assert before["toy"].base is after["toy"].base
    assert (len(before["toy"]), len(after["toy"])) == (6, 7)


def test_the_vectors_are_those_of_an_index_that_is_made_anew() -> None:
    rows, segments = Rows(), [made(1, 3), made(4, 2, "other"), made(6, 1, None), made(7, 2)]
    for waiting in (1, 2, SPARE_ROWS, SPARE_ROWS + 2, 3):
        parts = [*segments, made(20, waiting, None)]
        kept, anew = opened(parts, rows=rows).vectors, opened(parts).vectors
        assert kept.keys() == anew.keys()
        assert all(np.array_equal(kept[name], anew[name]) for name in anew)
    fewer = [segments[0], made(20, 1, None)]
    assert opened(fewer, rows=rows).vectors.keys() == {"toy"}, "of a segment that was forgotten nothing is left"
    assert opened([made(20, 1, None)], rows=rows).vectors == {}


def test_of_two_rows_with_one_id_the_later_counts_and_ids_alike_in_half_are_two() -> None:
    again = opened([made(1, 3), made(3, 2)])
    assert again.is_live.tolist() == [True, True, False, True, True]
    first, second = (
        segment([*documents(1, 1)]),
        segment([Document(id=UUID(int=1 << 64), text="b", at=datetime(2026, 1, 1, tzinfo=UTC), episode="e")]),
    )
    assert len(opened([first, second])) == 2
