"""Predictions and the standing of skills."""

from datetime import timedelta
from math import isfinite, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.mastery import CourseParameters, ItemParameters, ParameterSet, Predictor, Readout, item_key, shard_of
from services.mastery.features import features
from services.mastery.filter import logistic, look
from services.mastery.forms import FEATURES, ITEM_SLOPES, SKILL_SLOPES, TOPICS
from services.mastery.online import Difficulties
from tests.mastery.events import MONDAY, attempt, fold_all, histories

RNG = np.random.default_rng(3)
FITTED = CourseParameters(
    items={"i1#a": ItemParameters(0.3, 0.1)},
    skills={"a": 0.4, "d": -0.2},
    readout=Readout(0.1, tuple(RNG.normal(0, 0.05, len(FEATURES)).tolist()), 0.5),
    skill_terms={"a": tuple(RNG.normal(0, 0.05, 1 + len(SKILL_SLOPES)).tolist())},
    item_terms={"i1#a": tuple(RNG.normal(0, 0.05, 1 + len(ITEM_SLOPES)).tolist())},
    newcomer=Readout(-0.2, tuple(RNG.normal(0, 0.05, len(FEATURES)).tolist()), 0.5),
)


def predictor(entries, parameters=None):
    parts = fold_all(entries)
    core = parts.get("algebra")
    return Predictor("algebra", core, parameters or ParameterSet()), parts


def practice(days: int, score: float = 1.0):
    return [attempt("a", score=score, item=f"i{day}-{n}", hours=24 * day + n / 10) for day in range(days) for n in range(3)]


@given(histories.filter(bool), st.sampled_from(["i1#a", "i2#a"]))
@settings(max_examples=40, deadline=None)
def test_a_prediction_is_the_sum_of_its_parts_for_known_items_and_new_ones(history, key):
    asked, _ = predictor(history, ParameterSet(courses={"algebra": FITTED}))
    prediction = asked.predict(("a", "b"), key, 0.5, MONDAY + timedelta(days=3))
    assert prediction.chance == pytest.approx(logistic(sum(value for _, value in prediction.parts)))
    (plain,) = asked.chances(("a", "b"), [(key, 0.5)], MONDAY + timedelta(days=3))
    assert plain == pytest.approx(prediction.chance, abs=1e-9)


@given(histories.filter(bool), st.sampled_from(["i1#a", "i2#a", None]), st.floats(-1e6, 1e6), st.floats(-50, 50))
@settings(max_examples=60, deadline=None)
def test_predictions_are_chances_for_any_history_any_clock_and_any_rating(history, key, hours, rating):
    now = MONDAY + timedelta(hours=hours)
    for known in (FITTED, CourseParameters()):
        asked, parts = predictor(history, ParameterSet(courses={"algebra": known}))
        shard = parts.get(f"algebra/{shard_of('i1'):02d}") if key == "i1#a" else None
        shown = asked.predict(("a", "e"), key, rating, now, shard)
        assert 0.0 <= shown.chance <= 1.0
        assert all(isfinite(value) for _, value in shown.parts)
        view = asked.skill("e", now)
        assert 0.0 <= view.mastery <= 1.0
        assert 0.0 <= view.certainty <= 1.0


def test_a_new_item_is_expected_to_be_as_hard_as_those_of_its_skills_and_a_new_skill_as_hard_as_the_others():
    assert FITTED.guessed(("a",)) == 0.4
    assert FITTED.guessed(("new",)) == pytest.approx(0.1)
    assert FITTED.guessed(("a", "new")) == pytest.approx(0.25)
    assert CourseParameters().guessed(("a",)) == 0.0


def test_a_new_item_has_the_readout_of_new_items_and_a_known_one_its_own():
    assert FITTED.readout_of("i1#a") is FITTED.readout
    assert FITTED.readout_of("i9#a") is FITTED.readout_of(None) is FITTED.newcomer
    assert CourseParameters().readout_of("i9#a") == Readout()


def test_without_a_fitted_readout_and_without_delay_the_filter_is_shown():
    asked, _ = predictor([attempt("a")])
    seen = look(asked.core, ("a",), asked.core.times[0], (0.0, 1.0), asked.parameters.filter)
    assert asked.predict(("a",), None, 0.0, MONDAY).chance == pytest.approx(seen.chance)


def test_a_harder_item_is_less_likely_to_be_solved():
    asked, _ = predictor(practice(2))
    easy, hard = asked.chances(("a",), [("x#a", -1.0), ("y#a", 1.0)], MONDAY + timedelta(days=2))
    assert easy > hard


def test_a_fitted_difficulty_replaces_the_authors_rating():
    known = CourseParameters({item_key("x", "a"): ItemParameters(2.0, 0.05)}, {"a": 0.5})
    asked, _ = predictor(practice(2), ParameterSet(courses={"algebra": known}))
    fitted, rated = asked.chances(("a",), [("x#a", -3.0), ("y#a", 0.0)], MONDAY + timedelta(days=2))
    assert fitted < rated


def test_one_lucky_answer_never_masters_but_steady_practice_does():
    assert not predictor([attempt("a")])[0].skill("a", MONDAY).is_mastered
    assert predictor(practice(12))[0].skill("a", MONDAY + timedelta(days=11, hours=1)).is_mastered


def test_one_slip_does_not_wipe_progress():
    entries = practice(12)
    before = predictor(entries)[0].skill("a", MONDAY + timedelta(days=12))
    after = predictor([*entries, attempt("a", score=0.0, item="z", hours=24 * 12)])[0].skill("a", MONDAY + timedelta(days=12))
    assert before.mastery - 0.12 < after.mastery < before.mastery


def test_mastery_retrievability_and_certainty_fade_with_time():
    asked, _ = predictor(practice(5))
    fresh, stale = (asked.skill("a", MONDAY + timedelta(days=days)) for days in (5, 90))
    assert fresh.retrievability > stale.retrievability
    assert fresh.mastery > stale.mastery
    assert fresh.certainty > stale.certainty


def test_the_next_review_is_when_retrievability_is_nine_tenths():
    asked, _ = predictor(practice(5))
    due = asked.skill("a", MONDAY).next_review
    assert asked.skill("a", due).retrievability == pytest.approx(0.9, abs=1e-3)


def test_a_skill_never_practised_has_a_view_too():
    view = predictor([attempt("b")])[0].skill("a", MONDAY)
    assert (view.attempts, view.last_practice, view.next_review) == (0, None, None)
    assert not view.is_mastered


def test_features_are_those_named():
    asked, parts = predictor([attempt("a", score=0.0), attempt("a", item="x", hours=2)])
    core, past = asked.core, parts[f"algebra/{shard_of('x'):02d}"].seen("x#a")
    seen = look(core, ("a", "b"), core.times[0] + 3600, (0.3, 1.0), asked.parameters.filter)
    values = dict(zip(FEATURES, features(seen, core, past, asked.parameters.filter), strict=True))
    assert values["difficulty"] == 0.3
    assert values["skill_attempts"] == pytest.approx(log(3) / 2)
    assert values["skill_wins"] == pytest.approx(log(2) / 2)
    assert (values["item_attempts"], values["item_wins"], values["item_last"], values["new_item"]) == (log(2), log(2), 1.0, 0.0)
    assert (values["new_skill"], values["same_skill"], values["last_1"], values["last_2"], values["last_3"]) == (0.5, 0.5, 1.0, -1.0, 0.0)
    assert values["idle_hours"] == pytest.approx(log(2))
    assert values["hours"] == pytest.approx(log(2) / 2)
    assert values["seconds"] == pytest.approx(log(3601) / 2)
    assert values["tried_hour"] == pytest.approx(log(1 + (1 + 0.25) / 2) / 2)
    assert values["hours*skill_last_1"] == pytest.approx(values["hours"] * values["skill_last_1"])
    assert values["idle_seconds>6"] == pytest.approx(log(3601) - 6)
    assert len(FEATURES) == len(TOPICS) == len(set(FEATURES))


def test_learnt_difficulties_start_at_the_mean_of_their_skills_items():
    asked, _ = predictor([attempt("a")])
    learnt = Difficulties(asked.parameters.filter)
    for key, step in (("x", -0.5), ("y", 0.5), ("x", -0.1)):
        seen = look(asked.core, ("a",), 0, learnt.of(key, ("a",)), asked.parameters.filter)
        learnt.learn(key, seen, step, 0.2)
    frozen = learnt.frozen()
    assert learnt.of("new", ("a",)) == (frozen.skills["a"], 1.0)
    assert frozen.skills["a"] == pytest.approx((frozen.items["x"].difficulty + frozen.items["y"].difficulty) / 2)
    assert frozen.items["x"].difficulty > frozen.items["y"].difficulty
