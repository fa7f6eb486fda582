"""The index of a skill: learning per minute of practising it now, with the best moment to stop (pure; design, "Index").

All candidates at once, in float32: six steps ahead, the value of what is known at three horizons after each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from services.curriculum import SkillGraph
from services.pathway.belief import SHRINK
from services.pathway.constants import PlannerConstants
from services.pathway.standing import Flags, Floats, Rows, Standing, sigmoid

AT_ONCE: Final = 2_048
MOST_STEPS: Final = 24  # answers on one skill that are foreseen: whoever needs more needs a person


def indices(graph: SkillGraph, s: Standing, rows: Rows, c: PlannerConstants) -> Floats:
    """Return the index of each of the given skills; many are looked ahead at in parts that stay in the processor's cache."""
    ready, along = readiness(graph, s, rows), implicit(graph, s, rows, c)
    opens = np.float32(c.opening_weight) * openings(graph, ~s.met, rows, c)
    parts = [slice(at, at + AT_ONCE) for at in range(0, len(rows), AT_ONCE)] or [slice(0)]
    return np.concatenate([_indices(graph, s, rows[part], ready[part], along[part], opens[part], c) for part in parts])


def _indices(graph: SkillGraph, s: Standing, rows: Rows, ready: Floats, along: Floats, opens: Floats, c: PlannerConstants) -> Floats:
    now = _Now(s.level[rows], s.days[rows], s.stability[rows], s.recall[rows], s.practised[rows], s.kappa[rows], ready)
    # Whoever has seen the lesson but not practised yet has its gain still before them, at no further cost.
    taught = graph.taught[rows] & ~now.practised
    cost = np.float32(c.lesson_minutes) * s.fresh[rows]
    steps = _ahead(now.level + c.lesson_gain * ready * taught, cost, now, c)
    pace = s.pace[rows]
    worth = value(steps.levels, steps.stability, None, now.kappa, pace, c)
    worth -= value(s.base[rows], now.stability, now.days, now.kappa, pace, c)
    worth += steps.first * along
    worth += opens * np.maximum(0.0, steps.known - sigmoid(now.kappa * now.level))
    worth /= steps.minutes
    return np.asarray(worth.max(axis=0), np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class _Now:
    """Some skills as they stand."""

    level: Floats
    days: Floats
    stability: Floats
    recall: Floats
    practised: Flags
    kappa: Floats
    ready: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Steps:
    """The same skills after each of the next answers, a row each: minutes from now on; `first` is the chance that the first is right."""

    levels: Floats
    known: Floats
    stability: Floats
    minutes: Floats
    first: Floats


def _ahead(z: Floats, cost: Floats, now: _Now, c: PlannerConstants) -> _Steps:
    """Return what the next answers bring. Chances are taken as 1 + tanh, twice the logistic, so that each step is a few products."""
    span, massed, half = 1.0 - c.guess - c.slip, now.days < c.massed_days, np.float32(0.5) * now.kappa
    later = np.float32(0.5 * c.gain_massed) * now.ready
    taken = np.where(massed & now.practised, later, np.float32(0.5) * now.ready)
    more = 0.5 * span * (c.gain_right - c.gain_wrong)
    least = c.gain_wrong + c.guess * (c.gain_right - c.gain_wrong) + more
    levels, tilts = np.empty((c.looks_ahead, len(z)), np.float32), np.empty((c.looks_ahead + 1, len(z)), np.float32)
    tilt = np.tanh(half * z, out=tilts[0])
    for step in range(c.looks_ahead):
        gain = (least + more * tilt) * (1.0 - tilt)
        gain *= taken if step == 0 else later
        z = np.add(z, gain, out=levels[step])
        tilt = np.tanh(half * z, out=tilts[step + 1])
    chances = (c.guess + 0.5 * span) + (0.5 * span) * tilts[:-1]
    return _Steps(levels, 0.5 + 0.5 * tilts[1:], _grown(chances, massed, now, c), _minutes(cost, chances, c), chances[0])


def _grown(chances: Floats, massed: Flags, now: _Now, c: PlannerConstants) -> Floats:
    """Return the stability after each of the next answers."""
    base = np.where(massed, np.float32(c.stability_massed), np.float32(c.stability_base))
    kept = np.where(massed, np.float32(c.stability_loss), np.float32(c.stability_lapse))
    stability = c.stability_loss + chances * (1.0 + c.stability_massed - c.stability_loss)
    stability[0] = now.stability * (kept + chances[0] * (1.0 + c.stability_gain * (1.0 - now.recall) + base - kept))
    for step in range(1, len(stability)):  # numpy accumulates along rows many times slower
        stability[step] *= stability[step - 1]
    return stability


def _minutes(cost: Floats, chances: Floats, c: PlannerConstants) -> Floats:
    """Return the minutes spent after each of the next answers, those of the lesson included."""
    minutes = (c.attempt_minutes + c.error_minutes) - c.error_minutes * chances
    minutes[0] += cost
    for step in range(1, len(minutes)):
        minutes[step] += minutes[step - 1]
    return minutes


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


def value(level: Floats, stability: Floats, days: Floats | None, kappa: Floats, pace: Floats, c: PlannerConstants) -> Floats:
    """Return what a level is worth if practice now stops: its mean over the horizons, after forgetting. Skills along the last axis.

    `days` since the last practice, None for just now. A logistic is half a tanh of half its argument, of which the halves are taken once.
    """
    slope = np.float32(0.5 * c.value_slope) * kappa
    fading, risen = np.float32(c.forgetting) * pace * slope, slope * (level - np.float32(c.value_level))
    worth = np.zeros(np.broadcast_shapes(level.shape, stability.shape), np.float32)
    for horizon in c.horizons_days:
        lapse = (np.float32(horizon) if days is None else days + np.float32(horizon)) / stability
        faded = np.log1p(lapse, out=lapse)
        faded *= fading
        np.subtract(risen, faded, out=faded)
        worth += np.tanh(faded, out=faded)
    worth *= np.float32(0.5 / len(c.horizons_days))
    worth += np.float32(0.5)
    return worth


def readiness(graph: SkillGraph, s: Standing, rows: Rows) -> Floats:
    """Return for each of the given skills how well the ground is laid: the product over prerequisites of .25 + .75 knowing."""
    edges, owner = graph.gates.edges_of(rows)
    laid = np.log(0.25 + 0.75 * sigmoid(s.level[graph.gates.targets[edges]]))
    return np.exp(np.bincount(owner, laid, len(rows)).astype(np.float32))


def openings(graph: SkillGraph, unmet: Flags, rows: Rows, c: PlannerConstants) -> Floats:
    """Return the discounted number of unmet skills that wait behind each of the given skills."""
    if 8 * len(rows) > len(graph):
        return np.minimum(np.float32(c.opening_cap), graph.descendants.weight_to(unmet)[rows])
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
