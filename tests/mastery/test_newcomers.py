"""New items and new skills: foreseen by a readout that was fitted on items and skills hidden for the purpose."""

from dataclasses import replace

import numpy as np
import pytest

from services.mastery import ItemParameters, ParameterSet
from services.mastery.features import features, foresight
from services.mastery.filter import logistic
from services.mastery.fitting import Answer, fit_course, gathered, quality
from services.mastery.fitting.difficulty import item_skill_pairs, learnt
from services.mastery.fitting.newcomers import PARTS, as_newcomers
from services.mastery.fitting.walk import Walk
from services.mastery.forms import SKILL_PLACES
from services.mastery.parameters import CourseParameters
from tests.mastery.test_fitting import C, foreseen, people

SKILLS = 8


def course(learners: int, seed: int) -> list[list[Answer]]:
    """Return answers on items of eight skills, some of which are far harder than others."""
    rng, found = np.random.default_rng(seed), []
    for _ in range(learners):
        ability, mine = rng.normal(0.5, 1.0), []
        for n in range(40):
            item = int(rng.integers(24))
            skill = item % SKILLS
            right = rng.random() < logistic(ability + 0.02 * n - (skill - 3.5) * 0.6 - (item // SKILLS - 1) * 0.5)
            mine.append(Answer(f"i{item}", (f"s{skill}",), float(right), n * 4000))
        found.append(mine)
    return found


def without(learners, skill):
    return [[answer for answer in mine if answer.skills != (skill,)] for mine in learners]


def test_hidden_items_are_foreseen_as_the_fold_foresees_new_ones():
    taught, asked = gathered(course(30, 1) + course(10, 2)), course(10, 2)
    here = taught.learner >= 30
    answers, pairs, p = taught.of(here), item_skill_pairs(taught), ParameterSet()
    difficulties = learnt(Walk(taught.of(~here)), pairs, p)
    found = as_newcomers(answers, difficulties, pairs, p, np.random.default_rng(4), 10**6)
    rng = np.random.default_rng(4)
    of_skill, of_item = rng.permutation(SKILLS) % PARTS, rng.permutation(24) % PARTS
    count = 0
    for part in range(PARTS):
        shown = {i for i in range(24) if of_item[i] != part and of_skill[taught.names.index(taught_skill(taught, i))] != part}
        known = CourseParameters(
            {taught.keys[i]: ItemParameters(difficulties.mean[i], difficulties.variance[i]) for i in shown},
            {name: difficulties.skills[n] for n, name in enumerate(taught.names) if of_skill[n] != part},
        )
        walked = [foresight(seen) for seen, *_ in foreseen(asked, ParameterSet(courses={C: known}))]
        new = [row for row in range(len(answers)) if int(answers.item[row]) not in shown]
        assert found.rows[count : count + len(new)].tolist() == new
        for row, columns in zip(new, found.columns[count : count + len(new)], strict=True):
            assert columns == pytest.approx(walked[row], abs=2e-4)
        assert found.known[count : count + len(new), 0].tolist() == [bool(of_skill[answers.skills[row, 0]] != part) for row in new]
        count += len(new)
    assert count == len(found.rows)


def taught_skill(answers, item):
    return f"s{int(answers.keys[item][1:]) % SKILLS}"


def test_what_is_shown_of_a_new_item_is_what_was_fitted_for_new_items():
    known = fit_course(gathered(without(course(60, 1), "s7")), ParameterSet(), np.random.default_rng(1))
    forgotten = {name: {key: one for key, one in getattr(known, name).items() if key != "i0"} for name in ("items", "item_terms")}
    p = ParameterSet(courses={C: replace(known, **forgotten)})
    assert "s7" not in known.skills
    for seen, core, past, answer, shown in foreseen(course(8, 3), p):
        (skill,) = answer.skills
        if answer.key == "i0" or skill == "s7":
            values = np.array(features(seen, core, past, p.filter))
            logit = seen.kappa * seen.z + known.newcomer.intercept + values @ np.array(known.newcomer.weights)
            level, *slopes = known.skill_terms.get(skill, [0.0] * (1 + len(SKILL_PLACES)))
            assert shown == pytest.approx(logistic(logit + level + values[list(SKILL_PLACES)] @ np.array(slopes)), abs=1e-9)


def test_new_skills_are_foreseen_better_by_the_readout_for_them_than_by_the_one_for_known_items():
    test, losses = course(60, 9), {True: [], False: []}
    for skill in ("s1", "s4", "s6"):
        known = fit_course(gathered(without(course(90, 8), skill)), ParameterSet(), np.random.default_rng(0))
        for has, mine in ((True, known), (False, replace(known, newcomer=None))):
            shown = [
                (chance, answer.score)
                for *_, answer, chance in foreseen(test, ParameterSet(courses={C: mine}))
                if answer.skills == (skill,)
            ]
            losses[has].append(quality(*np.array(shown).T).logloss)
    assert np.mean(losses[True]) < np.mean(losses[False])


def test_a_course_of_one_skill_and_one_item_has_a_readout_for_new_items_too():
    known = fit_course(
        gathered([[Answer("x", ("a",), float(n % 3 > 0)) for n in range(9)] for _ in range(12)]), ParameterSet(), np.random.default_rng(0)
    )
    assert np.isfinite([known.newcomer.intercept, *known.newcomer.weights]).all()


def test_a_learner_who_meets_a_new_course_part_is_foreseen_within_bounds():
    known = fit_course(gathered(people(30, 20)), ParameterSet(), np.random.default_rng(0))
    strange = [[Answer(f"n{n}", ("zzz",), float(n % 2), n) for n in range(20)]]
    assert all(0.0 < chance < 1.0 for *_, chance in foreseen(strange, ParameterSet(courses={C: known})))
