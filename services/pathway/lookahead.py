"""The index of a skill: learning per minute of practising it now, with the best moment to stop (pure; design, "Index").

All candidates at once, in float32: six steps ahead, the value of what is known at three horizons after each.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from services.curriculum import SkillGraph
from services.pathway.belief import SHRINK
from services.pathway.constants import PlannerConstants
from services.pathway.standing import Flags, Floats, Rows, Standing, sigmoid

AT_ONCE: Final = 2_048
MOST_STEPS: Final = 24  # answers on one skill that are foreseen: whoever needs more needs a person


def indices(graph: SkillGraph, s: Standing, rows: Rows, c: PlannerConstants) -> Floats:
    """Return the index of each of the given skills; many are taken in parts that stay in the processor's cache."""
    if len(rows) <= AT_ONCE:
        return _indices(graph, s, rows, c)
    return np.concatenate([_indices(graph, s, rows[at : at + AT_ONCE], c) for at in range(0, len(rows), AT_ONCE)])


def _indices(graph: SkillGraph, s: Standing, rows: Rows, c: PlannerConstants) -> Floats:
    base, days, kappa = s.base[rows], s.days[rows], s.kappa[rows]
    ready = readiness(graph, s, rows)
    fresh = s.fresh[rows]
    # Whoever has seen the lesson but not practised yet has its gain still before them, at no further cost.
    taught = graph.taught[rows] & ~s.practised[rows]
    level = s.level[rows]
    known = sigmoid(kappa * level)
    before = value(base, s.stability[rows], days, kappa, s.pace[rows], c)
    opens = c.opening_weight * openings(graph, ~s.met, rows, c)
    start = level + c.lesson_gain * ready * taught
    cost = np.where(fresh, np.float32(c.lesson_minutes), np.float32(0.0))
    z, stability, cost, first = _ahead(start, s, rows, ready, cost, kappa, c)
    opened = opens * np.maximum(0.0, sigmoid(kappa * z) - known)
    worth = value(z, stability, np.zeros_like(days), kappa, s.pace[rows], c)
    gains = (worth - before + first * implicit(graph, s, rows, c) + opened) / cost
    return np.asarray(gains.max(axis=0), np.float32)


def _ahead(
    z: Floats, s: Standing, rows: Rows, ready: Floats, cost: Floats, kappa: Floats, c: PlannerConstants
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return level, stability and minutes after each of the next answers, a row each, and the chance that the first is right."""
    span, massed = 1.0 - c.guess - c.slip, s.days[rows] < c.massed_days
    base = np.where(massed, np.float32(c.stability_massed), np.float32(c.stability_base))
    growth = 1.0 + c.stability_gain * (1.0 - s.recall[rows]) + base
    kept = np.where(massed, np.float32(c.stability_loss), np.float32(c.stability_lapse))
    taken = np.where(massed & s.practised[rows], np.float32(c.gain_massed), np.float32(1.0)) * ready
    later, more = np.float32(c.gain_massed) * ready, c.gain_right - c.gain_wrong
    levels, chances = np.empty((2, c.looks_ahead, len(rows)), np.float32)
    for step in range(c.looks_ahead):
        q = sigmoid(kappa * z)
        chances[step] = p = c.guess + span * q
        levels[step] = z = z + (c.gain_wrong + more * p) * (taken if step == 0 else later) * (1.0 - q)
    factors = c.stability_loss + chances * (1.0 + c.stability_massed - c.stability_loss)
    factors[0] = kept + chances[0] * (growth - kept)
    minutes = (c.attempt_minutes + c.error_minutes) - c.error_minutes * chances
    return levels, s.stability[rows] * np.cumprod(factors, axis=0), cost + np.cumsum(minutes, axis=0), chances[0]


def effort(graph: SkillGraph, s: Standing, rows: Rows, ready: Floats, c: PlannerConstants) -> Floats:
    """Return the expected minutes until each of the given skills passes the gate, its lesson included; counted up to MOST_STEPS answers.

    `ready` says how well the ground will be laid by then.
    """
    kappa = 1.0 / np.sqrt(1.0 + SHRINK * s.variance[rows])
    z = s.level[rows] + c.lesson_gain * ready * (graph.taught[rows] & ~s.practised[rows])
    minutes = np.where(s.fresh[rows], np.float32(c.lesson_minutes), np.float32(0.0))
    for _ in range(MOST_STEPS):
        q = sigmoid(kappa * z)
        p = c.guess + (1.0 - c.guess - c.slip) * q
        minutes = minutes + (q < c.gate) * (c.attempt_minutes + c.error_minutes * (1.0 - p))
        z = z + (c.gain_wrong + (c.gain_right - c.gain_wrong) * p) * ready * (1.0 - q)
    return np.asarray(minutes, np.float32)


def value(level: Floats, stability: Floats, days: Floats, kappa: Floats, pace: Floats, c: PlannerConstants) -> Floats:
    """Return what a level is worth if practice now stops: its mean over the horizons, after forgetting. Skills along the last axis."""
    slope = np.float32(c.value_slope) * kappa
    worth = np.zeros(np.broadcast_shapes(level.shape, stability.shape), np.float32)
    for horizon in c.horizons_days:
        faded = level - np.float32(c.forgetting) * pace * np.log1p((days + np.float32(horizon)) / stability)
        worth += sigmoid(slope * (faded - np.float32(c.value_level)))
    return np.asarray(worth / np.float32(len(c.horizons_days)), np.float32)


def readiness(graph: SkillGraph, s: Standing, rows: Rows) -> Floats:
    """Return for each of the given skills how well the ground is laid: the product over prerequisites of .25 + .75 knowing."""
    edges, owner = graph.gates.edges_of(rows)
    laid = np.log(0.25 + 0.75 * sigmoid(s.level[graph.gates.targets[edges]]))
    return np.exp(np.bincount(owner, laid, len(rows))).astype(np.float32)


def openings(graph: SkillGraph, unmet: Flags, rows: Rows, c: PlannerConstants) -> Floats:
    """Return the discounted number of unmet skills that wait behind each of the given skills."""
    edges, owner = graph.descendants.edges_of(rows)
    worth = graph.descendants.weights[edges] * unmet[graph.descendants.targets[edges]]
    return np.minimum(c.opening_cap, np.bincount(owner, worth, len(rows))).astype(np.float32)


def implicit(graph: SkillGraph, s: Standing, rows: Rows, c: PlannerConstants) -> Floats:
    """Return what a success on each of the given skills is worth to those practised along with it."""
    edges, owner = graph.along.edges_of(rows)
    kept = s.practised[graph.along.targets[edges]]
    edges, owner = edges[kept], owner[kept]
    j, share = graph.along.targets[edges], graph.along.weights[edges]
    base, stability, days, kappa = s.base[j], s.stability[j], s.days[j], s.kappa[j]
    grown = np.asarray(stability * (1.0 + share * c.stability_gain * (1.0 - s.recall[j])), np.float32)
    after, before = value(base, np.stack((grown, stability)), np.stack((days - share * days, days)), kappa, s.pace[j], c)
    return np.bincount(owner, after - before, len(rows)).astype(np.float32)
