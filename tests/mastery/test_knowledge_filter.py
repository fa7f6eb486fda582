"""The filter's equations, against values worked out with a pencil."""

from dataclasses import replace
from math import exp, log, pi, sqrt

import pytest

from services.mastery import Core, FilterConstants
from services.mastery.filter import absorb, logistic, look
from services.mastery.state import STRIDE

C = FilterConstants()
NEW_ITEM = (0.0, 1.0)


def test_of_a_new_learner_the_base_rate_is_foreseen_shrunk_by_doubt():
    seen = look(Core.start(C), ("a",), 0, NEW_ITEM, C)
    assert seen.z == pytest.approx(log(7 / 3))
    # v_g 0.8 + v_f .05/.19 + v_b 1 + v_a 0.2 + v_c .1/.2775
    assert seen.variance == pytest.approx(0.8 + 0.263158 + 1.0 + 0.2 + 0.360360, abs=1e-5)
    assert seen.kappa == pytest.approx(1 / sqrt(1 + pi * 2.623518 / 8), abs=1e-5)
    assert seen.chance == pytest.approx(0.6444, abs=1e-4)


def test_a_wrong_answer_moves_each_part_by_its_own_variance():
    core = Core.start(C)
    seen = look(core, ("a",), 0, NEW_ITEM, C)
    step, shrink = absorb(core, seen, 0.0, 1.0, C)
    h = 0.7 * 0.3
    assert step == pytest.approx(-0.64443 / (1 + 2.623518 * h), abs=1e-4)
    assert shrink == pytest.approx(h / (1 + 2.623518 * h), abs=1e-5)
    assert core.head[0] == pytest.approx(log(7 / 3) + 0.8 * step, abs=1e-6)
    assert core.head[1] == pytest.approx(0.8 - 0.64 * shrink, abs=1e-6)
    m_a, v_a, m_c, v_c, attempts, wins, stability = core.cells[:7]
    assert (m_a, v_a) == pytest.approx((0.2 * step, 0.2 - 0.04 * shrink), abs=1e-6)
    assert (m_c, v_c) == pytest.approx((0.360360 * step, 0.360360 - 0.129860 * shrink), abs=1e-5)
    assert (attempts, wins, stability) == (1, 0, 14)


def test_two_skills_share_the_blame():
    one, two = Core.start(C), Core.start(C)
    absorb(one, look(one, ("a",), 0, NEW_ITEM, C), 0.0, 1.0, C)
    absorb(two, look(two, ("a", "b"), 0, NEW_ITEM, C), 0.0, 1.0, C)
    assert one.cells[0] < two.cells[0] < 0
    assert two.cells[0] == two.cells[STRIDE]


def test_time_fades_the_recent_trace_and_widens_doubt():
    c = replace(C, v_a0=0.6)  # room for doubt to grow
    core = Core.start(c)
    for _ in range(5):
        absorb(core, look(core, ("a",), 0, NEW_ITEM, c), 1.0, 1.0, c)
    soon, late = (look(core, ("a",), hours * 3600, NEW_ITEM, c).now[0] for hours in (1, 48))
    assert late[2] == pytest.approx(core.cells[2] * 0.85 * exp(-2), rel=1e-5)
    assert late[2] < soon[2]
    assert late[1] == pytest.approx(core.cells[1] + 0.01 + 0.01 * log(49), rel=1e-5)
    assert late[3] > soon[3]


def test_stability_grows_by_success_and_shrinks_by_failure():
    core = Core.start(C)
    for score in (1.0, 1.0, 0.0):
        absorb(core, look(core, ("a",), 0, NEW_ITEM, C), score, 1.0, C)
    assert core.cells[6] == pytest.approx(20 * 1.8 * 1.8 * 0.7, rel=1e-6)


def test_the_logistic_function_does_not_overflow():
    assert logistic(-1e6) == 0.0
    assert logistic(1e6) == 1.0
    assert logistic(0.0) == 0.5
