"""Facts are remembered by FSRS-6: its published package's numbers, bounds that hold for any history, and a fold that says the same."""

from datetime import timedelta
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.journal import SkillEvidence
from services.mastery import Core, KnowledgeFold, ParameterSet, Predictor
from services.mastery.facts import AGAIN, DIFFICULTY, GOOD, HARD, STABILITY_DAYS, Trace, after, equivalent_hours, first, retrievability
from tests.mastery.events import MONDAY, attempt, fold_all, histories

# Of the published package `fsrs` 6.3.2 with its defaults: days since the last review, grade, stability and difficulty after it.
PUBLISHED = {
    "good": [(0, 3, 2.3065, 2.118104), (1, 3, 7.315301, 2.111214), (3, 3, 19.833473, 2.104331), (10, 3, 53.984592, 2.097455), (30, 3, 139.182557, 2.090586)],
    "lapses": [(0, 3, 2.3065, 2.118104), (2, 1, 0.60758, 7.394503), (1, 3, 2.400404, 7.382337), (5, 1, 0.645811, 9.12482), (0.01, 3, 0.698373, 9.110924), (8, 3, 3.343244, 9.097041)],
    "hard": [(0, 1, 0.212, 6.4133), (0.02, 3, 0.246689, 6.402115), (1, 2, 1.314047, 7.596785), (4, 2, 4.072978, 8.389862), (0.5, 1, 1.318431, 9.455987), (20, 3, 5.340944, 9.441759)],
}  # fmt: skip
WEEK_LATER = {"good": 0.992606, "lapses": 0.841906, "hard": 0.880367}

grades = st.sampled_from([AGAIN, HARD, GOOD])
traces = st.builds(Trace, st.floats(*STABILITY_DAYS), st.floats(*DIFFICULTY))


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_numbers_come_out(name):
    trace = None
    for days, grade, stability, difficulty in PUBLISHED[name]:
        trace = first(grade) if trace is None else after(trace, days, grade)
        assert trace == (pytest.approx(stability, rel=1e-5), pytest.approx(difficulty, rel=1e-5))
    assert retrievability(7, trace.stability_days) == pytest.approx(WEEK_LATER[name], abs=1e-6)


@given(traces, st.floats(0, 1e6), grades)
def test_traces_stay_within_bounds_and_an_answer_moves_them_the_right_way(trace, days, grade):
    moved = after(trace, days, grade)
    assert STABILITY_DAYS[0] <= moved.stability_days <= STABILITY_DAYS[1]
    assert DIFFICULTY[0] <= moved.difficulty <= DIFFICULTY[1]
    if grade == AGAIN:
        assert moved.stability_days <= max(trace.stability_days, STABILITY_DAYS[0])
    else:
        assert moved.stability_days >= trace.stability_days


@given(st.floats(0, 1e7), st.floats(0, 1e7), st.floats(*STABILITY_DAYS), st.floats(0.1, 2))
def test_recall_falls_and_reads_the_same_by_the_law_of_all_other_skills(one, other, stability, power):
    sooner, later = sorted([one, other])
    assert 0.0 < retrievability(later, stability) <= retrievability(sooner, stability) <= 1.0
    hours = equivalent_hours(later, stability, power)
    assert isfinite(hours)
    assert hours > 0.0
    assert (1.0 + later / hours) ** -power == pytest.approx(retrievability(later / 24.0, stability), rel=1e-6)


def fact(score: float = 1.0, hours: float = 0.0, **more: object):
    happening = attempt("capital", score=score, hours=hours, **more)
    evidence = happening.evidence.model_copy(update={"skills": (SkillEvidence(skill="capital", score=score, fact=True),)})
    return type(happening)(happening.at, evidence)


def test_the_fold_keeps_what_the_model_says_of_a_fact():
    core = fold_all([fact(), fact(hours=24), fact(hours=24 * 4)])["algebra"]
    assert core.trace("capital") == (pytest.approx(19.833473, rel=1e-4), pytest.approx(2.104331, rel=1e-4))
    view = Predictor("algebra", core, ParameterSet()).skill("capital", MONDAY + timedelta(days=24))
    assert view.next_review == MONDAY + timedelta(days=4) + timedelta(days=core.trace("capital").stability_days)
    assert view.retrievability == pytest.approx(retrievability(20, 19.833473), rel=1e-3)


def test_a_fact_fades_by_its_own_law_and_other_skills_by_theirs():
    plain, known = attempt("capital", hours=0), fact()
    shown = {}
    for name, history in (("plain", [plain]), ("fact", [known])):
        predictor = Predictor("algebra", fold_all(history)["algebra"], ParameterSet())
        shown[name] = [predictor.skill("capital", MONDAY + timedelta(days=days)).mastery for days in (0, 1, 30, 365)]
    assert shown["fact"] == sorted(shown["fact"], reverse=True)
    assert shown["fact"][0] == pytest.approx(shown["plain"][0])
    assert shown["fact"] != shown["plain"]


def test_a_skill_that_is_a_fact_no_longer_goes_back_to_the_common_law_and_a_reset_forgets_its_trace():
    core = fold_all([fact(), attempt("capital", hours=30)])["algebra"]
    assert core.trace("capital") is None
    core = fold_all([attempt("first"), fact(hours=1), attempt("second", hours=2)])["algebra"]
    kept = core.trace("capital")
    core.forget("first")
    assert core.trace("capital") == kept
    core.forget("capital")
    assert core.trace("capital") is None
    assert Core.unpack(core.pack()).pack() == core.pack()


@given(histories, st.sets(st.sampled_from("abcde")))
def test_any_history_with_facts_stays_finite_and_is_packed_without_loss(history, facts):
    fold, marked = KnowledgeFold(), []
    for happening in history:
        skills = tuple(one.model_copy(update={"fact": one.skill in facts}) for one in happening.evidence.skills)
        marked.append(type(happening)(happening.at, happening.evidence.model_copy(update={"skills": skills})))
    for name, state in fold_all(marked).items():
        assert fold.unpack(name, state.pack()).pack() == state.pack()
        if isinstance(state, Core):
            assert all(map(isfinite, state.cells))
            predictor = Predictor(name, state, ParameterSet())
            for skill in state.rows:
                view = predictor.skill(skill, MONDAY + timedelta(days=400))
                assert 0.0 <= view.mastery <= 1.0
                assert 0.0 <= view.retrievability <= 1.0
