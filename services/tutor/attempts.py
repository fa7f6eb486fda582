"""What an attempt does: the entry it becomes, and the reply it gets (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from schemas.answers import shapes_of
from schemas.course import Misconception, Step
from schemas.grading import Answer, Graded, shape_of
from schemas.journal import Attempted, AttemptWords, Offered
from schemas.tutor import AttemptIn, AttemptOut, MasteryOut, MisconceptionOut, NextOut
from services.curriculum import CourseVersion, Question
from services.mastery import Predictor
from services.memory import Draft
from services.pathway import OpenOffer
from services.tutor.errors import AnswerShape, StepNotOpen
from services.tutor.evidence import attempted
from services.tutor.free_text import UNMARKED
from services.tutor.ladder import closes
from services.tutor.render import current_step, others_closed, progress_of, skill_out

SHAPE_NAMES = {"text": "one text", "list": "a list of texts", "rows": "rows, each a list of cells"}


@dataclass(frozen=True, slots=True)
class Standing:
    """Mastery of one skill at one moment, as shown: chance on an average unseen item, and whether it counts as mastered."""

    skill: str
    mastery: float
    mastered: bool


def checked_step(question: Question, wanted: str, given: Answer) -> Step:
    """Return the step of the question that an attempt names.

    Raises:
        StepNotOpen: the question has no such step.
        AnswerShape: the answer has another shape than the step's type takes.
    """
    step = question.step(wanted)
    if step is None:
        raise StepNotOpen
    shapes = shapes_of(step.answer.type)
    if shape_of(given) not in shapes:
        said = " or ".join(SHAPE_NAMES[shape] for shape in sorted(shapes))
        raise AnswerShape(f"A step of type {step.answer.type} takes {said} as its answer")
    return step


def must_be_open(question: Question, offer: OpenOffer, step: Step) -> None:
    """Raise StepNotOpen unless this is the step to answer now."""
    now = current_step(question, offer)
    if now is None or now.id != step.id:
        raise StepNotOpen


def attempt_draft(
    attempt: AttemptIn, offer: OpenOffer, offered: Offered, version: CourseVersion, question: Question, step: Step, graded: Graded
) -> tuple[Draft, Attempted]:  # fmt: skip
    """Return the journal entry that an attempt becomes, and its evidence."""
    done = progress_of(offer, step.id)
    counted = graded.verdict != "unsure"
    attempts = done.attempts + counted
    closed = graded.reason in UNMARKED or (
        counted
        and closes(correct=graded.verdict == "correct", attempts=attempts, bottom_out=done.bottom_out, is_check=offer.activity == "check")
    )
    evidence = attempted(
        offer.id, offered, version, question, step, graded,
        attempt_no=max(1, attempts), hints=done.rung, bottom_out=done.bottom_out, aided=done.rung > 0 or done.helped,
        closes_step=closed, closes_offer=closed and others_closed(question, offer, step), seconds=attempt.seconds,
    )  # fmt: skip
    draft = Draft(attempt.id, "attempt", evidence, AttemptWords(answer=attempt.answer, understood=graded.understood), attempt.client_at)
    return draft, evidence


def standings(predictor: Predictor, skills: Sequence[str], now: datetime) -> tuple[Standing, ...]:
    """Return how mastery of these skills stands."""
    views = [predictor.skill(skill, now) for skill in skills]
    return tuple(Standing(view.skill, view.mastery, view.is_mastered) for view in views)


def attempt_out(
    evidence: Attempted, attempt: AttemptIn, graded: Graded, version: CourseVersion, step: Step,
    before: Sequence[Standing], after: Sequence[Standing], following: NextOut,
) -> AttemptOut:  # fmt: skip
    """Return the reply to an attempt. The solution is shown once the step is closed."""
    return AttemptOut(
        id=attempt.id,
        offer_id=evidence.offer_id,
        step=step.id,
        verdict=graded.verdict,
        score=graded.score,
        message=graded.message,
        told=graded.told,
        feedback=graded.feedback or _misconception_feedback(version, step, graded.misconception),
        understood=graded.understood,
        misconception=_misconception(version, step, graded.misconception),
        tests=graded.tests,
        line=graded.line,
        marks=graded.marks,
        waiting=graded.reason == "waits_for_person",
        counted=graded.verdict != "unsure",
        mastery=tuple(
            MasteryOut(skill=skill_out(version.skill(was.skill)), before=was.mastery, after=now.mastery, mastered=now.mastered)
            for was, now in zip(before, after, strict=True)
        ),
        solution=(step.solution or None) if evidence.closes_step else None,
        completed=evidence.completes,
        next=following,
    )


def _misconception(version: CourseVersion, step: Step, named: str | None) -> MisconceptionOut | None:
    found = _find(version, step, named)
    return MisconceptionOut(id=found.id, name=found.name) if found else None


def _misconception_feedback(version: CourseVersion, step: Step, named: str | None) -> str | None:
    found = _find(version, step, named)
    return found.feedback if found else None


def _find(version: CourseVersion, step: Step, named: str | None) -> Misconception | None:
    candidates = (one for skill in step.skills for one in version.skill(skill).misconceptions)
    return next((one for one in candidates if one.id == named), None)
