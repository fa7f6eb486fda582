"""How long a fact is remembered: the memory model FSRS-6, for skills that are to be recalled rather than worked out (pure).

Source: open-spaced-repetition, "Free Spaced Repetition Scheduler", version 6: its formulas and its 21 default weights, which were fitted on
some hundred million reviews. Here the elapsed time is not cut to whole days, and nobody grades themselves: `grade_of` reads a grade from evidence.
"""

from __future__ import annotations

from math import exp, expm1, log, log1p
from typing import Final, NamedTuple

AGAIN, HARD, GOOD = 1, 2, 3
WEIGHTS: Final = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729,
    0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
_DECAY: Final = WEIGHTS[20]
_FACTOR: Final = expm1(-log(0.9) / _DECAY)
STABILITY_DAYS: Final = (0.001, 36_500.0)
DIFFICULTY: Final = (1.0, 10.0)
_HARD_BELOW: Final = 0.8
_DAY_HOURS: Final = 24.0


class Trace(NamedTuple):
    """What is remembered of one fact: the delay in days at which recall is 0.9, and how hard it is to keep, in 1..10."""

    stability_days: float
    difficulty: float


def grade_of(score: float) -> int:
    """Return the grade of an answer: forgotten up to half the score, hard with help or in part, good otherwise; `easy` only a person can say."""
    return AGAIN if score <= 0.5 else HARD if score < _HARD_BELOW else GOOD


def retrievability(elapsed_days: float, stability_days: float) -> float:
    """Return the chance of recall in (0, 1] after `elapsed_days` without practice; 0.9 at `stability_days`."""
    return exp(-_DECAY * log1p(_FACTOR * max(0.0, elapsed_days) / stability_days))


def first(grade: int) -> Trace:
    """Return the trace that a fact leaves when it is met first."""
    return Trace(WEIGHTS[grade - 1], _bounded(_start_difficulty(grade), DIFFICULTY))


def after(trace: Trace, elapsed_days: float, grade: int) -> Trace:
    """Return the trace after another answer, given `elapsed_days` since the last one; within a day short-term memory is at work."""
    stability, difficulty = trace
    if elapsed_days < 1.0:
        grown = _within_a_day(stability, grade)
    elif grade == AGAIN:
        grown = _forgotten(stability, difficulty, retrievability(elapsed_days, stability))
    else:
        grown = _recalled(stability, difficulty, retrievability(elapsed_days, stability), grade)
    return Trace(_bounded(grown, STABILITY_DAYS), _next_difficulty(difficulty, grade))


def equivalent_hours(hours: float, stability_days: float, power: float) -> float:
    """Return the stability S with which (1 + hours/S)^-power is the fact's retrievability after so many hours.

    Whoever reads a skill's stability and time, by the law that all other skills forget by, then reads what FSRS-6 says.
    """
    elapsed = _FACTOR * hours / (_DAY_HOURS * stability_days)
    if elapsed < 1e-9:  # the limit, where the quotient below would be 0 / 0
        return _DAY_HOURS * stability_days * power / (_DECAY * _FACTOR)
    return hours / expm1(min(500.0, _DECAY / power * log1p(elapsed)))


def _within_a_day(stability: float, grade: int) -> float:
    growth = exp(WEIGHTS[17] * (grade - 3 + WEIGHTS[18])) * _power(stability, -WEIGHTS[19])
    return stability * (growth if grade == AGAIN else max(1.0, growth))


def _recalled(stability: float, difficulty: float, recall: float, grade: int) -> float:
    penalty = WEIGHTS[15] if grade == HARD else 1.0
    growth = exp(WEIGHTS[8]) * (11.0 - difficulty) * _power(stability, -WEIGHTS[9]) * expm1((1.0 - recall) * WEIGHTS[10])
    return stability * (1.0 + growth * penalty)


def _forgotten(stability: float, difficulty: float, recall: float) -> float:
    kept = WEIGHTS[11] * _power(difficulty, -WEIGHTS[12]) * expm1(WEIGHTS[13] * log(stability + 1.0)) * exp((1.0 - recall) * WEIGHTS[14])
    return min(kept, stability / exp(WEIGHTS[17] * WEIGHTS[18]))


def _start_difficulty(grade: int) -> float:
    return WEIGHTS[4] - exp(WEIGHTS[5] * (grade - 1)) + 1.0


def _next_difficulty(difficulty: float, grade: int) -> float:
    moved = difficulty - WEIGHTS[6] * (grade - 3) * (10.0 - difficulty) / 9.0
    return _bounded(WEIGHTS[7] * _start_difficulty(4) + (1.0 - WEIGHTS[7]) * moved, DIFFICULTY)


def _power(base: float, exponent: float) -> float:
    return exp(exponent * log(base))


def _bounded(value: float, bounds: tuple[float, float]) -> float:
    return min(bounds[1], max(bounds[0], value))
