"""No number of one item or one skill may rest on a handful of learners, and none may be found by subtraction."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.mastery import CourseParameters, ItemParameters, ParameterSet
from services.mastery.fitting import LEAST_BEHIND, Answer, fit_course, gathered, published
from tests.mastery.test_fitting import people

journals = st.lists(
    st.lists(st.tuples(st.sampled_from("pqrst"), st.sampled_from(["a", "b", "ab"]), st.booleans()), max_size=6), min_size=1, max_size=15
)


def known_of(answers) -> CourseParameters:
    """Return numbers of every item and skill, as a fit would give them."""
    items = {key: ItemParameters(0.1 * n, 0.5) for n, key in enumerate(answers.keys)}
    terms = dict.fromkeys(answers.names, (0.5,))
    return CourseParameters(items, dict.fromkeys(answers.names, 0.3), skill_terms=terms, item_terms=dict.fromkeys(answers.keys, (0.2,)))


@settings(max_examples=150)
@given(journals, st.integers(1, 6))
def test_what_is_kept_has_learners_enough_behind_it_and_all_that_has_is_kept(learners, least):
    given_ = [[Answer(item, tuple(skills), float(won)) for item, skills, won in one] for one in learners]
    answers = gathered(given_)
    kept = published(known_of(answers), answers, least)
    behind = {item: sum(any(answer.key == item for answer in one) for one in given_) for item in "pqrst"}
    practising = {skill: sum(any(skill in answer.skills for answer in one) for one in given_) for skill in "ab"}
    assert kept.items.keys() == kept.item_terms.keys() == {item for item, count in behind.items() if count >= least}
    assert kept.skill_terms.keys() == {skill for skill, count in practising.items() if count >= least}
    assert kept.skills.keys() <= kept.skill_terms.keys()


def test_what_few_have_answered_changes_no_number_that_is_kept():
    many = [[Answer("common", ("a",), 1.0), Answer("other", ("a",), 0.0)] for _ in range(LEAST_BEHIND)]
    answers = gathered([[*many[0], Answer("rare", ("a",), 0.0)], *many[1:]])
    known = known_of(answers)
    hard = CourseParameters({**known.items, "rare": ItemParameters(9.0, 0.1)}, {"a": 4.0}, skill_terms={}, item_terms={})
    kept, again = published(known, answers), published(hard, answers)
    assert "rare" not in kept.items
    assert kept.skills == again.skills == {"a": pytest.approx(0.05)}
    assert kept.items == again.items


def test_a_fit_of_many_keeps_all_its_numbers():
    answers = gathered(people(40, 30))
    known = fit_course(answers, ParameterSet(), np.random.default_rng(0))
    kept = published(known, answers)
    assert kept.items == known.items
    assert kept.skill_terms == known.skill_terms
    assert kept.readout == known.readout
    for skill, mean in kept.skills.items():
        assert mean == pytest.approx(known.skills[skill])
