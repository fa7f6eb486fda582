"""What a learner sees of an offer: the question without its answers, the rungs shown, and why it was offered (pure)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from schemas.answers import shapes_of
from schemas.course import Skill, Step
from schemas.tutor import (
    AlternativeOut,
    ChoiceOut,
    ItemOut,
    LessonOut,
    NextOut,
    OfferOut,
    ReasonOut,
    SkillOut,
    StepOut,
    TrialOut,
    WorkedExampleOut,
)
from services.curriculum import CourseVersion, Question
from services.mastery import moment_of
from services.pathway import Alternative, Choice, NothingToDo, OpenOffer, StepProgress
from services.tutor.ladder import shown_texts
from services.tutor.rooms import Visit

REASONS = {
    "due_review": "You learnt this before, and it is about to fade: now is the best moment to bring it back.",
    "new_ready": "You are ready for something new: everything it builds on is in place.",
    "presumed": "By your placement you know this already.",
    "weakest_ready": "Of all that you have started, a few minutes here bring you furthest.",
    "completion_first": "It is new, so a part of the way is given: you complete it.",
    "confirm_mastery": "You seem to know this; one question without help makes sure.",
    "towards_goal": "It is needed for what you are working towards.",
    "similar_after_solution": "You have just seen how such a question is solved; now it is your turn.",
    "asked_by_learner": "You chose this.",
    "asked_to_test_out": "You want to show that you know this: two questions in a row without help, and it counts as known.",
    "pinned": "Your teacher chose this for you.",
    "nothing_due": "Nothing is due, so this one keeps what you know fresh.",
}
NOTHING = {
    "course_empty": "This course has no questions yet; your teacher can add some.",
    "all_exempt": "Your teacher has exempted you from everything in this course.",
    "skipped": "You have put off everything that is left for today.",
    "locked": "What is left cannot open, because its prerequisites need each other; tell your teacher.",
}


def reason_out(code: str, texts: dict[str, str] = REASONS) -> ReasonOut:
    """Return a reason in plain words; a code without words says itself."""
    return ReasonOut(code=code, text=texts.get(code, code.replace("_", " ").capitalize() + "."))


def skill_out(skill: Skill) -> SkillOut:
    """Return a skill as learners see it."""
    return SkillOut(id=skill.id, title=skill.title, objective=skill.objective)


def current_step(question: Question, offer: OpenOffer) -> Step | None:
    """Return the first step that is not closed."""
    return next((step for step in question.steps if not progress_of(offer, step.id).is_closed), None)


def progress_of(offer: OpenOffer, step_id: str) -> StepProgress:
    """Return what has been done on a step, without noting anything."""
    return offer.steps.get(step_id) or StepProgress()


def others_closed(question: Question, offer: OpenOffer, step: Step) -> bool:
    """Return whether every other step of the question is closed."""
    return all(progress_of(offer, other.id).is_closed for other in question.steps if other.id != step.id)


def next_out(visit: Visit, version: CourseVersion, offer: OpenOffer, question: Question | None, ranking: Choice | NothingToDo) -> NextOut:
    """Return the open offer, shown by its own course version, with the ready alternatives in the version of the visit."""
    beside = () if isinstance(ranking, NothingToDo) else _beside(ranking, offer.skill)
    listed = tuple(AlternativeOut(skill=skill_out(visit.version.skill(one.skill)), due=one.due, new=one.new) for one in beside)
    shown = offer_out(visit.enrollment.id, version, offer, question)
    return NextOut(offer=shown, alternatives=listed, remembered=visit.remembered)


def nothing_out(visit: Visit, nothing: NothingToDo) -> NextOut:
    """Return why there is nothing to do, and until when: the beginning of that day where the learner is."""
    until = datetime.combine(nothing.until, time(), ZoneInfo(visit.enrollment.zone)).astimezone(UTC) if nothing.until else None
    return NextOut(offer=None, nothing=reason_out(nothing.reason, NOTHING), until=until, remembered=visit.remembered)


def _beside(ranking: Choice, open_skill: str) -> tuple[Alternative, ...]:
    """Return the alternatives of a ranking that was made beside an open offer, with its own first choice among them."""
    return tuple(one for one in ranking.alternatives if one.skill != open_skill)


def offer_out(enrollment_id: UUID, version: CourseVersion, offer: OpenOffer, question: Question | None) -> OfferOut:
    """Return the offer as its learner sees it."""
    skill = version.skill(offer.skill)
    step = current_step(question, offer) if question else None
    return OfferOut(
        id=offer.id,
        enrollment_id=enrollment_id,
        activity=offer.activity,
        skill=skill_out(skill),
        lesson=_lesson(skill, read=offer.is_begun) if offer.lesson else None,
        example=_example(skill, offer.seed) if offer.activity == "completion" and not offer.lesson else None,
        item=_item(question, offer) if question else None,
        step=step.id if step else None,
        aided=offer.activity != "check",
        why=tuple(reason_out(code) for code in offer.reasons),
        offered_at=moment_of(offer.started_s),
    )


def _lesson(skill: Skill, *, read: bool) -> LessonOut:
    return LessonOut(
        read=read,
        explanation=skill.explanation,
        worked_examples=tuple(WorkedExampleOut(title=example.title, body=example.body) for example in skill.worked_examples),
    )


def _example(skill: Skill, seed: int) -> WorkedExampleOut | None:
    """Return one of the skill's worked examples; which, the offer's seed says."""
    if not skill.worked_examples:
        return None
    chosen = skill.worked_examples[seed % len(skill.worked_examples)]
    return WorkedExampleOut(title=chosen.title, body=chosen.body)


def item_out(question: Question, steps: Collection[str]) -> ItemOut:
    """Return a question that was not begun, with some of its steps."""
    shown = tuple(_step(step, StepProgress()) for step in question.steps if step.id in steps)
    return ItemOut(id=question.item_id, title=question.title, stem=question.stem, steps=shown)


def _item(question: Question, offer: OpenOffer) -> ItemOut:
    return ItemOut(
        id=question.item_id,
        title=question.title,
        stem=question.stem,
        steps=tuple(_step(step, progress_of(offer, step.id), given=step.id in offer.given) for step in question.steps),
    )


def _step(step: Step, done: StepProgress, *, given: bool = False) -> StepOut:
    return StepOut(
        id=step.id,
        prompt=step.prompt,
        answer_type=step.answer.type,
        form=step.answer.form,
        unknown=step.answer.unknown,
        choices=tuple(ChoiceOut(id=choice.id, text=choice.text) for choice in step.answer.choices),
        shapes=tuple(sorted(shapes_of(step.answer.type))),
        units=step.answer.units,
        start=step.answer.start,
        tests=tuple(TrialOut(call=test.call, input=test.input, expect=test.expect) for test in step.answer.tests if not test.hidden),
        done=done.is_closed,
        attempts=done.attempts,
        hints=shown_texts(step, done.rung),
        given=given,
        solution=step.solution if given else None,
    )
