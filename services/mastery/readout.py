"""The readout: from what the filter foresees to the chance that is shown, in parts that add up (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p

from services.mastery.filter import Look, logistic
from services.mastery.parameters import FilterConstants, Readout


@dataclass(frozen=True, slots=True)
class Prediction:
    """The chance of a right answer, and the logits that add up to it, named for people."""

    chance: float
    parts: tuple[tuple[str, float], ...]


def features(seen: Look, item_attempts: int, item_wins: int) -> tuple[float, ...]:
    """Return the twelve features, in the order of `parameters.FEATURES`; skills of an item are averaged."""
    share = 1.0 / len(seen.now)
    attempts = wins = elapsed = new = 0.0
    for _, _, _, _, tried, won, _, hours in seen.now:
        attempts += log1p(tried)
        wins += log1p(won)
        elapsed += log1p(hours)
        new += not tried
    return (
        seen.kappa * seen.z, seen.m_g, seen.m_f, seen.slow, seen.fast, seen.m_b, share * attempts, share * wins,
        log1p(item_attempts), log1p(item_wins), share * elapsed, share * new,
    )  # fmt: skip


def log_retrievability(seen: Look, c: FilterConstants) -> float:
    """Return the mean log retrievability of the skills, <= 0: a power law of forgetting."""
    total = sum([log1p(hours / stability) for _, _, _, _, _, _, stability, hours in seen.now])
    return -c.forgetting_power * total / len(seen.now)


def chance(seen: Look, item_attempts: int, item_wins: int, readout: Readout, c: FilterConstants) -> float:
    """Return the probability of a right answer; with an unfitted readout it is the filter's own."""
    logit = seen.kappa * seen.z + readout.intercept
    for weight, value in zip(readout.weights, features(seen, item_attempts, item_wins), strict=True):
        logit += weight * value
    if readout.forgetting:
        logit += readout.forgetting * log_retrievability(seen, c)
    return logistic(logit)


def explained(seen: Look, item_attempts: int, item_wins: int, readout: Readout, c: FilterConstants) -> Prediction:
    """Return the same chance with its parts: baseline, ability, form, skill, recent practice, difficulty, experience, time."""
    w = readout.weights
    x = features(seen, item_attempts, item_wins)
    whole = seen.kappa * (1.0 + w[0])
    parts = (
        ("baseline", readout.intercept),
        ("ability", (whole + w[1]) * seen.m_g),
        ("form", (whole + w[2]) * seen.m_f),
        ("skill", (whole + w[3]) * seen.slow),
        ("recent_practice", (whole + w[4]) * seen.fast),
        ("difficulty", (w[5] - whole) * seen.m_b),
        ("experience", sum(weight * value for weight, value in zip(w[6:10], x[6:10], strict=True)) + w[11] * x[11]),
        ("time", w[10] * x[10] + readout.forgetting * log_retrievability(seen, c)),
    )
    return Prediction(logistic(sum(value for _, value in parts)), parts)
