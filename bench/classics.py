"""The field's own models, fitted in the same run on the same folds: logistic regression on counts (best-LR) and a tuned Elo."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import exp, log, log1p

import numpy as np
from numpy.typing import NDArray

from services.mastery.fitting import Answer, Answers, quality
from services.mastery.fitting.design import Terms
from services.mastery.fitting.minimise import minimised
from services.mastery.fitting.walk import sigmoid
from services.mastery.forms import OWN, SKILL

Column = NDArray[np.float64]
# Columns of `Answers.own` that best-LR uses: total, item and skill counts of attempts and wins (Gervet et al. 2020).
_COUNTS = ("attempts", "wins", "item_attempts", "item_wins", "skill_attempts", "skill_wins")
_ELO_STEPS = tuple(product((0.5, 1.0, 1.8), (0.02, 0.05, 0.1)))


def best_lr(answers: Answers, train: NDArray[np.bool_]) -> Column:
    """Return best-LR's chances for the answers that it was not fitted on: one-hot items and skills, logs of counts; ridge 1."""
    counts = answers.own[:, [[*OWN, *SKILL].index(name) for name in _COUNTS]].astype(float)
    whole = np.column_stack([np.ones(len(answers)), counts])
    mask = answers.skills >= 0
    of = [
        Terms(np.arange(len(answers)), answers.item, np.ones((len(answers), 1), np.float32), len(answers.keys)),
        Terms(np.nonzero(mask)[0], answers.skills[mask], np.ones((int(mask.sum()), 1), np.float32), len(answers.names)),
    ]
    cuts = np.cumsum([whole.shape[1], of[0].size])
    score, weight = answers.score, train.astype(float)

    def logits(theta: Column) -> Column:
        shared, items, skills = np.split(theta, cuts)
        n = len(answers)
        return np.asarray(whole @ shared + of[0].forward(items[:, None], n) + of[1].forward(skills[:, None], n))

    def loss(theta: Column) -> tuple[float, Column]:
        found = logits(theta)
        residual = weight * (sigmoid(found) - score)
        parts = [whole.T @ residual, *[terms.backward(residual).ravel() for terms in of]]
        value = (weight * (np.logaddexp(0.0, found) - score * found)).sum() + 0.5 * theta @ theta
        return float(value), np.concatenate(parts) + theta

    quarter = 0.25 * weight
    block = (whole * quarter[:, None]).T @ whole + np.eye(whole.shape[1])
    theta = minimised(loss, block, np.concatenate([terms.curvature(quarter).ravel() for terms in of]) + 1.0)
    return np.asarray(sigmoid(logits(theta)[~train]))


def elo(train: Sequence[Sequence[Answer]], test: Sequence[Sequence[Answer]]) -> Column:
    """Return Elo's chances for the test learners; its two steps are the best of nine on a quarter of the training learners."""
    half = max(1, len(train) // 4)
    scores = np.array([answer.score for mine in train[:half] for answer in mine])
    best = min(_ELO_STEPS, key=lambda steps: quality(_elo(train[half : 3 * half], train[:half], steps), scores).logloss)
    return _elo(train, test, best)


def _elo(train: Sequence[Sequence[Answer]], test: Sequence[Sequence[Answer]], steps: tuple[float, float]) -> Column:
    items: dict[str, tuple[float, int]] = {}
    out: list[float] = []
    start = _base(train)
    for learners, learns in ((train, True), (test, False)):
        for mine in learners:
            ability = start
            for seen, answer in enumerate(mine):
                difficulty, count = items.get(answer.key, (0.0, 0))
                chance = 1.0 / (1.0 + exp(difficulty - ability))
                if learns:
                    items[answer.key] = (difficulty - steps[0] / (1.0 + 0.05 * count) * (answer.score - chance), count + 1)
                else:
                    out.append(chance)
                ability += steps[0] / (1.0 + steps[1] * seen) * (answer.score - chance)
    return np.array(out)


def _base(train: Sequence[Sequence[Answer]]) -> float:
    scores = [answer.score for mine in train for answer in mine]
    rate = sum(scores) / len(scores)
    return log(rate) - log1p(-rate)
