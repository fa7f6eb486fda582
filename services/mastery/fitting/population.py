"""From many learners' answers to a parameter set: constants, difficulties, a cross-fitted readout for each course, and the gate (pure)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from services.mastery.fitting.answers import Answers
from services.mastery.fitting.changes import Floats, Ints
from services.mastery.fitting.design import ReadoutDesign, designed
from services.mastery.fitting.difficulty import Difficulties, item_skill_pairs, learnt
from services.mastery.fitting.minimise import minimised
from services.mastery.fitting.newcomers import MOST_ANSWERS, as_newcomers, joined, newcomer_readout
from services.mastery.fitting.search import searched
from services.mastery.fitting.walk import Walk
from services.mastery.parameters import CourseParameters, ItemParameters, ParameterSet, Readout

GROUPS: Final = 5
LEAST_LEARNERS: Final = 10  # of a course, before anything of it is fitted

Tell = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A parameter set and what it was fitted on: how many learners and answers of each course."""

    parameters: ParameterSet
    learners: Mapping[str, int]
    answers: Mapping[str, int]


def fit_course(answers: Answers, p: ParameterSet, rng: np.random.Generator) -> CourseParameters:
    """Return difficulties and readout of a course.

    The readout is cross-fitted: learners fall into five groups, and each group is foreseen with difficulties that the other four give, so
    that no weight is learnt from a difficulty that has seen the same answer.
    """
    pairs = item_skill_pairs(answers)
    group = rng.permutation(answers.learners) % GROUPS
    mine = group[answers.learner]
    foresight, newcomers = np.empty((len(answers), 8)), []
    for number in range(GROUPS):
        here = mine == number
        if not here.any():
            continue
        others = learnt(Walk(answers.of(~here)), pairs, p)
        asked = answers.of(here)
        foresight[here] = Walk(asked).through(others.mean, others.variance, p).columns
        found = as_newcomers(asked, others, pairs, p, rng, MOST_ANSWERS // GROUPS)
        newcomers.append(replace(found, rows=np.flatnonzero(here)[found.rows]))
    design = ReadoutDesign(designed(foresight, answers), answers)
    theta = minimised(design.loss, *design.curvatures())
    readout, skills, items = design.readout(theta)
    known = _course(answers, learnt(Walk(answers), pairs, p), readout, skills, items)
    return replace(known, newcomer=newcomer_readout(answers, joined(newcomers), skills))


def fit_population(courses: Mapping[str, Answers], start: ParameterSet, seed: int, evaluations: int, tell: Tell = lambda: None) -> Fitted:
    """Return a parameter set fitted on all courses that have learners enough; the others keep what `start` has of them.

    Args:
        courses: the answers of each course.
        start: the set in force.
        seed: of all chance; the same answers and seed give the same set.
        evaluations: of the search for the filter's constants, which is made on the course with the most answers.
        tell: called after each evaluation and each course.
    """
    enough = {name: answers for name, answers in sorted(courses.items()) if len(np.unique(answers.learner)) >= LEAST_LEARNERS}
    if not enough:
        return Fitted(start, {}, {})
    rng = np.random.default_rng(seed)
    constants = searched(max(enough.values(), key=len), start, rng, evaluations, tell)
    known = dict(start.courses)
    for name, answers in enough.items():
        known[name] = fit_course(answers, constants, rng)
        tell()
    counts = {name: len(np.unique(answers.learner)) for name, answers in enough.items()}
    return Fitted(replace(constants, courses=known), counts, {name: len(answers) for name, answers in enough.items()})


def _course(answers: Answers, difficulties: Difficulties, readout: Readout, skills: Floats, items: Floats) -> CourseParameters:
    known: Ints = np.flatnonzero(difficulties.answered)
    mean, variance, means = difficulties.mean.tolist(), difficulties.variance.tolist(), difficulties.skills.tolist()
    taught = np.unique(answers.skills[answers.skills >= 0])
    return CourseParameters(
        items={answers.keys[i]: ItemParameters(mean[i], variance[i]) for i in known.tolist()},
        skills={answers.names[k]: means[k] for k in taught.tolist()},
        readout=readout,
        skill_terms={name: tuple(row) for name, row in zip(answers.names, skills.tolist(), strict=True) if any(row)},
        item_terms={answers.keys[i]: tuple(items[i].tolist()) for i in known.tolist()},
    )
