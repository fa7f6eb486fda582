"""What an index needs next: every entry covered once, few segments, and an end."""

from __future__ import annotations

from math import log2
from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from services.memory.recall.upkeep import BATCH, MOST_SPAN, Span, Task, next_task, uncovered

NOW, BEFORE = uuid4(), uuid4()
FRESH = frozenset({NOW})


def span(from_seq: int, to_seq: int, made_with: UUID = NOW) -> Span:
    return Span(uuid4(), 1, from_seq, to_seq, made_with)


def done(spans: list[Span], task: Task, made_with: UUID = NOW) -> list[Span]:
    """Do a task."""
    kept = [one for one in spans if one not in task.replaces]
    made = [span(task.from_seq, task.to_seq, made_with)] if task.to_seq >= task.from_seq else []
    return sorted([*kept, *made], key=lambda one: one.from_seq)


def until_whole(spans: list[Span], seq: int) -> tuple[list[Span], int]:
    """Do all that is to be done; return the segments and how many entries were made into segments."""
    made = 0
    for _ in range(5_000):
        task = next_task(spans, seq, FRESH)
        if task is None:
            return spans, made
        spans = done(spans, task)
        made += max(0, task.to_seq - task.from_seq + 1)
    raise AssertionError("it never ends")


def covers(spans: list[Span], seq: int) -> None:
    """Check that segments lie side by side from the first entry to the last."""
    assert [number for one in spans for number in range(one.from_seq, one.to_seq + 1)] == list(range(1, seq + 1))


SPANS = st.lists(st.tuples(st.integers(1, 400), st.integers(0, 200), st.booleans()), max_size=12)


@given(SPANS, st.integers(0, 500))
def test_from_any_state_it_comes_to_a_whole_index(raw, seq):
    spans = sorted(
        (span(begin, begin + more, NOW if new else BEFORE) for begin, more, new in raw), key=lambda one: (one.from_seq, one.to_seq)
    )
    spans, _ = until_whole(spans, seq)
    covers(spans, seq)
    assert {one.made_with for one in spans} <= FRESH
    assert len(spans) <= log2(seq + 2) + 1


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
@settings(max_examples=20)
def test_an_index_that_grows_little_by_little_stays_in_few_segments_and_is_rewritten_seldom(steps):
    spans, seq, made = list[Span](), 0, 0
    for step in steps:
        seq += step
        spans, more = until_whole(spans, seq)
        made += more
        covers(spans, seq)
        assert len(spans) <= log2(seq + 2) + 1
    assert made <= seq * (log2(seq + 2) + 2)


def test_a_long_journal_ends_in_segments_that_are_no_longer_joined():
    spans, made = until_whole([], 30_000)
    covers(spans, 30_000)
    assert max(one.length for one in spans) <= MOST_SPAN
    assert len(spans) <= 2 * 30_000 / MOST_SPAN + log2(MOST_SPAN)
    assert made <= 30_000 * log2(MOST_SPAN)


def test_a_new_segment_is_a_batch_at_most_and_gaps_come_first():
    assert next_task([], 10_000, FRESH) == Task(1, BATCH)
    assert next_task([span(1, 10, BEFORE), span(21, 30)], 40, FRESH) == Task(11, 20)


def test_another_embedder_makes_segments_anew_one_by_one_the_newest_first():
    old = [span(1, 1_000, BEFORE), span(1_001, 1_100, BEFORE)]
    assert next_task(old, 1_100, FRESH) == Task(1_001, 1_100, (old[1],))


def test_segments_beyond_the_journal_or_over_one_another_are_taken_away():
    beyond, under, over = span(5, 20), span(1, 10), span(8, 12)
    assert next_task([beyond], 10, FRESH) == Task(1, 0, (beyond,))
    assert next_task([under, over], 12, FRESH) == Task(1, 0, (under, over))


def test_what_is_uncovered_is_told():
    assert uncovered([span(3, 4), span(7, 8)], 10) == [(1, 2), (5, 6), (9, 10)]
    assert uncovered([span(1, 10)], 10) == uncovered([], 0) == []
