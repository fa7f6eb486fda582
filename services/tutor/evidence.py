"""A graded answer becomes the evidence of its journal entry (pure)."""

from __future__ import annotations

from typing import Final, Literal
from uuid import UUID

from schemas.course import Step
from schemas.grading import Graded
from schemas.journal import Attempted, Offered, SkillEvidence
from services.curriculum import CourseVersion, Question
from services.grading import MODEL_WEIGHT
from services.pathway import OpenOffer, weight_of
from services.tutor.render import others_closed, progress_of


def skill_evidence(version: CourseVersion, skill: str, score: float, weight: float) -> SkillEvidence:
    """Return what an answer says about one skill, with the edges of the skill graph that the folds need."""
    graph = version.graph
    return SkillEvidence(
        skill=skill, score=score, weight=weight, requires=graph.needs(skill), encompasses=graph.practised_along(skill),
        fact=version.skill(skill).fact_like,
    )  # fmt: skip


def attempted(
    offer_id: UUID, offer: Offered, version: CourseVersion, question: Question, step: Step, graded: Graded, *,
    attempt_no: int, hints: int, bottom_out: bool, aided: bool, closes_step: bool, closes_offer: bool, seconds: float | None,
) -> Attempted:  # fmt: skip
    """Return the evidence of an attempt.

    The score is the graded one: what help costs is the learner model's to say. `unsure` bears no weight, marks of a model a little.

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
    weight = 0.0 if graded.verdict == "unsure" else weight_of(offer.activity) * (MODEL_WEIGHT if graded.marks else 1.0)
    return Attempted(
        offer_id=offer_id,
        course=offer.course,
        activity=offer.activity,
        item=question.item_id,
        step=step.id,
        verdict=graded.verdict,
        score=graded.score,
        skills=tuple(
            skill_evidence(version, skill, graded.score, weight * share) for skill, share in blamed(version, step, graded.misconception)
        ),
        difficulty=question.difficulty or 0.0,
        hints=hints,
        bottom_out=bottom_out,
        aided=aided,
        attempt_no=attempt_no,
        seconds=seconds,
        misconception=graded.misconception,
        lesson_first=offer.lesson,
        closes_step=closes_step,
        marked_by=marked_by(step, graded),
        marks=tuple((mark.criterion, mark.marks) for mark in graded.marks),
        completes=closes_offer,
    )


BESIDE_BLAMED: Final = 0.5
"""What a wrong answer says of the step's other skills when it reveals a wrong idea about one of them."""


def blamed(version: CourseVersion, step: Step, misconception: str | None) -> tuple[tuple[str, float], ...]:
    """Return a step's skills, each with the share of the evidence that it bears: a named wrong idea blames its own skill."""
    owners = {skill for skill in step.skills if any(one.id == misconception for one in version.skill(skill).misconceptions)}
    return tuple((skill, 1.0 if not owners or skill in owners else BESIDE_BLAMED) for skill in step.skills)


def marked_by(step: Step, graded: Graded) -> Literal["model", "nobody"] | None:
    """Return who marked free text; None for an answer that needs no marks, or that could not be taken."""
    if step.answer.type != "free_text" or graded.reason in ("empty", "too_long"):
        return None
    return "model" if graded.marks else "nobody"


def gave_up(version: CourseVersion, offer: OpenOffer, question: Question, step: Step) -> Attempted:
    """Return the evidence of a solution shown in place of an answer: no success, and the step is closed.

    After a try of the learner's own it counts as little as any further try, as that try has told the most.
    """
    done = progress_of(offer, step.id)
    return Attempted(
        offer_id=offer.id,
        course=version.slug,
        activity=offer.activity,
        item=question.item_id,
        step=step.id,
        verdict="incorrect",
        score=0.0,
        skills=tuple(skill_evidence(version, skill, 0.0, weight_of(offer.activity)) for skill in step.skills),
        difficulty=question.difficulty or 0.0,
        hints=done.rung,
        bottom_out=True,
        aided=True,
        attempt_no=done.attempts + 1,
        lesson_first=offer.lesson,
        gave_up=True,
        closes_step=True,
        completes=others_closed(question, offer, step),
    )
