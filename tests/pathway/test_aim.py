"""What a learner works towards: what it needs comes first, and whether the time is enough is estimated."""

from collections import Counter
from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from services.pathway import Aim, Choice, choose, feasible
from services.pathway.aim import needed
from tests.pathway.plans import C, at, attempt, course, folded, known, practised

# Two branches over one root; c is the end of the first.
BRANCHES = course({"a": (), "b": ("a",), "c": ("b",), "x": ("a",), "y": ("x",), "z": ()})


def drawn(history, aim, days, *, graph=BRANCHES, c=C, times=60):
    plan, knowledge = folded(*history), known(*history)
    picks = [
        choose(graph, plan, knowledge, now=at(days), today=at(days).date(), minutes=None, rng=Random(n), constants=c, aim=aim)
        for n in range(times)
    ]
    assert all(isinstance(pick, Choice) for pick in picks)
    return picks


def estimate(history, aim, days=0.0, *, graph=BRANCHES):
    return feasible(graph, folded(*history), aim, now=at(days), today=at(days).date(), constants=C)


def test_the_targets_need_themselves_and_all_before_them():
    assert [name for name, yes in zip(BRANCHES.ids, needed(BRANCHES, ["c"]), strict=True) if yes] == ["a", "b", "c"]
    assert needed(BRANCHES, []).all()
    assert needed(BRANCHES, ["not-in-this-course"]).all()
    circle = course({"a": ("b",), "b": ("a",), "c": ()})
    assert needed(circle, ["a"]).tolist() == [True, True, False]


def test_what_the_target_needs_is_learnt_first():
    history = practised("a", 8)
    picks = Counter(pick.skill for pick in drawn(history, Aim(("c",)), 8.01))
    assert picks["b"] > 50
    other = Counter(pick.skill for pick in drawn(history, Aim(("y",)), 8.01))
    assert other["x"] > 50


def test_the_reason_names_the_goal_and_the_decision_keeps_it():
    pick = drawn(practised("a", 8), Aim(("c",), 5, 20.0), 8.01, times=1)[0]
    assert "towards_goal" in pick.decision.reasons
    assert (pick.decision.aim.targets, pick.decision.aim.days_left, pick.decision.aim.minutes_per_day) == (("c",), 5, 20.0)
    assert type(pick.decision).model_validate_json(pick.decision.model_dump_json()) == pick.decision


def test_an_aim_at_the_whole_course_changes_nothing():
    history = practised("a", 8)
    plain, aimed = drawn(history, None, 8.01, times=5), drawn(history, Aim((), 30), 8.01, times=5)
    assert [pick.skill for pick in plain] == [pick.skill for pick in aimed]
    assert all("towards_goal" not in pick.decision.reasons for pick in aimed)


def test_due_reviews_of_other_skills_still_come_before_new_ones_but_after_the_needed_until_time_is_short():
    history = [attempt(k, days=d, lesson=n == 0) for k in ("a", "z") for n, d in enumerate((0.0, 0.001))]
    calm = Counter(pick.skill for pick in drawn(history, Aim(("a",)), 20, graph=course({"a": (), "z": (), "n": ()})))
    assert calm["a"] > calm["z"]
    assert calm["n"] <= 3


def test_pressure_grows_as_the_date_nears_and_falls_as_skills_are_mastered():
    far, near = estimate([], Aim(("c",), 30)), estimate([], Aim(("c",), 2, 10.0))
    assert far.is_feasible
    assert not near.is_feasible
    assert near.pressure > far.pressure > 0
    assert (far.skills, far.skills_left) == (3, 3)
    later = estimate(practised("a", 8), Aim(("c",), 30), 8.0)
    assert later.skills_left == 2
    assert later.minutes_learning < far.minutes_learning
    assert estimate([], Aim(("c",))).is_feasible is None
    assert estimate([], Aim(("c",), 0)).pressure == 0.0


def test_a_mastered_course_needs_upkeep_only():
    history = [entry for name in ("a", "b", "c") for entry in practised(name, 20, times=12)]
    found = estimate(history, Aim(("c",), 10), 20.1)
    assert (found.skills_left, found.minutes_learning) == (0, 0.0)
    assert 0 < found.minutes_upkeep < 60


@given(st.lists(st.booleans(), max_size=8), st.sampled_from("bcxyz"), st.none() | st.integers(-3, 400), st.floats(1, 600))
@settings(max_examples=60)
def test_gates_hold_under_any_aim_and_the_estimate_is_sound(answers, target, days_left, minutes):
    history = [attempt("a", float(right), day, lesson=day == 0) for day, right in enumerate(answers)]
    aim = Aim((target,), days_left, minutes)
    pick = drawn(history, aim, 9, times=1)[0]
    assert pick.skill in ("a", "z") or len(answers) >= 2
    found = estimate(history, aim, 9.0)
    assert found.minutes_learning >= 0
    assert np.isfinite(found.minutes_needed)
    assert found.skills_left <= found.skills


def test_with_few_candidates_the_needed_ones_are_among_them():
    graph = course({f"s{n:03d}": () for n in range(300)}, items=1)
    pick = drawn([], Aim(("s250", "s251")), 0, graph=graph, c=replace(C, candidates=8), times=20)
    assert Counter(one.skill in ("s250", "s251") for one in pick)[True] >= 15
