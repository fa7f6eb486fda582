"""What would be if: the planner on a copy of the state, so that nothing that is supposed ever counts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.mastery import KnowledgeFold
from services.pathway import Aim, Now, PlanFold, if_in_days, if_practised, if_skipped
from tests.pathway.plans import C, at, attempt, chosen, course, folded, known, moved, offered, practised

CHAIN = course({"a": (), "b": ("a",), "c": ("b",)}, along={"b": {"a": 0.5}})
WIDE = course(dict.fromkeys("abcdef", ()), items=4)

wishes = st.builds(
    moved, st.sampled_from(["skip", "exempt", "reset", "pin", "choose", "test_out"]), st.sampled_from("abc"), st.floats(0, 30)
)
answers = st.builds(lambda k, y, d: attempt(k, float(y), d, lesson=True), st.sampled_from("abc"), st.booleans(), st.floats(0, 30))
offers = st.builds(offered, st.sampled_from("abc"), st.floats(0, 30))


def now(history, days: float, graph=CHAIN, aim: Aim | None = None) -> Now:
    """Return where a learner stands after the entries."""
    return Now(
        graph, "c", folded(*history), known(*history).core, PlanFold(), KnowledgeFold(), C, at(days), at(days).date(), lambda _: aim, 20.0
    )


@given(st.lists(st.one_of(answers, wishes, offers), max_size=15), st.floats(0, 60), st.sampled_from([3.0, 10.0]), st.integers(1, 90))
@settings(max_examples=25, deadline=None)
def test_nothing_that_is_supposed_changes_the_state(history, days, minutes, until):
    here = now(history, days)
    before = here.plan.pack(), here.core.pack()
    for found in (if_skipped(here, "a"), if_practised(here, minutes), if_in_days(here, until)):
        assert 0.0 <= found.next.chance <= 1.0
        assert all(0.0 <= value <= 1.0 for _, *pair in found.mastery for value in pair)
    assert (here.plan.pack(), here.core.pack()) == before
    assert if_practised(here, minutes) == if_practised(here, minutes), "asked twice, answered alike"


def test_what_is_skipped_is_not_what_comes_next_and_fades():
    history = practised("a", 0.0)
    assert chosen(CHAIN, history, 20.0).skill == "a"
    found = if_skipped(now(history, 20.0), "a")
    assert found.next.skill != "a"
    assert found.recall is not None
    assert found.recall[0] > found.recall[1]
    assert if_skipped(now([], 0.0), "a").recall is None


def test_skipping_all_there_is_leaves_nothing():
    found = if_skipped(now([], 0.0), "a")
    assert (found.next.skill, found.next.nothing) == (None, "skipped")


def test_after_practice_less_is_needed_and_reviews_are_done():
    history = [entry for skill in "abc" for entry in practised(skill, 0.0)]
    found = if_practised(now(history, 30.0, WIDE), 15.0)
    assert found.due[0] == 3
    assert found.due[1] < 3
    assert found.activities > 3
    assert found.would_need.minutes_needed < found.needs.minutes_needed
    assert all(0 < after < 1 for _, _, after in found.mastery)
    gains = [after - before for _, before, after in found.mastery]
    assert gains[0] > 0.2, "by the planner's belief of what practice does, most for what is new"
    assert min(gains) > -0.05, "answers are drawn: what is as good as known may fall a little"
    assert sum(gains) > 0.5


def test_practice_begins_with_what_is_open():
    found = if_practised(now([offered("d")], 0.0, WIDE), 1.0)
    assert [skill for skill, _, _ in found.mastery] == ["d"]


@pytest.mark.parametrize("days", [1, 400])
def test_more_days_make_a_date_that_can_be_kept(days):
    found = if_in_days(now([], 0.0, CHAIN, Aim(("c",), 10, 20.0)), days)
    assert found.would_need.is_feasible is (days == 400)
    assert found.would_need.minutes_available == days * 20.0
    assert found.needs.minutes_available == 200.0
