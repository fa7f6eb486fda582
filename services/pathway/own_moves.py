"""A learner's own moves beside choosing and skipping: testing out, taking a skip back, leaving an offer, minutes for today (pure)."""

from __future__ import annotations

from datetime import date
from math import log, sqrt
from typing import Final

from schemas.journal import Attempted, Moved, SkillEvidence
from services.pathway.belief import LEVEL, SHRINK, VARIANCE
from services.pathway.constants import PlannerConstants
from services.pathway.state import ASKED, HALF_TESTED, KNOWN, STRIDE, TESTING, PlanState, day_number

TEST_OUT: Final = "asked_to_test_out"
KNOWN_CHANCE: Final = 0.85  # that a skill which counts as known is believed to be known with, at least
KNOWN_VARIANCE: Final = 0.5
_UNDER_TEST: Final = TESTING | HALF_TESTED


def own_move(plan: PlanState, moved: Moved, today: date, c: PlannerConstants) -> None:
    """Move the plan by what a learner chose, while the open offer is still there."""
    if moved.move in ("choose", "test_out"):  # whoever asks for one thing asks no longer for another
        _lower(plan, _UNDER_TEST if moved.move == "choose" else _UNDER_TEST | ASKED)
    if moved.move == "minutes" and moved.minutes is not None:
        plan.wanted_day, plan.wanted_minutes = day_number(today), moved.minutes
    elif moved.move == "abandon" and moved.by == "learner" and plan.offer is not None and plan.offer.id == moved.offer_id:
        plan.flag(plan.row(plan.offer.skill, c), _UNDER_TEST, up=False)
    elif moved.skill is not None:
        _of_skill(plan, moved.move, plan.row(moved.skill, c))


def tested(plan: PlanState, attempt: Attempted, c: PlannerConstants) -> None:
    """Settle what an answer says about a test-out, before the offer is closed.

    Two questions in a row, all of their steps right at the first try, and the skill counts as known, as does all that it needs. One
    mistake ends the test; beyond the evidence it costs nothing. A mistake on a skill that counts as known takes that back.
    """
    if attempt.verdict == "unsure":
        return
    for evidence in attempt.skills:
        _doubt(plan, evidence)
    offer = plan.offer
    if offer is None or offer.id != attempt.offer_id or TEST_OUT not in offer.reasons:
        return
    row = plan.row(offer.skill, c)
    if attempt.verdict != "correct" or attempt.attempt_no > 1 or attempt.aided:
        plan.flag(row, _UNDER_TEST, up=False)
    elif attempt.completes and plan.flags[row] & HALF_TESTED:
        for skill in (offer.skill, *offer.infers):
            know(plan, skill, c)
    elif attempt.completes and plan.flags[row] & TESTING:
        plan.flag(row, HALF_TESTED, up=True)


def _doubt(plan: PlanState, evidence: SkillEvidence) -> None:
    """Count a skill as known no more once an answer speaks against it."""
    if evidence.score <= 0.5 and evidence.weight > 0.0 and evidence.skill in plan.rows:
        plan.flag(plan.rows[evidence.skill], KNOWN, up=False)


def know(plan: PlanState, skill: str, c: PlannerConstants) -> None:
    """Count a skill as known: what builds on it opens, and it is believed to be known with at least `KNOWN_CHANCE`."""
    row = plan.row(skill, c)
    plan.flag(row, _UNDER_TEST, up=False)
    plan.flag(row, KNOWN, up=True)
    at = row * STRIDE
    variance = min(plan.cells[at + VARIANCE], KNOWN_VARIANCE)
    level = log(KNOWN_CHANCE / (1.0 - KNOWN_CHANCE)) * sqrt(1.0 + SHRINK * variance) - plan.head[0]
    plan.cells[at + VARIANCE] = variance
    plan.cells[at + LEVEL] = min(c.a_max, max(plan.cells[at + LEVEL], level))


def _of_skill(plan: PlanState, move: str, row: int) -> None:
    if move == "unskip":
        plan.skip_until[row] = 0
    elif move == "test_out":
        plan.skip_until[row] = 0
        plan.flag(row, TESTING, up=True)
    elif move in ("skip", "exempt"):
        plan.flag(row, _UNDER_TEST, up=False)


def _lower(plan: PlanState, flags: int) -> None:
    for row in range(len(plan.flags)):
        plan.flag(row, flags, up=False)
