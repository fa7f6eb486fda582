"""The filter: how ability is foreseen before an answer and moved by it. Pure arithmetic, O(skills of the item).

Extended Kalman step on a logistic response with diagonal covariance (learner-model design, "Predictor"; compare Glickman 1999).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, log1p, pi, sqrt
from typing import Final

from services.mastery.facts import equivalent_hours
from services.mastery.parameters import FilterConstants
from services.mastery.state import CELLS, HEAD_CELLS, Core

HOUR_S: Final = 3600.0
# How fast counts of attempts and wins fade, per hour: half-lives of an hour, a day, a week, a month (instead of DAS3H's time windows).
_HOUR, _DAY, _WEEK, _MONTH = (-log(2.0) / hours for hours in (1.0, 24.0, 168.0, 720.0))
# One skill as it stands at the moment of looking: its cells (`state.CELLS`), drifted and faded, and the hours since its last practice.
SkillNow = tuple[float, ...]
ATTEMPTS, STABILITY, HOURS = 4, 6, 23
_UNSEEN: Final = (0.0,) * 17


def logistic(x: float) -> float:
    """Return 1 / (1 + e^-x) without overflow."""
    if x < -700.0:
        return 0.0
    return 1.0 / (1.0 + exp(-x))


@dataclass(slots=True, eq=False)
class Look:
    """The learner as foreseen at one moment for one item: drift applied, evidence not yet.

    `z` is the expected logit, `variance` its variance, `kappa` the shrinkage that the variance asks for, `idle_s` the time since any answer.
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
    idle_s: int

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
    m_g, v_g, m_f, v_f = core.head[:4]
    v_g = min(v_g + c.q_g, c.v_g0)
    m_f *= c.rho_f
    v_f = c.rho_f * c.rho_f * v_f + c.q_f
    m_b, v_b = difficulty
    if len(skills) == 1:
        only = _skill_now(core, skills[0], at_s, c)
        now, slow, doubt, fast = [only], only[0], only[1] + only[3], only[2]
    else:
        now, share = [_skill_now(core, skill, at_s, c) for skill in skills], 1.0 / len(skills)
        slow, fast = share * sum([s[0] for s in now]), share * sum([s[2] for s in now])
        doubt = share * share * sum([s[1] + s[3] for s in now])
    z = m_g + m_f + slow + fast - m_b
    variance = v_g + v_f + v_b + doubt
    idle_s = max(0, at_s - core.latest[0]) if core.times else 0
    return Look(at_s, skills, now, m_g, v_g, m_f, v_f, m_b, v_b, slow, fast, z, variance, 1.0 / sqrt(1.0 + pi / 8.0 * variance), idle_s)


def _skill_now(core: Core, skill: str, at_s: int, c: FilterConstants) -> SkillNow:
    row = core.rows.get(skill)
    if row is None:
        return (0.0, c.v_a0, 0.0, c.v_c0, 0.0, 0.0, c.stability0_hours, *_UNSEEN)
    cells = CELLS.unpack_from(core.cells, row * CELLS.size)
    elapsed_s, v_a = at_s - core.times[row], cells[1] + c.q_a
    if row in core.traces:
        stability = equivalent_hours(max(0.0, elapsed_s / HOUR_S), core.traces[row].stability_days, c.forgetting_power)
        cells = (*cells[:STABILITY], stability, *cells[STABILITY + 1 :])
    if elapsed_s <= 0:
        keep = c.rho_c
        kept = keep * keep
        return (cells[0], min(v_a, c.v_a0), keep * cells[2], kept * cells[3] + (1.0 - kept) * c.v_c0, *cells[4:], 0.0)
    hours = elapsed_s / HOUR_S
    keep = c.rho_c * exp(-hours / c.tau_c_hours)
    kept = keep * keep
    v_a += c.q_at * log1p(hours)
    hour, day, week, month = exp(_HOUR * hours), exp(_DAY * hours), exp(_WEEK * hours), exp(_MONTH * hours)
    _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, a, b, d, e, f, g, h, i = cells
    return (
        cells[0], min(v_a, c.v_a0), keep * cells[2], kept * cells[3] + (1.0 - kept) * c.v_c0, *cells[4:15],
        hour * a, day * b, week * d, month * e, hour * f, day * g, week * h, month * i, hours,
    )  # fmt: skip


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
    share = 1.0 / len(seen.now)
    won, event = score > 0.5, core.head[4]
    for skill, cells in zip(seen.skills, seen.now, strict=True):
        row = core.row(skill)
        CELLS.pack_into(core.cells, row * CELLS.size, *_moved(cells, share * step, share * share * shrink, score, won, event, c))
        if seen.at_s > core.times[row]:
            core.times[row] = seen.at_s
    _move_head(core, seen, step, shrink, score, won)
    return step, shrink


def _moved(cells: SkillNow, step: float, shrink: float, score: float, won: bool, event: float, c: FilterConstants) -> tuple[float, ...]:
    """Return the cells of a skill after an answer."""
    (
        m_a, v_a, m_c, v_c, attempts, wins, stability, w80, l80, w95, l95, last, before, _, _,
        hour, day, week, month, hour_won, day_won, week_won, month_won, _,
    ) = cells  # fmt: skip
    low, high = c.stability_range_hours
    stability = min(high, max(low, stability * (c.stability_gain if won else c.stability_loss)))
    lost, outcome, one = 1.0 - score, 1.0 if won else -1.0, 1.0 if won else 0.0
    return (
        m_a + v_a * step, v_a - v_a * v_a * shrink, m_c + v_c * step, v_c - v_c * v_c * shrink,
        attempts + 1.0, wins + one, stability, 0.8 * w80 + score, 0.8 * l80 + lost, 0.95 * w95 + score, 0.95 * l95 + lost,
        outcome, last, before, event, hour + 1.0, day + 1.0, week + 1.0, month + 1.0,
        hour_won + one, day_won + one, week_won + one, month_won + one,
    )  # fmt: skip


def _move_head(core: Core, seen: Look, step: float, shrink: float, score: float, won: bool) -> None:
    """Move ability, form and the learner's own history by an answer."""
    _, _, _, _, attempts, wins, w80, l80, w97, l97, last, before, _, streak = core.head
    lost, v_g, v_f = 1.0 - score, seen.v_g, seen.v_f
    HEAD_CELLS.pack_into(
        core.head, 0, seen.m_g + v_g * step, v_g - v_g * v_g * shrink, seen.m_f + v_f * step, v_f - v_f * v_f * shrink,
        attempts + 1.0, wins + 1.0 if won else wins, 0.8 * w80 + score, 0.8 * l80 + lost, 0.97 * w97 + score, 0.97 * l97 + lost,
        1.0 if won else -1.0, last, before, (streak if streak > 0.0 else 0.0) + 1.0 if won else (streak if streak < 0.0 else 0.0) - 1.0,
    )  # fmt: skip
    if seen.at_s > core.latest[0]:
        core.latest[0] = seen.at_s
