"""About how long what is open will still take (pure): an estimate for whoever decides whether to begin."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp
from typing import Final

from schemas.course import Skill
from services.curriculum import Question
from services.mastery import ItemParameters, item_key
from services.pathway import OpenOffer, PlannerConstants
from services.tutor.render import progress_of

WORDS_PER_MINUTE: Final = 150.0  # read with care, formulas among them
MOST_SECONDS: Final = 600.0


def about_minutes(
    skill: Skill, offer: OpenOffer, question: Question | None, known: Mapping[str, ItemParameters], c: PlannerConstants
) -> float:
    """Return the minutes that the rest of an offer is expected to take.

    Args:
        skill: Whose lesson is read, if it still is.
        offer: What is open.
        question: Its question, None for a lesson alone.
        known: What was observed of the course's items, by item key; a step that is not among them takes as long as the plan counts.
        c: The planner's numbers.
    """
    reading = _reading(skill) if offer.lesson and not offer.is_begun else 0.0
    if question is None:
        return reading
    left = [step.id for step in question.steps if not progress_of(offer, step.id).is_closed]
    return reading + sum(_answering(known.get(item_key(question.item_id, step)), c) for step in left)


def _reading(skill: Skill) -> float:
    texts = (skill.explanation, *(example.body for example in skill.worked_examples))
    return sum(len(text.split()) for text in texts) / WORDS_PER_MINUTE


def _answering(observed: ItemParameters | None, c: PlannerConstants) -> float:
    if observed is None or observed.log_seconds is None:
        return c.attempt_minutes
    return min(MOST_SECONDS, exp(observed.log_seconds)) / 60.0
