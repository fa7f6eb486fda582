"""The filter over columns: all learners take their n-th step together (pure). It says what `filter` says, a hundred times as fast.

`tests/mastery/test_fitting.py` holds both to the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from services.mastery.fitting.answers import Answers
from services.mastery.fitting.changes import Floats, Ints, Presumptions
from services.mastery.parameters import FilterConstants, ParameterSet
from services.mastery.presumed import WEIGHT

SHRINK = np.pi / 8.0


def sigmoid(x: NDArray[np.floating]) -> Floats:
    """Return the logistic function; by way of tanh, which does not overflow."""
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * x))


@dataclass(frozen=True, slots=True, eq=False)
class Foreseen:
    """What the filter foresaw, per answer: `forms.FILTER` as columns, and what a difficulty is learnt from.

    Args:
        columns: The features of FILTER, a row per answer.
        ability: z without the difficulty.
        doubt: Variance without the difficulty's.
    """

    columns: Floats
    ability: Floats
    doubt: Floats

    @property
    def logit(self) -> Floats:
        """Return the filter's logit."""
        return np.asarray(self.columns[:, 0])


@dataclass(slots=True, eq=False)
class _States:
    """The state of all learners and of their touched skills; row 0 of the skills takes what pads."""

    m_g: Floats
    v_g: Floats
    m_f: Floats
    v_f: Floats
    m_a: Floats
    v_a: Floats
    m_c: Floats
    v_c: Floats
    last: Floats  # hours of the last practice; below 0 where there was none

    @classmethod
    def start(cls, learners: int, rows: int, c: FilterConstants) -> _States:
        def full(size: int, value: float) -> Floats:
            return np.full(size, value)

        return cls(
            full(learners, c.start_logit), full(learners, c.v_g0), full(learners, 0.0), full(learners, c.v_f0),
            full(rows, 0.0), full(rows, c.v_a0), full(rows, 0.0), full(rows, c.v_c0), full(rows, -1.0),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _Presumed:
    """What was presumed at one step: of different skills, each a row of the states."""

    rows: Ints
    whose: Ints
    chance: Floats
    hours: Floats


def _named(whose: Ints, skill: Ints, life: Ints, sizes: tuple[int, int]) -> Ints:
    """Return a number for each life of each skill of each learner."""
    names, lives = sizes
    return np.asarray((whose * (names + 1) + skill) * lives + life)


def _before_practice(given: Presumptions, ranks: Ints, found: Ints, first: Ints, sizes: tuple[int, int]) -> dict[int, list[_Presumed]]:
    """Return what was presumed of skills that were not practised yet, by step; of one skill several times at a step, one after the other.

    Args:
        given: What was presumed.
        ranks: The learners' places in the states by their numbers, -1 for those who are not here.
        found: What `_named` says of the skills that are ever practised, in the order of their rows; -1 in front where some rows are padded.
        first: The step at which each row is practised first.
        sizes: Of `_named`.
    """
    given = given.chosen(given.learner < len(ranks))
    whose = ranks[given.learner]
    named = np.where((whose >= 0) & (given.life < sizes[1]), _named(whose, given.skill, given.life, sizes), -2)
    place = np.minimum(np.searchsorted(found, named), len(found) - 1)
    rows = place + (0 if int(found[0]) == -1 else 1)
    kept = (found[place] == named) & (given.step <= first[rows])
    by_step: dict[int, list[_Presumed]] = {}
    order = np.flatnonzero(kept)
    step, row = given.step[order], rows[order]
    sorted_ = np.lexsort((np.arange(len(order)), row, step))
    order, step, row = order[sorted_], step[sorted_], row[sorted_]
    starts = np.flatnonzero(np.r_[True, (np.diff(step) != 0) | (np.diff(row) != 0)]) if len(order) else np.zeros(0, np.intp)
    turn = np.arange(len(order)) - np.repeat(starts, np.diff(np.r_[starts, len(order)]))
    for key in np.unique(np.column_stack([step, turn]), axis=0).tolist() if len(order) else ():
        chosen = order[(step == key[0]) & (turn == key[1])]
        by_step.setdefault(key[0], []).append(_Presumed(rows[chosen], whose[chosen], given.chance[chosen], given.hours[chosen]))
    return by_step


class Walk:
    """Answers laid out by step: the first answers of all learners, then the second ones, and so on."""

    def __init__(self, answers: Answers) -> None:
        """Lay the answers out; do it once, walk often."""
        self.answers = answers
        _, starts, lengths = np.unique(answers.learner, return_index=True, return_counts=True)
        step = np.arange(len(answers)) - np.repeat(starts, lengths)
        rank = np.empty(len(lengths), np.intp)
        rank[np.argsort(-lengths, kind="stable")] = np.arange(len(lengths))
        whose = np.repeat(rank, lengths)
        self.order: Ints = np.lexsort((whose, step))
        self.bounds = np.r_[0, np.cumsum(np.bincount(step))] if len(answers) else np.zeros(1, np.intp)
        self.learners = len(lengths)
        skills = answers.skills[self.order]
        self.mask = skills >= 0
        self.share: Floats = 1.0 / np.maximum(1, self.mask.sum(axis=1))
        lives = int(answers.lives.max(initial=0)) + 1
        pairs = np.where(self.mask, _named(whose[self.order][:, None], skills, answers.lives[self.order], (len(answers.names), lives)), -1)
        found, rows = np.unique(pairs, return_inverse=True)
        pads = bool(len(found)) and int(found[0]) == -1
        self.rows: Ints = rows.reshape(pairs.shape) + (0 if pads else 1)
        self.row_count = len(found) + (0 if pads else 1)
        self.score, self.weight, self.repeat = answers.score[self.order], answers.weight[self.order], answers.repeat[self.order]
        self.counted, self.hours = self.weight, answers.hours[self.order]
        self.is_timed = bool(len(answers)) and (bool(np.ptp(answers.hours) > 0) or len(answers.presumed) > 0)
        self.presumed: dict[int, list[_Presumed]] = {}
        if len(answers.presumed) and len(answers):
            ranks = np.full(answers.learners, -1)
            ranks[answers.learner] = whose
            first = np.full(self.row_count, len(answers))
            np.minimum.at(first, self.rows, step[self.order][:, None])
            self.presumed = _before_practice(answers.presumed, ranks, found, first, (len(answers.names), lives))

    def through(self, mean: Floats, variance: Floats, p: ParameterSet) -> Foreseen:
        """Return what is foreseen of every answer, in the order of the answers.

        Args:
            mean: difficulties by item number.
            variance: their variances.
            p: the constants of filter and evidence.
        """
        c = p.filter
        self.counted = np.where(self.repeat, p.evidence.repeat_weight, 1.0) * self.weight
        states = _States.start(self.learners, self.row_count, c)
        item = self.answers.item[self.order]
        m_b, v_b = mean[item], variance[item]
        out = np.empty((len(self.answers), 10))
        for step, (begin, end) in enumerate(pairwise(self.bounds.tolist())):
            for presumed in self.presumed.get(step, ()):
                self._presume(states, presumed, c)
            self._step(states, begin, end, m_b[begin:end], v_b[begin:end], out[begin:end], c)
        back = np.empty_like(out)
        back[self.order] = out
        return Foreseen(back[:, :8], back[:, 8], back[:, 9])

    def _step(self, s: _States, begin: int, end: int, m_b: Floats, v_b: Floats, out: Floats, c: FilterConstants) -> None:
        """Foresee one answer of every learner who has one, and absorb it."""
        k = end - begin
        rows, mask, share = self.rows[begin:end], self.mask[begin:end], self.share[begin:end]
        m_g, v_g = s.m_g[:k], np.minimum(s.v_g[:k] + c.q_g, c.v_g0)
        m_f, v_f = s.m_f[:k] * c.rho_f, s.v_f[:k] * c.rho_f**2 + c.q_f
        m_a, v_a, m_c, v_c = self._drifted(s, rows, self.hours[begin:end, None], c)
        slow, fast = share * (m_a * mask).sum(axis=1), share * (m_c * mask).sum(axis=1)
        ability, doubt = m_g + m_f + slow + fast, v_g + v_f + share * share * ((v_a + v_c) * mask).sum(axis=1)
        z, variance = ability - m_b, doubt + v_b
        kappa = 1.0 / np.sqrt(1.0 + SHRINK * variance)
        weakest = np.where(mask, m_a + m_c, np.inf).min(axis=1)
        for place, column in enumerate((kappa * z, m_g, m_f, slow, fast, m_b, np.sqrt(variance), weakest, ability, doubt)):
            out[:, place] = column
        chance, weight = sigmoid(z), self.counted[begin:end]
        h = weight * chance * (1.0 - chance)
        den = 1.0 + variance * h
        step, shrink = weight * (self.score[begin:end] - sigmoid(kappa * z)) / den, h / den
        s.m_g[:k], s.v_g[:k] = m_g + v_g * step, v_g - v_g * v_g * shrink
        s.m_f[:k], s.v_f[:k] = m_f + v_f * step, v_f - v_f * v_f * shrink
        step, shrink = (share * step)[:, None], (share * share * shrink)[:, None]
        s.m_a[rows], s.v_a[rows] = m_a + v_a * step, v_a - v_a * v_a * shrink
        s.m_c[rows], s.v_c[rows] = m_c + v_c * step, v_c - v_c * v_c * shrink
        s.last[rows] = np.maximum(s.last[rows], self.hours[begin:end, None])

    def _presume(self, s: _States, seen: _Presumed, c: FilterConstants) -> None:
        """Move skills that were never practised towards the chances that they are known; the same as `mastery.presumed`."""
        v_g, v_f = np.minimum(s.v_g[seen.whose] + c.q_g, c.v_g0), s.v_f[seen.whose] * c.rho_f**2 + c.q_f
        m_a, v_a, m_c, v_c = (each[:, 0] for each in self._drifted(s, seen.rows[:, None], seen.hours[:, None], c))
        z, variance = s.m_g[seen.whose] + s.m_f[seen.whose] * c.rho_f + m_a + m_c, v_g + v_f + v_a + v_c + c.v_b0
        expected = sigmoid(z)
        h = WEIGHT * expected * (1.0 - expected)
        den = 1.0 + variance * h
        foreseen = sigmoid(z / np.sqrt(1.0 + SHRINK * variance))
        s.m_a[seen.rows] = m_a + v_a * WEIGHT * (seen.chance - foreseen) / den
        s.v_a[seen.rows] = v_a - v_a * v_a * h / den
        s.m_c[seen.rows], s.v_c[seen.rows] = m_c, v_c
        s.last[seen.rows] = np.maximum(s.last[seen.rows], seen.hours)

    def _drifted(self, s: _States, rows: Ints, now: Floats, c: FilterConstants) -> tuple[Floats, Floats, Floats, Floats]:
        """Return slow mean and variance, fast mean and variance of the skills at the moment of looking."""
        last = s.last[rows]
        touched = last >= 0.0
        v_a, v_c = s.v_a[rows], s.v_c[rows]
        if self.is_timed:
            hours = np.where(touched, np.maximum(0.0, now - last), 0.0)
            keep = c.rho_c * np.exp(-hours / c.tau_c_hours)
            drift = c.q_a + c.q_at * np.log1p(hours)
        else:
            keep, drift = np.full((1, 1), c.rho_c), np.full((1, 1), c.q_a)
        keep = np.where(touched, keep, 1.0)
        v_a = np.where(touched, np.minimum(v_a + drift, c.v_a0), v_a)
        return s.m_a[rows], v_a, keep * s.m_c[rows], keep * keep * v_c + (1.0 - keep * keep) * c.v_c0
