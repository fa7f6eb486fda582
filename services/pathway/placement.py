"""Placement: what a learner knows already, by few answers, and which question tells most (pure).

The belief is a weight on each of many states of knowledge (`placement_states`); an answer multiplies the weight of the states that it fits.
What is asked next is what is expected to leave the least doubt over all skills, so that an answer is carried along the prerequisite graph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from services.pathway.placement_states import Floats, Rows, States

Flags = NDArray[np.bool_]
Ends = Literal["asked_enough", "sure", "nothing_left"]

SLIP: Final = 0.1  # wrong although known
GAP: Final = 0.03  # a skill that is not known although all around it says so: forgotten, or never met
GUESS: Final = 0.1  # right although not known, where the answer is typed
MOST_GUESS: Final = 0.6  # however few the choices are, a right answer speaks for the skill
UNAWARE: Final = 0.05  # "I don't know" although the skill is known: rarer than a slip
SHORTLIST: Final = 48  # questions that are weighed: those most in doubt
LOOKED_AT: Final = 4_096  # states that stand for all when questions are weighed
SURE: Final = 0.005  # share of the skills that may still be wrong when nothing more is asked
LEAST_GAIN: Final = 0.0001  # share of the skills: a question that settles less is not worth its minute
TIE: Final = 0.02  # questions this near to the best one, relative to what it gains, count as equal
KNOWN, UNKNOWN = 0.8, 0.2
_SURE_ODDS: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Reply:
    """What a learner said to one question on a skill, by its row; `right` None for "I don't know"; `guess` the chance of a blind hit."""

    skill: int
    right: bool | None
    guess: float = GUESS

    @property
    def odds(self) -> tuple[float, float]:
        """Return the chance of this reply with and without the skill around; gaps are counted in."""
        guess = min(max(self.guess, _SURE_ODDS), MOST_GUESS)
        if self.right is None:
            return (1.0 - GAP) * UNAWARE + GAP, 1.0
        hit = _hit(guess)
        return (hit, guess) if self.right else (1.0 - hit, 1.0 - guess)

    @property
    def kept(self) -> float:
        """Return the chance that the skill itself is known, if the state has it: what of a gap this reply leaves."""
        with_skill, _ = self.odds
        right = UNAWARE if self.right is None else 1.0 - SLIP if self.right else SLIP
        return (1.0 - GAP) * right / with_skill


def _hit(guess: float) -> float:
    """Return the chance of a right answer in a state that has the skill."""
    return (1.0 - GAP) * (1.0 - SLIP) + GAP * guess


@dataclass(frozen=True, slots=True, eq=False)
class Belief:
    """How likely each state is after some replies: the log of its weight, the greatest being 0."""

    states: States
    replies: tuple[Reply, ...]
    log_weights: Floats

    def chances(self) -> Floats:
        """Return for each skill the chance that it is known."""
        weights = np.exp(self.log_weights)
        weights /= weights.sum(dtype=np.float64)
        chances = np.array([self.states.of(skill) @ weights for skill in range(len(self.states.bits))], np.float32)
        factor = np.full(len(chances), 1.0 - GAP, np.float32)
        for reply in self.replies:
            factor[reply.skill] = reply.kept
        return np.asarray(np.clip(chances, 0.0, 1.0) * factor, np.float32)


def believe(states: States, replies: Sequence[Reply]) -> Belief:
    """Return the belief after replies; their order does not matter, and contradictory ones are weighed against each other."""
    log_weights = np.zeros(states.count, np.float32)
    for reply in replies:
        with_skill, without = reply.odds
        log_weights += np.float32(np.log(without)) + states.of(reply.skill) * np.float32(np.log(with_skill) - np.log(without))
    if states.count:
        log_weights -= log_weights.max()
    return Belief(states, tuple(replies), log_weights)


@dataclass(frozen=True, slots=True)
class PlacementQuestion:
    """The skill to ask about next, by its row, and how many skills it is expected to settle."""

    skill: int
    gain: float


def next_question(belief: Belief, may: Flags, opens: Floats, left: int) -> PlacementQuestion | Ends:
    """Return what to ask, or why nothing more is asked.

    Args:
        belief: after the replies so far.
        may: the skills that can be asked about: with a question, and not asked yet.
        opens: what hangs on each skill; among equals the greater is asked.
        left: how many questions the learner still accepts.
    """
    if left <= 0:
        return "asked_enough"
    chosen, weights = _looked_at(belief)
    held = belief.states.some(chosen)
    known = held @ weights
    if float(np.minimum(known, 1.0 - known).sum()) <= SURE * len(known):
        return "sure"
    asked = _shortlist(known, may)
    if not len(asked):
        return "nothing_left"
    gains = _gains(held, weights, known, asked)
    best = float(gains.max())
    if best <= LEAST_GAIN * len(known):
        return "nothing_left"
    near = np.flatnonzero(gains >= best * (1.0 - TIE))
    pick = int(near[np.argmax(opens[asked[near]])])
    return PlacementQuestion(int(asked[pick]), float(gains[pick]))


def _looked_at(belief: Belief) -> tuple[Rows, Floats]:
    """Return the states that stand for all, with their weights: an even draw while many are likely, the likeliest when few are."""
    weights = np.exp(belief.log_weights)
    total = float(weights.sum(dtype=np.float64))
    many = min(LOOKED_AT, len(weights))
    if total**2 < many / 4 * float((weights * weights).sum(dtype=np.float64)):
        chosen = np.sort(np.argpartition(weights, -many)[-many:])
        share = weights[chosen]
    else:
        points = (np.arange(many) + 0.5) * (total / many)
        drawn = np.minimum(np.searchsorted(np.cumsum(weights, dtype=np.float64), points), len(weights) - 1)
        chosen, counts = np.unique(drawn, return_counts=True)
        share = counts.astype(np.float32)
    return chosen, np.asarray(share / share.sum(dtype=np.float64), np.float32)


def _shortlist(known: Floats, may: Flags) -> Rows:
    """Return the skills worth weighing: those that may be asked about and are most in doubt."""
    asked = np.flatnonzero(may)
    if len(asked) <= SHORTLIST:
        return asked
    doubt = known[asked] * (1.0 - known[asked])
    return np.sort(asked[np.argsort(-doubt, kind="stable")[:SHORTLIST]])


def _gains(held: Floats, weights: Floats, known: Floats, asked: Rows) -> Floats:
    """Return by how much each question is expected to lessen the doubt, summed over skills.

    Doubt is p (1 - p), which falls with every answer that tells something, and min(p, 1 - p), the share of wrong verdicts if one were given
    now: the first looks further ahead, the second does not waste the last questions.
    """
    both = (held[asked] * weights) @ held.T  # knowing what is asked, and each skill
    hit = _hit(GUESS)
    right = (known[asked] * hit + (1.0 - known[asked]) * GUESS)[:, None]
    known_right = hit * both + GUESS * (known[None, :] - both)
    known_wrong = known[None, :] - known_right
    lost_right, lost_wrong = right - known_right, (1.0 - right) - known_wrong
    after = known_right * lost_right / right + known_wrong * lost_wrong / (1.0 - right)
    after += np.minimum(known_right, lost_right) + np.minimum(known_wrong, lost_wrong)
    before = float((known * (1.0 - known) + np.minimum(known, 1.0 - known)).sum())
    return np.asarray(before - after.sum(axis=1), np.float32)


def is_presumed_known(chance: float) -> bool:
    """Return whether a skill of such a chance is taken as known, and opens what builds on it."""
    return chance >= KNOWN


@dataclass(frozen=True, slots=True)
class Following:
    """What follows an answer: a skill to ask about, by its row, or why it ends and what is believed then (chances by row)."""

    skill: int | None
    ended: Ends | Literal["stopped"] | None = None
    chances: tuple[tuple[int, float], ...] = ()


def following(states: States, replies: Sequence[Reply], may: Flags, opens: Floats, left: int, *, stop: bool = False) -> Following:
    """Return how a placement goes on after replies; see `next_question`. Of a placement without answers nothing is believed.

    The chances are those of skills that are likely known or in doubt; the others are to be learnt.
    """
    belief = believe(states, replies)
    found = "stopped" if stop else next_question(belief, may, opens, left)
    if isinstance(found, PlacementQuestion):
        return Following(found.skill)
    if not replies:
        return Following(None, found)
    chances = belief.chances()
    return Following(None, found, tuple((int(row), round(float(chances[row]), 3)) for row in np.flatnonzero(chances > UNKNOWN)))
