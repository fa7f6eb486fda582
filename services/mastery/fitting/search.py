"""Constants of the filter by random search on prequential log-loss: every answer is foreseen from what came before it (pure)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import exp, log
from typing import Any, Final

import numpy as np

from services.mastery.fitting.answers import Answers
from services.mastery.fitting.changes import Ints
from services.mastery.fitting.difficulty import item_skill_pairs, learnt
from services.mastery.fitting.walk import Walk
from services.mastery.parameters import ParameterSet

EVALUATIONS: Final = 80
MOST_LEARNERS: Final = 1_500
MOST_ANSWERS: Final = 200  # of one learner
_BROAD: Final = 25  # evaluations over the whole ranges, before the search goes on around the best
# Ranges in which variances, drifts and times lie on any set that we know of, with room.
RANGES: Final = {
    "v_g0": (0.1, 2.0), "q_g": (3e-4, 0.03), "q_f": (2e-3, 0.3), "v_a0": (0.03, 1.5), "q_a": (5e-4, 0.05), "q_at": (1e-3, 0.1),
    "q_c": (5e-3, 0.4), "tau_c_hours": (2.0, 200.0), "v_b0": (0.2, 3.0),
}  # fmt: skip
REPEAT_WEIGHT: Final = (0.2, 1.0)
FORGOTTEN: Final = {"rho_f": (0.01, 0.4), "rho_c": (0.01, 0.5)}  # of 1 - rho


def searched(
    answers: Answers,
    start: ParameterSet,
    rng: np.random.Generator,
    evaluations: int = EVALUATIONS,
    progress: Callable[[], None] | None = None,
) -> ParameterSet:
    """Return a set without courses whose constants foresee best, base rate and weight of repeats among them; never worse on the
    sample than those given.

    Args:
        answers: of at least two learners; a sample of them is used.
        start: where the search begins.
        rng: chance.
        evaluations: how many sets of constants are tried.
        progress: called after each.
    """
    base_rate = float(np.clip(np.average(answers.score, weights=answers.weight), 0.05, 0.95))
    halves = _halves(answers, rng)
    pairs = np.unique(np.concatenate([item_skill_pairs(half.answers) for half in halves]), axis=0)
    best = ParameterSet(replace(start.filter, base_rate=base_rate), start.evidence)
    least = _loss(halves, pairs, best)
    for number in range(evaluations):
        tried = _drawn(best, rng) if number < _BROAD else _moved(best, rng)
        loss = _loss(halves, pairs, tried)
        if loss < least:
            best, least = tried, loss
        if progress is not None:
            progress()
    return best


def _halves(answers: Answers, rng: np.random.Generator) -> tuple[Walk, Walk]:
    """Return two halves of a sample of learners; each half is foreseen with difficulties from the other."""
    chosen = rng.permutation(np.unique(answers.learner))[:MOST_LEARNERS]
    side = np.full(answers.learners, -1)
    side[chosen] = np.arange(len(chosen)) % 2
    early = answers.first(MOST_ANSWERS)
    return Walk(answers.of(early & (side[answers.learner] == 0))), Walk(answers.of(early & (side[answers.learner] == 1)))


def _loss(halves: tuple[Walk, Walk], pairs: Ints, p: ParameterSet) -> float:
    """Return the mean log-loss of the filter."""
    total = weight = 0.0
    for taught, asked in (halves, halves[::-1]):
        difficulties = learnt(taught, pairs, p, rounds=1)
        logit = asked.through(difficulties.mean, difficulties.variance, p).logit
        answers = asked.answers
        total += float((answers.weight * (np.logaddexp(0.0, logit) - answers.score * logit)).sum())
        weight += float(answers.weight.sum())
    return total / max(weight, 1e-9)


def _drawn(best: ParameterSet, rng: np.random.Generator) -> ParameterSet:
    """Return constants drawn from the whole ranges."""
    drawn: dict[str, Any] = {name: exp(rng.uniform(log(low), log(high))) for name, (low, high) in RANGES.items()}
    drawn |= {name: 1.0 - exp(rng.uniform(log(low), log(high))) for name, (low, high) in FORGOTTEN.items()}
    return ParameterSet(replace(best.filter, **drawn), replace(best.evidence, repeat_weight=rng.uniform(*REPEAT_WEIGHT)))


def _moved(best: ParameterSet, rng: np.random.Generator) -> ParameterSet:
    """Return constants near the best ones: about half of them moved."""
    c, moved = best.filter, dict[str, Any]()
    for name, (low, high) in RANGES.items():
        if rng.random() < 0.5:
            moved[name] = float(np.clip(getattr(c, name) * exp(0.5 * rng.normal()), low, high))
    for name, (low, high) in FORGOTTEN.items():
        if rng.random() < 0.5:
            moved[name] = 1.0 - float(np.clip((1.0 - getattr(c, name)) * exp(0.5 * rng.normal()), low, high))
    repeat = best.evidence.repeat_weight
    if rng.random() < 0.5:
        repeat = float(np.clip(repeat + 0.2 * rng.normal(), *REPEAT_WEIGHT))
    return ParameterSet(replace(c, **moved), replace(best.evidence, repeat_weight=repeat))
