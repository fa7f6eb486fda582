"""The planner's belief, against values worked out with a pencil."""

from dataclasses import replace
from math import exp, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.pathway.belief import Practice, level, pace, practise, readiness, retrievability
from services.pathway.state import PlanState
from tests.pathway.plans import DESIGN as C

DAY = 86_400


def sigma(x: float) -> float:
    return 1 / (1 + exp(-x))


def practice(skill="a", score=1.0, days=0.0, **more) -> Practice:
    fields = {"requires": (), "along": (), "weight": 1.0, "share": 1.0, "difficulty": 0.0, "lesson": False} | more
    return Practice(skill=skill, score=score, at_s=round(days * DAY), **fields)


def after(*practices: Practice) -> PlanState:
    plan = PlanState.start(C)
    for one in practices:
        practise(plan, one, C)
    return plan


def test_a_first_right_answer_after_the_lesson():
    plan = after(practice(lesson=True))
    z = -1.63 + 2.43
    doubt = 1.59 + 1.34
    s = sigma(z)
    foreseen = 0.047 + 0.907 * sigma(z / sqrt(1 + 0.39 * doubt))
    sure = 0.047 + 0.907 * s
    slope = 0.907 * s * (1 - s)
    info = slope**2 / (sure * (1 - sure))
    den = 1 + doubt * info
    step = slope / (sure * (1 - sure)) * (1 - foreseen) / den
    g, a = 1.34 * step, z + 1.59 * step
    a += 1.385 * (1 - sigma(g + a))
    assert plan.head[0] == pytest.approx(g, abs=1e-5)
    assert plan.head[1] == pytest.approx(1.34 - 1.34**2 * info / den + 0.002, abs=1e-5)
    assert plan.cells[0] == pytest.approx(a, abs=1e-5)
    assert plan.cells[1] == pytest.approx(1.59 - 1.59**2 * info / den + 0.03, abs=1e-5)
    assert plan.cells[2] == pytest.approx(5.3 * 1.05, abs=1e-5)
    assert list(plan.cells[3:5]) == [1, 1]


def test_a_right_answer_after_days_makes_memory_more_stable_and_a_wrong_one_less():
    first = practice(lesson=True)
    right, wrong = after(first, practice(days=4)), after(first, practice(days=4, score=0.0))
    stability = 5.3 * 1.05
    recall = (1 + 4 / stability) ** -0.35
    assert right.cells[2] == pytest.approx(stability * (1 + 3.05 * (1 - recall) + 0.19), rel=1e-5)
    assert wrong.cells[2] == pytest.approx(stability * 0.88, rel=1e-5)
    assert right.cells[4] == 2
    assert wrong.cells[4] == 0


def test_levels_fall_with_time_and_retrievability_too():
    plan = after(practice(lesson=True))
    now, later = level(plan, "a", 0, C), level(plan, "a", 10 * DAY, C)
    assert later == pytest.approx(now - 0.316 * log(1 + 10 / plan.cells[2]), abs=1e-5)
    assert retrievability(10, 5.3, 1.0, C) == pytest.approx((1 + 10 / 5.3) ** -0.35)
    assert retrievability(10, 5.3, 2.0, C) == pytest.approx((1 + 10 / 5.3) ** -0.7)
    assert level(plan, "unknown", 0, C) == pytest.approx(plan.head[0] - 1.63)


def test_answers_of_one_sitting_teach_less_than_those_of_two_days():
    less = replace(C, gain_massed=0.5, forgetting=1e-9, variance_growth=0.0, pace_variance0=0.0)
    at_once, next_day = PlanState.start(less), PlanState.start(less)
    for plan, days in ((at_once, 0.01), (next_day, 1.0)):
        practise(plan, practice(lesson=True), less)
        practise(plan, practice(days=days), less)
    assert at_once.cells[0] < next_day.cells[0]


def test_forgetting_on_a_later_day_costs_more_stability_than_a_slip_in_the_same_sitting():
    lapse = replace(C, stability_lapse=0.5)
    slip, lapsed = PlanState.start(lapse), PlanState.start(lapse)
    for plan, days in ((slip, 0.01), (lapsed, 4.0)):
        practise(plan, practice(lesson=True), lapse)
        practise(plan, practice(score=0.0, days=days), lapse)
    assert slip.cells[2] == pytest.approx(5.3 * 1.05 * 0.88, rel=1e-5)
    assert lapsed.cells[2] == pytest.approx(5.3 * 1.05 * 0.5, rel=1e-5)


def test_each_learners_pace_of_forgetting_is_learnt_from_later_answers_only():
    first = [practice(k, lesson=True) for k in "abcdefgh"]
    kept = after(*first, *(practice(k, days=9) for k in "abcdefgh"))
    lost = after(*first, *(practice(k, 0.0, days=9) for k in "abcdefgh"))
    assert pace(kept) < 1 < pace(lost)
    assert pace(after(*first, practice("a", 0.0, days=0.01))) == 1.0
    assert kept.head[3] < 0.12
    assert level(lost, "a", 30 * DAY, C) < level(kept, "a", 30 * DAY, C)


def test_weak_ground_slows_learning():
    assert readiness(PlanState.start(C), ("a", "b"), 0, C) == pytest.approx((0.25 + 0.75 * sigma(-1.63)) ** 2)
    firm, weak = after(practice(lesson=True)), after(practice(lesson=True, requires=("x", "y")))
    assert weak.cells[0] < firm.cells[0]


def test_what_is_practised_along_gets_its_share():
    alone = after(practice("b", lesson=True), practice("a", days=5))
    along = after(practice("b", lesson=True), practice("a", days=5, along=(("b", 0.25), ("never", 0.6))))
    stability = 5.3 * 1.05
    assert "never" not in along.rows
    assert along.times[0] == 5 * DAY - round(0.75 * 5 * DAY)
    assert along.cells[2] == pytest.approx(stability * (1 + 0.25 * 3.05 * (1 - (1 + 5 / stability) ** -0.35)), rel=1e-5)
    assert along.cells[0] == pytest.approx(alone.cells[0] + 0.05 * (1 - sigma(along.head[0] + alone.cells[0])), abs=1e-5)
    wrong = after(practice("b", lesson=True), practice("a", days=5, score=0.0, along=(("b", 0.25),)))
    assert wrong.times[0] == 0


def test_a_diagnostic_measures_without_teaching():
    right, wrong = after(practice(teaches=False)), after(practice(score=0.0, teaches=False))
    assert right.cells[3] == 1
    assert wrong.cells[3] == 0
    assert wrong.cells[0] < -1.63 < right.cells[0] < after(practice()).cells[0]


histories = st.lists(
    st.tuples(st.sampled_from("abc"), st.floats(0, 1), st.floats(-5, 4000), st.floats(-8, 8), st.floats(0.01, 1), st.booleans()),
    max_size=40,
)


@given(histories, st.floats(-5, 4000), st.floats(-8, 8))
def test_whatever_came_before_a_right_answer_never_lowers_and_a_diagnostic_wrong_one_never_raises(history, days, difficulty):
    made = [
        practice(k, y, max(0.0, d), difficulty=b, weight=w, lesson=lesson, requires=("b",), along=(("c", 0.5),))
        for k, y, d, b, w, lesson in history
    ]
    plan, day = after(*made), max(0.0, days)
    before = level(plan, "a", round(day * DAY), C)
    right = PlanState.unpack(plan.pack())
    practise(right, practice("a", 1.0, day, difficulty=difficulty), C)
    assert right.head[0] + right.cells[right.rows["a"] * 5] >= before - 1e-4
    wrong = PlanState.unpack(plan.pack())
    practise(wrong, practice("a", 0.0, day, difficulty=difficulty, teaches=False), C)
    assert wrong.head[0] + wrong.cells[wrong.rows["a"] * 5] <= before + 1e-4
