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

MOST_STEPS: Final = 24  # answers on one skill that are foreseen: whoever needs more needs a person


def indices(graph: SkillGraph, s: Standing, rows: Rows, c: PlannerConstants) -> Floats:
    """Return the index of each of the given skills."""
    base, stability, days, kappa, recall = s.base[rows], s.stability[rows], s.days[rows], s.kappa[rows], s.recall[rows]
    ready = readiness(graph, s, rows)
    fresh = s.fresh[rows]
    # Whoever has seen the lesson but not practised yet has its gain still before them, at no further cost.
    taught = graph.taught[rows] & ~s.practised[rows]
    level = s.level[rows]
    known = sigmoid(kappa * level)
    before = value(base, stability, days, kappa, c)
    opens = c.opening_weight * openings(graph, ~s.met, rows, c)
    z = level + c.lesson_gain * ready * taught
    cost = np.where(fresh, np.float32(c.lesson_minutes), np.float32(0.0))
    massed = np.where(days < c.massed_days, np.float32(c.stability_massed), np.float32(c.stability_base))
    growth = 1.0 + c.stability_gain * (1.0 - recall) + massed
    span = 1.0 - c.guess - c.slip
    now = np.zeros_like(days)
    best = np.full(len(rows), -np.inf, np.float32)
    along = np.zeros_like(days)
    for step in range(c.looks_ahead):
        q = sigmoid(kappa * z)
        p = c.guess + span * q
        if step == 0:
            along = p * implicit(graph, s, rows, c)
        z = z + (c.gain_wrong + (c.gain_right - c.gain_wrong) * p) * ready * (1.0 - q)
        stability = stability * (p * (growth if step == 0 else 1.0 + c.stability_massed) + (1.0 - p) * c.stability_loss)
        cost = cost + c.attempt_minutes + c.error_minutes * (1.0 - p)
        opened = opens * np.maximum(0.0, sigmoid(kappa * z) - known)
        best = np.maximum(best, (value(z, stability, now, kappa, c) - before + along + opened) / cost)
    return best


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


def value(level: Floats, stability: Floats, days: Floats, kappa: Floats, c: PlannerConstants) -> Floats:
    """Return what a level is worth if practice now stops: its mean over the horizons, after forgetting."""
    horizons = np.array(c.horizons_days, np.float32)[:, None]
    faded = level - c.forgetting * np.log1p((days + horizons) / stability)
    return np.asarray(sigmoid(c.value_slope * kappa * (faded - c.value_level)).mean(axis=0))


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
    gain = value(base, grown, days - share * days, kappa, c) - value(base, stability, days, kappa, c)
    return np.bincount(owner, gain, len(rows)).astype(np.float32)
