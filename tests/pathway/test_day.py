"""What a day's minutes are for: a plan that fits them, however much is due, and room for new things."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.comeback import days_back, overrun
from bench.figures import shared_folder
from bench.pathway import simulator
from services.pathway import Aim, DayPlan, PlanFold, choose, day_plan
from tests.pathway.plans import C, at, attempt, course, known, moved, practised

HALF = replace(C, review_cap=0.5)
MANY = course({f"s{n:03d}": () for n in range(320)}, items=1)
LEFT_LONG_AGO = [attempt(f"s{n:03d}", days=n / 100 + d, lesson=not d) for n in range(300) for d in range(2)]


def planned(graph, history, days, *, minutes=30.0, c=HALF, aim=None) -> DayPlan:
    return day_plan(graph, folded_all(history), now=at(days), today=at(days).date(), minutes=minutes, constants=c, aim=aim)


def folded_all(history):
    """Return the state after many entries, folded in one go."""
    fold = PlanFold()
    states = {"c": fold.start("c")}
    for entry in history:
        fold.apply(states, entry)
    return states["c"]


def test_after_months_a_day_holds_the_minutes_chosen_and_not_hundreds_of_reviews():
    day = planned(MANY, LEFT_LONG_AGO, 124)
    assert len(day.reviews) + day.waiting == 300
    assert 8 <= len(day.reviews) <= 15
    assert day.review_minutes <= 15.0
    assert day.minutes == pytest.approx(30.0)


def test_with_nothing_new_to_open_reviews_may_take_all_of_the_day_but_no_more():
    graph = course({f"s{n:03d}": () for n in range(300)}, items=1)
    day = planned(graph, LEFT_LONG_AGO, 124)
    assert 20 <= len(day.reviews) <= 30
    assert 15.0 < day.minutes <= 30.0


def test_a_day_whose_minutes_are_used_up_holds_nothing_more():
    assert planned(MANY, LEFT_LONG_AGO, 124, minutes=None) == DayPlan((), 300, 0.0, 0.0)


def test_what_an_aim_needs_is_reviewed_first():
    assert "s007" in planned(MANY, LEFT_LONG_AGO, 124, aim=Aim(("s007",))).reviews[:1]


def test_once_reviews_had_their_share_of_the_day_something_new_comes():
    history = [attempt(f"s{n:03d}", lesson=True, days=n / 1000) for n in range(30)]
    today = [attempt(f"s{n:03d}", days=40 + n / 1000, activity="review", seconds=80.0) for n in range(12)]
    plan, knowledge = folded_all([*history, *today]), known(*history[:1])
    picks = {
        choose(MANY, plan, knowledge, now=at(40.1), today=at(40).date(), minutes=14.0, rng=Random(n), constants=HALF).decision.reasons[0]
        for n in range(12)
    }
    assert picks == {"new_ready"}
    again = [choose(MANY, plan, knowledge, now=at(41), today=at(41).date(), minutes=30.0, rng=Random(n), constants=HALF) for n in range(9)]
    assert sum(one.decision.reasons[0] == "due_review" for one in again) >= 7


def test_where_what_is_new_waits_for_what_has_faded_that_is_brought_back():
    graph = course({"a": (), "b": ("a",), "x": (), "y": ()}, items=1)
    history = [attempt(k, 0.6, lesson=True, days=n / 1000) for n, k in enumerate("axy")]
    history.append(attempt("y", days=400.0, activity="review", seconds=300.0))
    plan = folded_all(history)
    picks = [
        choose(graph, plan, known(), now=at(400.01), today=at(400).date(), minutes=4.0, rng=Random(n), constants=HALF) for n in range(9)
    ]
    assert {pick.skill for pick in picks} == {"a"}


@given(st.integers(0, 60), st.floats(0.1, 600), st.floats(0.05, 1.0), st.floats(1, 900), st.sets(st.integers(0, 59), max_size=10))
@settings(max_examples=40)
def test_a_plan_never_asks_for_more_than_the_minutes_chosen(practised_skills, minutes, cap, idle, exempt):
    graph = course({f"s{n:03d}": (f"s{n - 1:03d}",) if n % 3 else () for n in range(60)}, items=1)
    history = [attempt(f"s{n:03d}", float(n % 4 > 0), lesson=True) for n in range(practised_skills)]
    history += [moved("exempt", f"s{n:03d}") for n in exempt]
    day = planned(graph, history, idle, minutes=minutes, c=replace(C, review_cap=cap))
    assert day.minutes <= minutes + 1e-6
    assert len(set(day.reviews)) == len(day.reviews)
    assert not {f"s{n:03d}" for n in exempt} & set(day.reviews)
    assert day.review_minutes >= len(day.reviews)


def test_reviews_that_fit_are_all_planned():
    day = planned(course({"a": (), "b": ("a",)}), practised("a", 6), 60, c=C)
    assert day.reviews == ("a",)
    assert day.waiting == 0


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.skipif(not (shared_folder() / "bench" / "learners.py").exists(), reason="the reference simulator is absent")
@pytest.mark.parametrize("family", ["bkt", "fsrs"])
def test_who_comes_back_after_four_months_has_bounded_days_a_melting_backlog_and_new_skills(family):
    days = days_back(simulator(), family, skills=120, studied=30, back=40)
    assert overrun(days) <= 1.0
    assert days[0].due > 40
    assert min(day.due for day in days) < days[0].due / 2
    assert sum(day.begun for day in days) >= 5
