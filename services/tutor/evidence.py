"""A graded answer becomes the evidence of its journal entry (pure)."""

from __future__ import annotations

from uuid import UUID

from schemas.course import Skill, Step
from schemas.grading import Graded
from schemas.journal import Attempted, Offered, SkillEvidence
from services.curriculum import CourseVersion, Question


def skill_evidence(skill: Skill, score: float, weight: float) -> SkillEvidence:
    """Return what an answer says about one skill, with the edges of the skill graph that the folds need."""
    return SkillEvidence(
        skill=skill.id,
        score=score,
        weight=weight,
        requires=tuple(prerequisite.id for prerequisite in skill.prerequisites),
        encompasses=tuple((along.id, along.weight) for along in skill.encompasses),
    )


def attempted(
    offer_id: UUID, offer: Offered, version: CourseVersion, question: Question, step: Step, graded: Graded, *,
    attempt_no: int, hints: int, bottom_out: bool, aided: bool, closes_step: bool, closes_offer: bool, seconds: float | None,
) -> Attempted:  # fmt: skip
    """Return the evidence of an attempt.

    The score is the graded one: what help costs is the learner model's to say. `unsure` bears no weight.

    Args:
        offer_id: the offer answered.
        offer: what was offered.
        version: the course version it was offered from.
        question: the item at the offer's seed.
        step: the step answered.
        graded: the verdict.
        attempt_no: which counted attempt at the step this is, from 1.
        hints: rungs shown before.
        bottom_out: the whole solution had been shown.
        aided: a hint or the tutor had helped.
        closes_step: the step is done with this attempt.
        closes_offer: the offer is done with this attempt.
        seconds: time spent, as the client measured it.
    """
    weight = 0.0 if graded.verdict == "unsure" else 1.0
    return Attempted(
        offer_id=offer_id,
        course=offer.course,
        activity=offer.activity,
        item=question.item_id,
        step=step.id,
        verdict=graded.verdict,
        score=graded.score,
        skills=tuple(skill_evidence(version.skill(skill), graded.score, weight) for skill in step.skills),
        difficulty=question.difficulty or 0.0,
        hints=hints,
        bottom_out=bottom_out,
        aided=aided,
        attempt_no=attempt_no,
        seconds=seconds,
        misconception=graded.misconception,
        lesson_first=offer.lesson,
        closes_step=closes_step,
        completes=closes_offer,
    )
