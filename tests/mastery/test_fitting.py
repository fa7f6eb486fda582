"""Fitting the population's numbers: the walk over columns is the filter, and what is fitted foresees better than what is not."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.mastery import Core, FilterConstants, ItemShard, KnowledgeFold, Observation, ParameterSet
from services.mastery.features import features, foresight
from services.mastery.filter import logistic
from services.mastery.fitting import Answer, fit_course, fit_population, gathered, quality, searched
from services.mastery.fitting.changes import Change, make
from services.mastery.fitting.design import ReadoutDesign, designed
from services.mastery.fitting.difficulty import item_skill_pairs, learnt
from services.mastery.fitting.minimise import minimised
from services.mastery.fitting.walk import Walk
from services.mastery.fold import foresee
from services.mastery.forms import ITEM_PLACES, SKILL_PLACES
from services.mastery.readout import chance

C = "course"
changes = st.builds(Change, st.sampled_from("abcd"), st.integers(0, 10**7), st.none() | st.floats(0.05, 0.95))
answers = st.lists(
    st.lists(
        st.builds(
            Answer,
            st.sampled_from(["i1", "i2", "i3", "i4"]),
            st.lists(st.sampled_from("abcd"), min_size=1, max_size=3, unique=True).map(lambda skills: tuple(sorted(skills))),
            st.floats(0, 1),
            st.integers(0, 10**7),
            st.floats(0.1, 1),
            before=st.just(()) | st.lists(changes, max_size=4).map(tuple),
        ),
        min_size=1,
        max_size=12,
    ),
    min_size=1,
    max_size=5,
)


def people(learners: int = 60, each: int = 40, seed: int = 1) -> list[list[Answer]]:
    """Return answers of learners of different ability on items of different difficulty; item 3 is far harder than the rest."""
    rng, found = Random(seed), []
    for _ in range(learners):
        ability, mine = rng.gauss(0.5, 1), []
        for n in range(each):
            item = rng.randrange(12)
            right = rng.random() < logistic(ability + 0.03 * n - (3 if item == 3 else item / 8))
            mine.append(Answer(f"i{item}", ("ab"[item % 2],), float(right), n * 4000))
        found.append(mine)
    return found


def foreseen(learners, parameters):
    fold, known = KnowledgeFold(parameters), parameters.course(C)
    for mine in learners:
        core, shard = Core.start(parameters.filter), ItemShard.start()
        for answer in mine:
            make(core, answer.before, parameters.filter)
            seen = foresee(core, answer.skills, answer.at_s, answer.key, 0.0, known, parameters)
            past = shard.seen(answer.key)
            yield seen, core, past, answer, chance(seen, core, answer.key, past, known, parameters.filter)
            fold.take(core, shard, Observation(answer.skills, answer.score, answer.weight, answer.key, 0.0, False, None), seen, known)


@given(answers)
@settings(max_examples=30, deadline=None)
def test_the_walk_over_columns_foresees_what_the_fold_foresees(learners):
    columns, parameters = gathered(learners), ParameterSet()
    zeros = np.zeros(len(columns.keys))
    walked = Walk(columns).through(zeros, zeros + parameters.filter.v_b0, parameters)
    values = designed(walked.columns, columns)
    for row, (seen, core, past, _, _) in enumerate(foreseen(learners, parameters)):
        assert walked.columns[row] == pytest.approx(foresight(seen), abs=2e-4)
        assert values[row] == pytest.approx(features(seen, core, past, parameters.filter), rel=2e-3, abs=2e-3)


def test_what_the_fold_shows_is_what_was_fitted():
    learners = people()
    columns = gathered(learners)
    known = fit_course(columns, ParameterSet(), np.random.default_rng(1))
    parameters = ParameterSet(courses={C: known})
    means = np.array([known.items[key].difficulty for key in columns.keys])
    variances = np.array([known.items[key].variance for key in columns.keys])
    values = designed(Walk(columns).through(means, variances, parameters).columns, columns).astype(float)
    logit = values[:, 0] + known.readout.intercept + values @ np.array(known.readout.weights)
    for row, (*_, answer, shown) in enumerate(foreseen(learners, parameters)):
        skill, item = known.skill_terms[answer.skills[0]], known.item_terms[answer.key]
        from_terms = skill[0] + item[0] + np.dot(skill[1:], slopes(values[row], "skill")) + np.dot(item[1:], slopes(values[row], "item"))
        assert shown == pytest.approx(logistic(logit[row] + from_terms), abs=2e-3)


def slopes(values, of):
    return values[list(SKILL_PLACES if of == "skill" else ITEM_PLACES)]


def test_difficulties_are_found_in_the_answers_and_start_at_their_skills_mean():
    learners = people()
    columns = gathered(learners)
    pairs = item_skill_pairs(columns)
    found = learnt(Walk(columns), pairs, ParameterSet())
    hardest = columns.keys[int(found.mean.argmax())]
    assert hardest == "i3"
    without = columns.of(columns.item != columns.keys.index("i3"))
    unseen = learnt(Walk(without), pairs, ParameterSet())
    assert unseen.mean[columns.keys.index("i3")] == pytest.approx(unseen.skills[columns.names.index("b")])


def test_an_authors_rating_is_where_the_search_for_a_difficulty_starts():
    rated = [[replace(answer, rating=2.0 if answer.key == "i3" else 0.0) for answer in mine[:2]] for mine in people(4)]
    plain = [mine[:2] for mine in people(4)]
    of = [gathered(learners) for learners in (rated, plain)]
    means = [learnt(Walk(columns), item_skill_pairs(columns), ParameterSet()).mean for columns in of]
    here = [columns.keys.index("i3") if "i3" in columns.keys else None for columns in of]
    if here[0] is not None:
        assert means[0][here[0]] > means[1][here[1]]


def test_a_fitted_course_foresees_other_learners_better_than_defaults():
    train, test = people(120, seed=1), people(60, seed=2)
    fitted = ParameterSet(courses={C: fit_course(gathered(train), ParameterSet(), np.random.default_rng(0))})
    scores = np.array([answer.score for mine in test for answer in mine])
    losses = [quality(np.array([shown for *_, shown in foreseen(test, p)]), scores).logloss for p in (ParameterSet(), fitted)]
    assert losses[1] < losses[0] - 0.02


def test_the_search_never_returns_worse_constants_and_knows_the_base_rate():
    columns = gathered(people())
    ticks = []
    found = searched(columns, ParameterSet(), np.random.default_rng(0), 6, lambda: ticks.append(1))
    assert found.filter.base_rate == pytest.approx(columns.score.mean())
    assert len(ticks) == 6


def test_the_same_answers_and_seed_give_the_same_set():
    courses = {C: gathered(people(20, 15))}
    sets = [fit_population(courses, ParameterSet(), 7, 3).parameters.hash for _ in range(2)]
    assert sets[0] == sets[1] != ParameterSet().hash


def test_with_fewer_than_ten_learners_nothing_is_fitted():
    fitted = fit_population({C: gathered(people(9, 5))}, ParameterSet(), 7, 3)
    assert fitted.parameters.hash == ParameterSet().hash
    assert not fitted.learners


def test_weights_of_noise_stay_near_zero():
    rng = np.random.default_rng(1)
    learners = [[Answer(f"i{n % 5}", ("a",), float(rng.random() < 0.7)) for n in range(30)] for _ in range(40)]
    columns = gathered(learners)
    walked = Walk(columns).through(np.zeros(5), np.ones(5), ParameterSet())
    design = ReadoutDesign(designed(walked.columns, columns), columns)
    theta = minimised(design.loss, *design.curvatures())
    assert np.abs(theta[1:]).max() < 0.25
    value, gradient = design.loss(theta)
    assert np.abs(gradient).max() < 3.0  # of 1,200 answers
    step = rng.normal(size=design.size) * 1e-2
    assert design.loss(theta + step)[0] > value - 1e-3


def test_quality_is_that_of_the_text_books():
    chance_, score = np.array([0.9, 0.8, 0.3, 0.3]), np.array([1.0, 0.0, 1.0, 0.0])
    found = quality(chance_, score)
    assert found.auc == pytest.approx((1 + 1 + 0 + 0.5) / 4)
    assert found.logloss == pytest.approx(-np.log([0.9, 0.2, 0.3, 0.7]).mean())


def test_a_base_rate_is_part_of_a_sets_name():
    assert ParameterSet(FilterConstants(base_rate=0.6)).hash != ParameterSet().hash
