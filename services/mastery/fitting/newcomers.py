"""How answers are foreseen whose item, or skill, nobody has answered before: what the readout of new items is fitted on (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from services.mastery.fitting.answers import Answers
from services.mastery.fitting.changes import Floats, Ints
from services.mastery.fitting.design import ReadoutDesign, designed
from services.mastery.fitting.difficulty import Difficulties, guessed
from services.mastery.fitting.minimise import minimised
from services.mastery.fitting.walk import Walk
from services.mastery.forms import SKILL_PLACES
from services.mastery.parameters import ParameterSet, Readout

PARTS: Final = 4  # of the skills, and of the items, of which one is hidden at a time
MOST_ANSWERS: Final = 200_000  # chosen at random; a hundred weights need no more
RIDGE: Final = 300.0  # what is learnt is for skills that are not among those it is learnt from


@dataclass(frozen=True, slots=True, eq=False)
class Newcomers:
    """Answers foreseen as if their item were new.

    Args:
        rows: Number of the answer.
        columns: What the filter foresaw, as `Foreseen.columns`.
        known: Which of the answer's skills were known, beside `Answers.skills`.
    """

    rows: Ints
    columns: Floats
    known: NDArray[np.bool_]


def as_newcomers(answers: Answers, learnt: Difficulties, pairs: Ints, p: ParameterSet, rng: np.random.Generator, most: int) -> Newcomers:
    """Return answers as they are foreseen by one who does not know their item, or not even its skills.

    Skills and items fall into four parts. Learners are walked four times, each time with a part of both hidden: what is hidden has the
    difficulty that is guessed for a new item, also while the learner's state is moved by it.

    Args:
        answers: of learners on whom `learnt` does not rest.
        learnt: the difficulties of what is not hidden.
        pairs: (item, skill) numbers of the course.
        p: the constants of filter and evidence.
        rng: chance.
        most: how many are chosen.
    """
    of_skill, of_item = (rng.permutation(size) % PARTS for size in (len(answers.names), len(answers.keys)))
    hidden = [of_skill == part for part in range(PARTS)]
    new = np.array([(of_item == part) | _bears(hidden[part], pairs, len(of_item)) for part in range(PARTS)])
    guess = np.array([guessed(_without(learnt.skills, mask), pairs, answers.ratings) for mask in hidden])
    mean, variance = np.where(new, guess, learnt.mean), np.where(new, p.filter.v_b0, learnt.variance)
    part, rows = np.nonzero(new[:, answers.item])
    chosen = np.sort(rng.permutation(len(rows))[:most])
    part, rows = part[chosen], rows[chosen]
    columns = Walk(_repeated(answers)).through(mean.ravel(), variance.ravel(), p).columns[part * len(answers) + rows]
    skills = answers.skills[rows]
    return Newcomers(rows, columns, (skills >= 0) & (of_skill[skills] != part[:, None]))


def _without(skills: Floats, hidden: NDArray[np.bool_]) -> Floats:
    """Return the skills' mean difficulties, those of hidden ones as guessed from the others."""
    return np.where(hidden, 0.0 if hidden.all() else skills[~hidden].mean(), skills)


def _bears(skills: NDArray[np.bool_], pairs: Ints, size: int) -> NDArray[np.bool_]:
    """Return which items have one of these skills."""
    return np.bincount(pairs[:, 0], skills[pairs[:, 1]], size) > 0


def _repeated(answers: Answers) -> Answers:
    """Return the answers once for each part, as if by other learners on other items."""
    part = np.repeat(np.arange(PARTS), len(answers))
    all_ = answers.of(np.tile(np.arange(len(answers)), PARTS))
    return replace(
        all_,
        learner=all_.learner + part * answers.learners,
        item=all_.item + part * len(answers.keys),
        presumed=answers.presumed.repeated(PARTS, answers.learners),
    )


def joined(found: Sequence[Newcomers]) -> Newcomers:
    """Return the newcomers of all groups."""
    parts = [np.concatenate([getattr(one, name) for one in found]) for name in ("rows", "columns", "known")]
    return Newcomers(*parts)


def newcomer_readout(answers: Answers, found: Newcomers, skill_terms: Floats) -> Readout:
    """Return the readout of new items: weights of its own, beside the terms of the skills that are known.

    Args:
        answers: those that the newcomers are of.
        found: the newcomers.
        skill_terms: level and slopes, a row per skill.
    """
    mine = answers.of(found.rows)
    features = designed(found.columns, mine)
    values = np.column_stack([np.ones(len(mine)), features[:, list(SKILL_PLACES)]])
    terms = np.where(found.known[:, :, None], skill_terms[mine.skills], 0.0).sum(axis=1)
    share = 1.0 / (mine.skills >= 0).sum(axis=1)
    design = ReadoutDesign(features, mine, features[:, 0] + share * (values * terms).sum(axis=1), RIDGE, has_terms=False)
    return design.readout(minimised(design.loss, *design.curvatures()))[0]
