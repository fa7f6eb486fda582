"""Which of a course's fitted numbers may be kept: those that rest on the answers of learners enough, so that none shows one child's (pure)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from services.mastery.fitting.answers import Answers
from services.mastery.fitting.changes import Floats, Ints
from services.mastery.fitting.difficulty import item_skill_pairs
from services.mastery.parameters import CourseParameters, ItemParameters

LEAST_BEHIND: Final = 10  # different learners behind every number that is of one item or one skill alone


def published(known: CourseParameters, answers: Answers, least: int = LEAST_BEHIND) -> CourseParameters:
    """Return what is known of a course without the numbers of items and skills that fewer than `least` learners have answered.

    Such an item is foreseen like an average one of its skills, moved by its author's rating. A skill's mean difficulty is that of the items
    that are kept: were the others in it, what is said of one of them could be found by subtraction.

    Args:
        known: As fitted on these answers.
        answers: What it was fitted on.
        least: How many different learners must stand behind a number.
    """
    behind = _learners_behind(answers.item, answers.learner, len(answers.keys))
    items = {
        answers.keys[i]: known.items[answers.keys[i]] for i in np.flatnonzero(behind >= least).tolist() if answers.keys[i] in known.items
    }
    mask = answers.skills >= 0
    owners = np.repeat(answers.learner, mask.sum(axis=1))
    practising = _learners_behind(answers.skills[mask], owners, len(answers.names))
    skills = {answers.names[i] for i in np.flatnonzero(practising >= least).tolist()}
    return replace(
        known,
        items=items,
        skills={name: mean for name, mean in _means(items, answers).items() if name in skills},
        skill_terms={name: term for name, term in known.skill_terms.items() if name in skills},
        item_terms={key: term for key, term in known.item_terms.items() if key in items},
    )


def _learners_behind(member: Ints, learner: Ints, size: int) -> Ints:
    """Return how many different learners have answered each item, or anything of each skill."""
    pairs = np.unique(np.column_stack([member, learner]), axis=0) if len(member) else np.zeros((0, 2), np.intp)
    return np.bincount(pairs[:, 0], minlength=size)


def _means(items: dict[str, ItemParameters], answers: Answers) -> dict[str, float]:
    """Return the mean difficulty, less the rating, of each skill's items that are kept; nothing for a skill without."""
    pairs = item_skill_pairs(answers)
    kept = pairs[[answers.keys[i] in items for i in pairs[:, 0].tolist()]]
    above: Floats = np.array([items[answers.keys[i]].difficulty - answers.ratings[i] for i in kept[:, 0].tolist()])
    total, count = np.bincount(kept[:, 1], above, len(answers.names)), np.bincount(kept[:, 1], minlength=len(answers.names))
    return {answers.names[i]: float(total[i] / count[i]) for i in np.flatnonzero(count).tolist()}
