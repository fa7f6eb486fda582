"""What practice is believed to do to a skill, and to those practised along with it (pure; design, "Belief").

One skill at a time in plain Python, for the fold; `index.py` looks ahead with the same equations over many skills at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log1p, sqrt
from typing import Final

from services.pathway.constants import PlannerConstants
from services.pathway.state import STRIDE, PlanState

DAY_S: Final = 86_400.0
SHRINK: Final = 0.39  # pi / 8, rounded as in the design
LEVEL, VARIANCE, STABILITY, ATTEMPTS, STREAK = range(STRIDE)
ABILITY, ABILITY_VARIANCE, PACE, PACE_VARIANCE = range(4)  # of the head; pace in logarithms


def logistic(x: float) -> float:
    """Return 1 / (1 + e^-x) without overflow."""
    return 0.0 if x < -700.0 else 1.0 / (1.0 + exp(-x))


@dataclass(frozen=True, slots=True)
class Practice:
    """Evidence on one skill of one answer.

    `share` is 1 over the number of skills of the answer, which share what it says; `difficulty` is relative to the skill; `teaches` is
    False for a diagnostic, which measures only.
    """

    skill: str
    requires: Sequence[str]
    along: Sequence[tuple[str, float]]
    score: float
    weight: float
    share: float
    difficulty: float
    at_s: int
    lesson: bool
    teaches: bool = True


def elapsed_days(plan: PlanState, row: int, at_s: int) -> float:
    """Return days since the last practice; 0 if never, or if the clock went backwards."""
    return max(0, at_s - plan.times[row]) / DAY_S if plan.cells[row * STRIDE + ATTEMPTS] else 0.0


def level(plan: PlanState, skill: str, at_s: int, c: PlannerConstants) -> float:
    """Return z: the logit of knowing the skill now."""
    row = plan.rows.get(skill)
    if row is None:
        return plan.head[ABILITY] + c.a0
    a, _, stability = plan.cells[row * STRIDE : row * STRIDE + 3]
    return plan.head[ABILITY] + a - c.forgetting * pace(plan) * log1p(elapsed_days(plan, row, at_s) / stability)


def pace(plan: PlanState) -> float:
    """Return how fast this learner forgets, as a multiple of what is usual; learnt from their own later answers."""
    return exp(plan.head[PACE])


def readiness(plan: PlanState, requires: Sequence[str], at_s: int, c: PlannerConstants) -> float:
    """Return how well the ground is laid, in (0, 1]: the product over prerequisites of .25 + .75 knowing."""
    ready = 1.0
    for skill in requires:
        ready *= 0.25 + 0.75 * logistic(level(plan, skill, at_s, c))
    return ready


def retrievability(days: float, stability: float, faster: float, c: PlannerConstants) -> float:
    """Return the chance of recall after so many days, in (0, 1], of a learner who forgets `faster` than usual (a factor)."""
    return float((1.0 + days / stability) ** (-c.retrievability_power * faster))


def practise(plan: PlanState, p: Practice, c: PlannerConstants) -> None:
    """Move the belief by one practice of a skill, and of those practised along with it."""
    row = plan.row(p.skill, c)
    ready = readiness(plan, p.requires, p.at_s, c)
    days = elapsed_days(plan, row, p.at_s)
    a, v, stability, attempts, streak = plan.cells[row * STRIDE : row * STRIDE + STRIDE]
    faster = pace(plan)
    recall = retrievability(days, stability, faster, c)
    faded = c.forgetting * faster * log1p(days / stability)
    a -= faded
    v = min(c.v0, v + c.variance_growth * log1p(days))
    if p.lesson and not attempts:
        a += c.lesson_gain * ready
    a, v = _believe(plan, a, v, faded if days > c.massed_days else 0.0, p, c)
    right = p.score > 0.5
    if p.teaches:
        gain = (c.gain_right if right else c.gain_wrong) * (c.gain_massed if attempts and days < c.massed_days else 1.0)
        a = min(c.a_max, a + p.weight * gain * ready * (1.0 - logistic(plan.head[ABILITY] + a)))
    if p.teaches or right:
        attempts, streak = attempts + 1.0, streak + 1.0 if right else 0.0
        stability = _restabilised(stability, recall, days, right, p.weight, c)
        plan.times[row] = max(plan.times[row], p.at_s)
    cells = plan.cells
    at = row * STRIDE
    cells[at], cells[at + 1], cells[at + 2], cells[at + 3], cells[at + 4] = a, v, stability, attempts, streak
    if right and p.teaches:
        for skill, share in p.along:
            _practise_along(plan, skill, share, p.at_s, c)


def _believe(plan: PlanState, a: float, v: float, faded: float, p: Practice, c: PlannerConstants) -> tuple[float, float]:
    """Return level and variance of the skill after the evidence alone, without what practice teaches; moves the learner's own.

    `faded` is by how much the level is thought to have fallen since an earlier day: what the answer says of the pace of forgetting.
    """
    g, g_variance, faster, faster_variance = plan.head
    span = 1.0 - c.guess - c.slip
    doubt = v + g_variance
    z = g + a - p.difficulty
    known = logistic(z)
    foreseen = c.guess + span * logistic(z / sqrt(1.0 + SHRINK * doubt))
    sure = c.guess + span * known
    slope = span * known * (1.0 - known)
    spread = sure * (1.0 - sure)
    weight = p.weight * p.share
    info = weight * slope * slope / spread
    den = 1.0 + doubt * info
    surprise = weight * slope / spread * (p.score - foreseen)
    step = surprise / den
    plan.head[ABILITY] = g + g_variance * step
    plan.head[ABILITY_VARIANCE] = max(c.g_variance_min, g_variance - g_variance * g_variance * info / den + c.g_variance_drift)
    if faded > 0.0:
        reach = faster_variance * faded
        shared = 1.0 + (doubt + reach * faded) * info
        plan.head[PACE] = min(c.pace_max, max(-c.pace_max, faster - reach * surprise / shared))
        plan.head[PACE_VARIANCE] = max(c.pace_variance_min, faster_variance - reach * reach * info / shared)
    return a + v * step, max(v - v * v * info / den, c.variance_min) + c.variance_drift


def _restabilised(stability: float, recall: float, days: float, right: bool, weight: float, c: PlannerConstants) -> float:
    if not right:
        kept = c.stability_loss if days < c.massed_days else c.stability_lapse
        return max(c.stability_min, stability * (1.0 - weight * (1.0 - kept)))
    base = c.stability_massed if days < c.massed_days else c.stability_base
    return stability * (1.0 + weight * (c.stability_gain * (1.0 - recall) + base))


def _practise_along(plan: PlanState, skill: str, share: float, at_s: int, c: PlannerConstants) -> None:
    """Give a skill that was practised before its share of a practice."""
    row = plan.rows.get(skill)
    if row is None or not plan.cells[row * STRIDE + ATTEMPTS]:
        return
    days = elapsed_days(plan, row, at_s)
    cells, at = plan.cells, row * STRIDE
    recall = retrievability(days, cells[at + STABILITY], pace(plan), c)
    cells[at + STABILITY] *= 1.0 + share * c.stability_gain * (1.0 - recall)
    plan.times[row] = max(plan.times[row], round(at_s - (1.0 - share) * days * DAY_S))
    cells[at] = min(c.a_max, cells[at] + c.along_gain * share * (1.0 - logistic(plan.head[ABILITY] + cells[at])))
