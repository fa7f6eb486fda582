"""The filter: how ability is foreseen before an answer and moved by it. Pure arithmetic, O(skills of the item).

Extended Kalman step on a logistic response with diagonal covariance (learner-model design, "Predictor"; compare Glickman 1999).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log1p, pi, sqrt

from services.mastery.parameters import FilterConstants
from services.mastery.state import STRIDE, Core

HOUR_S = 3600.0
# One skill as it stands at the moment of looking: slow mean, variance, fast mean, variance, attempts, wins, stability, hours since.
SkillNow = tuple[float, float, float, float, float, float, float, float]


def logistic(x: float) -> float:
    """Return 1 / (1 + e^-x) without overflow."""
    if x < -700.0:
        return 0.0
    return 1.0 / (1.0 + exp(-x))


@dataclass(slots=True)
class Look:
    """The learner as foreseen at one moment for one item: drift applied, evidence not yet.

    `z` is the expected logit, `variance` its variance, `kappa` the shrinkage that the variance asks for.
    """

    at_s: int
    skills: Sequence[str]
    now: list[SkillNow]
    m_g: float
    v_g: float
    m_f: float
    v_f: float
    m_b: float
    v_b: float
    slow: float  # mean over skills of m_a
    fast: float  # mean over skills of m_c
    z: float
    variance: float
    kappa: float

    @property
    def chance(self) -> float:
        """Return the filter's probability of a right answer."""
        return logistic(self.kappa * self.z)


def look(core: Core, skills: Sequence[str], at_s: int, difficulty: tuple[float, float], c: FilterConstants) -> Look:
    """Foresee an attempt; the state is not changed.

    Args:
        core: the learner's state.
        skills: distinct skills of the item, at least one.
        at_s: when, in seconds of `packing.seconds_of`; a moment before the last practice counts as that moment.
        difficulty: mean and variance of the item's difficulty.
        c: the filter's constants.
    """
    m_g, v_g, m_f, v_f, _, _ = core.head
    v_g = min(v_g + c.q_g, c.v_g0)
    m_f *= c.rho_f
    v_f = c.rho_f * c.rho_f * v_f + c.q_f
    now = [_skill_now(core, skill, at_s, c) for skill in skills]
    share = 1.0 / len(now)
    slow = share * sum([s[0] for s in now])
    fast = share * sum([s[2] for s in now])
    m_b, v_b = difficulty
    z = m_g + m_f + slow + fast - m_b
    variance = v_g + v_f + v_b + share * share * sum([s[1] + s[3] for s in now])
    return Look(at_s, skills, now, m_g, v_g, m_f, v_f, m_b, v_b, slow, fast, z, variance, 1.0 / sqrt(1.0 + pi / 8.0 * variance))


def _skill_now(core: Core, skill: str, at_s: int, c: FilterConstants) -> SkillNow:
    row = core.rows.get(skill)
    if row is None:
        return (0.0, c.v_a0, 0.0, c.v_c0, 0.0, 0.0, c.stability0_hours, 0.0)
    m_a, v_a, m_c, v_c, attempts, wins, stability = core.cells[row * STRIDE : row * STRIDE + STRIDE]
    hours = max(0, at_s - core.times[row]) / HOUR_S
    keep = c.rho_c * exp(-hours / c.tau_c_hours)
    kept = keep * keep
    v_a = min(v_a + c.q_a + c.q_at * log1p(hours), c.v_a0)
    return (m_a, v_a, keep * m_c, kept * v_c + (1.0 - kept) * c.v_c0, attempts, wins, stability, hours)


def absorb(core: Core, seen: Look, score: float, weight: float, c: FilterConstants) -> tuple[float, float]:
    """Move the state by one piece of evidence and return the step and the shrinkage, with which a fit moves the item's difficulty.

    Args:
        core: the learner's state, which is changed.
        seen: what `look` foresaw; nothing else may have been absorbed since.
        score: graded evidence in [0, 1].
        weight: how much it counts, in (0, 1].
        c: the filter's constants.
    """
    chance = logistic(seen.z)
    h = weight * chance * (1.0 - chance)
    den = 1.0 + seen.variance * h
    step = weight * (score - logistic(seen.kappa * seen.z)) / den
    shrink = h / den
    won = 1.0 if score > 0.5 else 0.0
    head, v_g, v_f = core.head, seen.v_g, seen.v_f
    head[0], head[1] = seen.m_g + v_g * step, v_g - v_g * v_g * shrink
    head[2], head[3] = seen.m_f + v_f * step, v_f - v_f * v_f * shrink
    head[4] += 1.0
    head[5] += won
    share = 1.0 / len(seen.now)
    low, high = c.stability_range_hours
    factor = c.stability_gain if won else c.stability_loss
    for skill, (m_a, v_a, m_c, v_c, attempts, wins, stability, _) in zip(seen.skills, seen.now, strict=True):
        row = core.row(skill)
        step_k, shrink_k = share * step, share * share * shrink
        core.cells[row * STRIDE : row * STRIDE + STRIDE] = array("f", (
            m_a + v_a * step_k, v_a - v_a * v_a * shrink_k, m_c + v_c * step_k, v_c - v_c * v_c * shrink_k,
            attempts + 1.0, wins + won, min(high, max(low, stability * factor)),
        ))  # fmt: skip
        if seen.at_s > core.times[row]:
            core.times[row] = seen.at_s
    return step, shrink
