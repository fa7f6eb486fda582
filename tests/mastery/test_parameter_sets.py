"""Parameter sets: kept under their hash, and put in force only when they foresee the newest week better."""

import numpy as np
import pytest

from services.mastery import CourseParameters, ParameterSet, ParametersUnreadable, Readout, read_parameters
from services.mastery.fitting import before, fit_course, gathered, judged
from tests.mastery.test_fitting import C, people

SINCE = 30 * 4000


def fitted(learners) -> ParameterSet:
    columns = gathered(before({C: learners}, SINCE)[C])
    return ParameterSet(courses={C: fit_course(columns, ParameterSet(), np.random.default_rng(0))})


@pytest.fixture(scope="module")
def learners():
    return people(120)


@pytest.fixture(scope="module")
def new(learners):
    return fitted(learners)


def test_a_set_is_read_as_it_was_written(new):
    again = read_parameters(new.written, new.hash)
    assert again.hash == new.hash
    assert again.course(C).readout == new.course(C).readout
    assert again.course(C).newcomer == new.course(C).newcomer is not None


@pytest.mark.parametrize("packed", [b"", b"{}", b"[]", b"\xff"])
def test_damaged_parameters_are_refused(packed):
    with pytest.raises(ParametersUnreadable):
        read_parameters(packed, ParameterSet().hash)


def test_parameters_under_another_name_are_refused(new):
    with pytest.raises(ParametersUnreadable):
        read_parameters(ParameterSet().written, new.hash)


def test_a_set_that_foresees_the_newest_answers_better_may_be_used(learners, new):
    found = judged(ParameterSet(), new, {C: learners}, SINCE)
    assert found.is_better or found.why == "not_calibrated"
    assert found.gain > 2 * found.error > 0
    assert found.answers == 120 * 10


def test_the_same_set_is_not_better_and_a_worse_one_neither(learners, new):
    assert judged(new, new, {C: learners}, SINCE).why == "not_better"
    assert judged(new, ParameterSet(), {C: learners}, SINCE).why == "not_better"


def test_a_set_that_is_surer_than_it_may_be_is_not_used(learners):
    humble = ParameterSet(courses={C: CourseParameters(readout=Readout(-3.0))})
    bold = ParameterSet(courses={C: CourseParameters(readout=Readout(-1.0))})
    assert judged(humble, bold, {C: learners}, SINCE).why == "not_calibrated"


def test_few_answers_prove_nothing(learners, new):
    assert judged(ParameterSet(), new, {C: learners[:5]}, SINCE).why == "too_few_answers"
    assert judged(ParameterSet(), new, {}, SINCE).why == "too_few_answers"
