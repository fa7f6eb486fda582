"""A hint: the next rung of the ladder at a desk, or why there is none; and a rung shown again."""

from __future__ import annotations

from uuid import uuid4

from schemas.journal import HintShown
from schemas.tutor import HintIn, HintOut
from services.curriculum import Question
from services.mastery import shard_part
from services.memory import Desk, Draft
from services.pathway import OpenOffer
from services.tutor.authored import NO_HELP
from services.tutor.errors import StepNotOpen
from services.tutor.evidence import gave_up
from services.tutor.ladder import next_rung, rungs, why_none
from services.tutor.render import current_step, others_closed, progress_of
from services.tutor.rooms import Visit


async def climb(desk: Desk, at: Visit, opened: OpenOffer, question: Question, asked: HintIn) -> HintOut:
    """Add the next rung to the desk and return it, or say why there is none. The last rung closes the step without success.

    Args:
        desk: the learner's desk with the plan.
        at: the visit with the version of the offer.
        opened: the open offer.
        question: its question.
        asked: what was asked for.

    Raises:
        StepNotOpen: another step is to be answered now.
    """
    step = current_step(question, opened)
    if step is None or step.id != asked.step:
        raise StepNotOpen
    if opened.activity == "check":
        return HintOut(shown=False, text=NO_HELP, rung=0, last=False)
    done = progress_of(opened, step.id)
    rung = next_rung(step, done.rung, done.attempts, done.attempts_at_rung)
    if rung is None:
        return HintOut(shown=False, text=why_none(step, done.rung), rung=done.rung, last=False)
    shown = HintShown(
        offer_id=opened.id, course=at.version.slug, item=question.item_id, step=step.id, skills=step.skills, rung=rung.number, last=rung.last
    )  # fmt: skip
    if rung.last:  # before anything is added: the part that the closing entry concerns
        await desk.load([("knowledge", shard_part(at.version.slug, question.item_id))])
    desk.add(Draft(asked.id, "hint", shown))
    if rung.last:  # an entry of kind `attempt` without an answer, so that both models hear of it
        desk.add(Draft(uuid4(), "attempt", gave_up(at.version, opened, question, step)))
    completed = rung.last and others_closed(question, opened, step)
    return HintOut(shown=True, text=rung.text, rung=rung.number, last=rung.last, completed=completed)


def shown_again(shown: HintShown, question: Question, *, completed: bool) -> HintOut:
    """Return the rung that an earlier request was shown."""
    step = question.step(shown.step)
    found = [rung for rung in rungs(step) if rung.number == shown.rung] if step else []
    if not found:
        raise StepNotOpen
    return HintOut(shown=True, text=found[0].text, rung=shown.rung, last=shown.last, completed=completed)
