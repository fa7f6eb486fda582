"""Item difficulties from the answers of many learners, with a prior from the other items of their skills (pure)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from services.mastery.fitting.answers import Answers
from services.mastery.fitting.changes import Floats, Ints
from services.mastery.fitting.walk import SHRINK, Foreseen, Walk, sigmoid
from services.mastery.parameters import ParameterSet

_ROUNDS = 2  # of walk and fit: after the second, difficulties move by less than their own doubt
_NEWTON_STEPS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Difficulties:
    """Mean and variance by item number, and the mean over its items by skill number (less what authors rated them)."""

    mean: Floats
    variance: Floats
    skills: Floats
    answered: Ints


def learnt(walk: Walk, pairs: Ints, p: ParameterSet, rounds: int = _ROUNDS) -> Difficulties:
    """Return the difficulties that these answers give.

    Args:
        walk: the answers.
        pairs: (item, skill) numbers, a row for each skill of each item of the course, answered here or not.
        p: the constants of filter and evidence.
        rounds: how often learners are walked and items fitted in turn.
    """
    answers = walk.answers
    size = len(answers.keys)
    answered = np.bincount(answers.item, minlength=size)
    mean, variance = answers.ratings.copy(), np.full(size, p.filter.v_b0)
    skills = np.zeros(len(answers.names))
    for _ in range(rounds):
        foreseen = walk.through(mean, variance, p)
        prior = guessed(skills, pairs, answers.ratings)
        mean, variance = _fitted(answers, foreseen, mean, prior, p)
        skills = _skill_means(mean - answers.ratings, answered, pairs, len(answers.names))
        mean = np.where(answered > 0, mean, guessed(skills, pairs, answers.ratings))
    return Difficulties(mean, np.maximum(variance, p.filter.v_b_min), skills, answered)


def item_skill_pairs(answers: Answers) -> Ints:
    """Return the (item, skill) numbers of all items answered."""
    mask = answers.skills >= 0
    items = np.repeat(answers.item, mask.sum(axis=1))
    return np.unique(np.column_stack([items, answers.skills[mask]]), axis=0)


def _fitted(answers: Answers, foreseen: Foreseen, mean: Floats, prior: Floats, p: ParameterSet) -> tuple[Floats, Floats]:
    """Return mode and curvature of each item's difficulty, given the abilities of those who answered it."""
    size, item = len(mean), answers.item
    kappa = 1.0 / np.sqrt(1.0 + SHRINK * foreseen.doubt)
    curvature = np.full(size, 1.0 / p.filter.v_b0)
    for _ in range(_NEWTON_STEPS):
        chance = sigmoid(kappa * (foreseen.ability - mean[item]))
        slope = np.bincount(item, answers.weight * kappa * (chance - answers.score), size) - (mean - prior) / p.filter.v_b0
        curvature = np.bincount(item, answers.weight * kappa * kappa * chance * (1.0 - chance), size) + 1.0 / p.filter.v_b0
        mean = mean + np.clip(slope / curvature, -1.0, 1.0)
    return mean, 1.0 / curvature


def _skill_means(mean: Floats, answered: Ints, pairs: Ints, size: int) -> Floats:
    """Return the mean difficulty of each skill's answered items; the mean of all skills where there is none."""
    used = pairs[answered[pairs[:, 0]] > 0]
    counts = np.bincount(used[:, 1], minlength=size)
    means = np.bincount(used[:, 1], mean[used[:, 0]], size) / np.maximum(1, counts)
    return np.where(counts > 0, means, means[counts > 0].mean() if counts.any() else 0.0)


def guessed(skills: Floats, pairs: Ints, ratings: Floats) -> Floats:
    """Return where each item's difficulty is looked for: at the mean of its skills, moved by its rating."""
    size = len(ratings)
    total = np.bincount(pairs[:, 0], skills[pairs[:, 1]], size)
    return np.asarray(total / np.maximum(1, np.bincount(pairs[:, 0], minlength=size)) + ratings)
