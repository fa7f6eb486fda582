"""What one journal entry says about ability: a score, a weight, and the skills it is about (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from schemas.journal import Attempted, Placed, SkillEvidence
from services.mastery.filter import logistic
from services.mastery.parameters import EvidenceConstants, ItemParameters
from services.mastery.state import item_key


class Observation(NamedTuple):
    """Evidence ready for the filter: `skills` sorted and distinct, `key` None when no item was answered, `facts` those of the skills that are facts."""

    skills: tuple[str, ...]
    score: float
    weight: float
    key: str | None
    difficulty: float
    again: bool
    seconds: float | None
    facts: tuple[str, ...] = ()


def of_attempt(attempt: Attempted, c: EvidenceConstants) -> Observation | None:
    """Return the evidence of an attempt; None if it is no evidence either way.

    The scores of the entry are the graded ones: help is discounted here, and nowhere else, so that its price can be refit.
    """
    skills, score, weight = _joined(attempt.skills)
    if not weight or attempt.verdict == "unsure":
        return None
    key = item_key(attempt.item, attempt.step)
    return Observation(
        skills, score * credit(attempt, c), weight, key, attempt.difficulty, attempt.attempt_no > 1, attempt.seconds, _facts(attempt.skills)
    )


def credit(attempt: Attempted, c: EvidenceConstants) -> float:
    """Return the share of its score that an answer keeps after the help it had; help by the tutor costs no less than one hint."""
    return 0.0 if attempt.bottom_out else max(0.0, 1.0 - c.hint_cost * max(attempt.hints, attempt.aided))


def of_placement(placed: Placed) -> Observation | None:
    """Return the evidence of one answer of a diagnostic; "I don't know" is a wrong answer without a guess."""
    skills, score, weight = _joined(placed.skills)
    if not weight:
        return None
    key = item_key(placed.item, placed.step or "a") if placed.item else None
    return Observation(skills, 0.0 if placed.dont_know else score, weight, key, placed.difficulty, False, None, _facts(placed.skills))


def _facts(skills: Sequence[SkillEvidence]) -> tuple[str, ...]:
    """Return the skills that are facts."""
    return tuple([one.skill for one in skills if one.fact])


def _joined(skills: Sequence[SkillEvidence]) -> tuple[tuple[str, ...], float, float]:
    """Return the skills that bear weight in canonical order, their weighted mean score, and their mean weight."""
    if len(skills) == 1:
        only = skills[0]
        return (only.skill,), only.score, only.weight
    counted = {one.skill: one for one in skills if one.weight > 0.0}
    if not counted:
        return (), 0.0, 0.0
    ordered = tuple(sorted(counted))
    total = sum(counted[name].weight for name in ordered)
    return ordered, sum(counted[name].score * counted[name].weight for name in ordered) / total, total / len(ordered)


def is_repeat(before_s: int | None, again: bool, at_s: int, c: EvidenceConstants) -> bool:
    """Return whether an answer repeats what the learner has just worked on, and so counts for less."""
    return again or (before_s is not None and at_s - before_s < c.session_gap_s)


def slowness(seconds: float | None, item: ItemParameters | None, c: EvidenceConstants) -> float:
    """Return how slow an answer was, in (0, 1), against the item's mean; 0 where either is unknown."""
    if not seconds or item is None or item.log_seconds is None:
        return 0.0
    return logistic(c.slow_slope * (log(seconds) - item.log_seconds) / item.log_seconds_deviation)
